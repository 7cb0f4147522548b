/// What a pass would do, as people read it: what it would decide, and why. Bookings that it would leave are only counted.
struct RehearsalTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ rehearsal: Rehearsal) -> String {
        var table = Table(
            columns: [
                .init(header: "ID"), .init(header: "RESOURCE", role: .name),
                .init(header: "TIME (\(format.label))", role: .time), .init(header: "USER", role: .person),
                .init(header: "BECOMES"), .init(header: "WHY", role: .note),
            ], format: format)
        for verdict in rehearsal.verdicts { table.append(row(verdict)) }
        return (rehearsal.verdicts.isEmpty ? "" : table.render(for: screen))
            + "\(rehearsal.pass.pending) would stay PENDING\n"
    }

    private func row(_ verdict: Rehearsal.Verdict) -> [Table.Cell] {
        let booking = verdict.booking
        return [
            .init(booking.shortID), .init(booking.resource), .init(.slot(booking.slot), format), .init(booking.owner),
            .init(verdict.status.label(screen), verdict.status.attribute), .init(reason(verdict)),
        ]
    }

    private func reason(_ verdict: Rehearsal.Verdict) -> String {
        guard let blocker = verdict.blocker else { return "nothing older in its way" }
        guard verdict.status != .valid else { return "\(blocker.user) is older but loses (\(blocker.id.prefix(8)))" }
        return "\(blocker.user) has it (\(blocker.id.prefix(8))); grace ended \(format.moment(verdict.graceEnded))"
    }
}
