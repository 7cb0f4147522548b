/// Resources as people read them.
struct ResourceTable {
    let format: TimeFormat
    let screen: TerminalSettings

    func render(_ resources: [ResourceRecord]) -> String {
        var table = Table(columns: [
            .init(header: "NAME", role: .name), .init(header: "NOW (\(format.label))", role: .person),
            .init(header: "WANTED BY", role: .person), .init(header: "TAGS", role: .note),
        ])
        for resource in resources {
            table.append([.init(resource.name), .init(state(resource)), .init(wanted(resource)), .init(tags(resource))])
        }
        return table.render(for: screen)
    }

    /// One of them in full.
    func details(_ resource: ResourceRecord) -> [(name: String, value: String)] {
        let next = resource.next.map { "\(format.slot($0)), \(resource.nextBy ?? BookingRecord.somebody)" }
        let rules = (resource.rules.elements ?? []).map { rule in
            (name: rule.elements?.first?.string ?? "", value: rule.elements?.last?.string ?? "")
        }
        let known: [(String, String?)] = [
            ("closed", resource.heldUntil == nil ? nil : resource.closed),
            ("unapproved", resource.unapproved.map { "\($0)" }),
        ]
        let more = known.compactMap { name, value in value.map { (name: name, value: $0) } } + rules
        return [
            ("name", resource.name), ("now", state(resource)), ("next", next ?? "-"),
            ("wanted by", wanted(resource).isEmpty ? "-" : wanted(resource)),
            ("tags", tags(resource).isEmpty ? "-" : tags(resource)), ("times in", format.label),
        ] + more
    }

    private func wanted(_ resource: ResourceRecord) -> String {
        (resource.wantedBy.elements ?? []).map { $0.string ?? BookingRecord.somebody }.joined(separator: ", ")
    }

    func state(_ resource: ResourceRecord) -> String {
        if let end = resource.heldUntil {
            return "held by \(resource.heldBy ?? BookingRecord.somebody) until \(format.time(end.cutToSecond))"
        }
        if resource.isRetired { return "retired" }
        let closed = resource.closed.map { "closed \($0)" }
        if resource.isClosed, let closed { return closed }
        return [resource.freeUntil.map { "free until \(format.time($0))" } ?? "free", closed].compactMap(\.self)
            .joined(separator: "; ")
    }

    private func tags(_ resource: ResourceRecord) -> String {
        (resource.tags.members ?? []).map { "\($0.name)=\($0.value.string ?? "")" }.joined(separator: " ")
    }
}

extension Report {
    static func resource(_ resource: ResourceRecord) -> Report {
        Report(ids: [resource.name], record: resource) { try text([resource], $0) }
    }

    static func resources(_ resources: [ResourceRecord]) -> Report {
        Report(ids: resources.map(\.name), records: resources) { try text(resources, $0) }
    }

    private static func text(_ resources: [ResourceRecord], _ context: Context) throws -> String {
        try ResourceTable(format: context.timeFormat(), screen: context.screen).render(resources)
    }
}
