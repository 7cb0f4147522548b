/// Changes of rights, settings and resources as people read them.
struct AuditTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ records: [AuditRecord]) -> String {
        var table = Table(
            columns: [
                .init(header: "AT (\(format.label))", role: .time), .init(header: "BY", role: .person),
                .init(header: "WHAT", role: .name), .init(header: "BEFORE"), .init(header: "AFTER", role: .note),
            ], format: format)
        for record in records {
            table.append([
                .init(.moment(record.at), format),
                .init(record.actingFor.map { "\(record.actor) for \($0)" } ?? record.actor),
                .init("\(record.kind) \(record.subject)"), .init(words(record.before)), .init(words(record.after)),
            ])
        }
        return table.render(for: screen)
    }

    /// `right=delegate for=alice, bob`
    private func words(_ value: JSON?) -> String {
        guard let value else { return "-" }
        if let text = value.string { return text }
        if let elements = value.elements { return elements.map(words).joined(separator: ", ") }
        guard let members = value.members else { return Value.json(value).cell ?? "" }
        return members.map { "\($0.name)=\(words($0.value))" }.joined(separator: " ")
    }
}
