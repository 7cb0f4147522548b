/// Resources as people read them.
struct ResourceTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ resources: [ResourceRecord]) -> String {
        var table = Table(columns: [
            .init(header: "NAME", shrinkOrder: 2), .init(header: "NOW (\(format.label))"),
            .init(header: "TAGS", shrinkOrder: 1),
        ])
        for resource in resources {
            table.append([.init(resource.name), .init(state(resource)), .init(tags(resource))])
        }
        return table.render(for: screen)
    }

    private func state(_ resource: ResourceRecord) -> String {
        if let holder = resource.heldBy { return "held by \(holder)" }
        if resource.isRetired { return "retired" }
        return resource.freeUntil.map { "free until \(format.time($0))" } ?? "free"
    }

    private func tags(_ resource: ResourceRecord) -> String {
        (resource.tags.members ?? []).map { "\($0.name)=\($0.value.string ?? "")" }.joined(separator: " ")
    }
}

extension Context {
    func print(_ resource: ResourceRecord) throws {
        guard invocation.format == .json && !isQuiet else { return try print([resource]) }
        try out.write(JSONText.line(resource))
    }

    /// A table, records, or names alone.
    func print(_ resources: [ResourceRecord]) throws {
        if isQuiet { return try resources.forEach { try out.writeLine($0.name) } }
        guard invocation.format == .table else { return try printRecords(resources) }
        try page(try ResourceTable(format: timeFormat(), screen: screen).render(resources))
    }
}
