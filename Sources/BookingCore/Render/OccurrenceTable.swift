/// The bookings of a series, as people read what has become of them.
struct OccurrenceTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ occurrences: [Occurrence]) -> String {
        var table = Table(
            columns: [
                .init(header: "ID"), .init(header: "RESOURCE", role: .name),
                .init(header: "TIME (\(format.label))", role: .time), .init(header: "STATUS"),
                .init(header: "CONFLICTS", alignment: .right), .init(header: "NEXT FREE", role: .time),
            ], format: format)
        for occurrence in occurrences { table.append(row(occurrence)) }
        return table.render(for: screen) + summary(occurrences)
    }

    private func row(_ occurrence: Occurrence) -> [Table.Cell] {
        let booking = occurrence.booking
        return [
            .init(booking.shortID), .init(booking.resource), .init(.slot(booking.slot), format),
            .init(booking.status.label(screen), booking.status.attribute),
            .init(occurrence.conflicts == 0 ? "" : String(occurrence.conflicts)),
            occurrence.nextFree.map { .init(.slot($0), format) } ?? .init(""),
        ]
    }

    private func summary(_ occurrences: [Occurrence]) -> String {
        let series = occurrences.first?.booking.shortSeries.map { "series \($0): " } ?? ""
        let conflicts = occurrences.count { $0.conflicts > 0 }
        return "\(series)\(occurrences.count.counting("booking"))"
            + (conflicts == 0 ? "" : ", \(conflicts) in conflict") + "\n"
    }
}

extension Report {
    static func occurrences(_ occurrences: [Occurrence]) -> Report {
        Report(ids: occurrences.compactMap(\.booking.id), records: occurrences) {
            try OccurrenceTable(format: $0.timeFormat(), screen: $0.screen).render(occurrences)
        }
    }
}
