/// What resolvers, this one included, have decided since a pass was planned, so that those that run at once share the
/// work: there, all that was committed when the plan was made has been considered.
struct DecidedChunks {
    let user: String?
    /// PostgreSQL's text of the interval. Another one decides otherwise.
    let grace: String
    /// The number drawn after the plan.
    let since: Int64
    private var seen: Set<Int64> = []
    private var last: Int64
    private var wholes: Set<Int> = []
    private var parts: Set<Part> = []

    private struct Part: Hashable {
        let resource: Int
        let span: String
    }

    /// Numbers are drawn before commits: so many before the last one may still come.
    private static let overlap: Int64 = 32

    /// - Parameter plan: without chunks it has no number, and nothing is asked.
    init(user: String?, grace: String, since plan: Plan) {
        self.user = user
        self.grace = grace
        since = plan.number ?? 0
        last = since
    }

    /// How many chunks it knows of.
    var count: Int { seen.count }

    /// Asks for what is new.
    var query: Query {
        let after = max(since, last - Self.overlap)
        let known = (after...last).filter(seen.contains).map(Int.init)
        return """
            select id, resources::text[], span::text
            from booking.decided_after(\(user), \(grace), \(after), \(known))
            """
    }

    /// Takes the answer to `query`.
    mutating func learn(_ rows: RowSet) {
        for row in rows {
            let id = row.int64("id")
            seen.insert(id)
            last = max(last, id)
            let resources = row.texts("resources").compactMap { $0.flatMap { Int($0) } }
            if let span = row.optionalText("span") {
                for resource in resources { parts.insert(Part(resource: resource, span: span)) }
            } else {
                wholes.formUnion(resources)
            }
        }
    }

    /// What is left of a chunk; nil when nothing is.
    func rest(of chunk: Chunk) -> Chunk? {
        let left = chunk.resources.filter { resource in
            !wholes.contains(resource)
                && !(chunk.span.map { parts.contains(Part(resource: resource, span: $0)) } ?? false)
        }
        return left.isEmpty ? nil : chunk.part(left)
    }
}
