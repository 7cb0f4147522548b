/// The history of a booking as people read it: when, who, what, and how it then was.
struct EventTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ events: [EventRecord]) -> String {
        var table = Table(
            columns: [
                .init(header: "AT (\(format.label))", role: .time), .init(header: "BY", role: .person),
                .init(header: "REV", alignment: .right), .init(header: "EVENT"), .init(header: "TIME", role: .time),
                .init(header: "NOTE", role: .note),
            ], format: format)
        for event in events { table.append(row(event)) }
        return table.render(for: screen)
    }

    private func row(_ event: EventRecord) -> [Table.Cell] {
        let booking = event.booking
        return [
            .init(.moment(event.at), format), .init(who(event)), .init(String(booking.revision)),
            .init(what(event), booking.status.attribute), .init(.slot(booking.slot), format),
            .init(event.conflicting.isEmpty ? booking.note ?? "" : others(event)),
        ]
    }

    private func who(_ event: EventRecord) -> String {
        event.actor.map { actor in event.actingFor.map { "\(actor) for \($0)" } ?? actor } ?? BookingRecord.somebody
    }

    /// What happened, behind the symbol of the status that the booking had then.
    private func what(_ event: EventRecord) -> String {
        event.booking.status.symbol(screen) + " " + event.verb
    }

    private func others(_ event: EventRecord) -> String {
        "with " + event.conflicting.map { "\($0.owner) \($0.shortID)" }.joined(separator: ", ")
    }
}
