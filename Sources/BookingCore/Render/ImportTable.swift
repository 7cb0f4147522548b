/// What an import would do, as people read it: the rows that would be in conflict, and with what.
struct ImportTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ rehearsal: ImportRehearsal) -> String {
        let summary = Self.summary(rehearsal) + "\n"
        if rehearsal.conflicts.isEmpty { return summary }
        var table = Table(
            columns: [
                .init(header: "LINE", alignment: .right), .init(header: "RESOURCE", role: .name),
                .init(header: "TIME (\(format.label))", role: .time), .init(header: "USER", role: .person),
                .init(header: "CONFLICTS WITH", role: .note),
            ], format: format)
        for conflict in rehearsal.conflicts {
            table.append([
                .init(String(conflict.line)), .init(conflict.resource), .init(.slot(conflict.slot), format),
                .init(conflict.user), .init(others(conflict)),
            ])
        }
        return table.render(for: screen) + summary
    }

    /// In one line.
    static func summary(_ rehearsal: ImportRehearsal) -> String {
        let passedOver = rehearsal.passedOver > 0 ? " and pass over \(rehearsal.passedOver) that came before" : ""
        let conflicts = rehearsal.conflicts.isEmpty && rehearsal.rows > 0 ? ", none of them in conflict" : ""
        return "would import \(rehearsal.rows.counting("booking"))\(passedOver)\(conflicts)"
    }

    private func others(_ conflict: ImportRehearsal.Conflict) -> String {
        let named = conflict.lines.map { "line \($0)" } + conflict.ids.map { String($0.prefix(8)) }
        let more = conflict.count - named.count
        return named.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }
}
