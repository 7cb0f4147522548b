/// What all resolvers have decided since this pass was planned, so that those that run at once share the work: there, all
/// that was committed when the plan was made has been considered.
struct DecidedElsewhere {
    let user: String?
    let grace: String
    /// PostgreSQL's text of the moment of the plan.
    let since: String
    private var last: Int64 = 0
    private var seen: Set<Int64> = []
    private var wholes: Set<Int> = []
    private var parts: Set<Part> = []

    private struct Part: Hashable {
        let resource: Int
        let span: String
    }

    init(user: String?, grace: String, since: String) {
        self.user = user
        self.grace = grace
        self.since = since
    }

    /// Ids are given before commits: so many of the last ones are asked for again.
    private static let overlap: Int64 = 100

    /// Asks for what is new.
    var query: Query {
        """
        select id, resources::text[], span::text
        from booking.decided_since(\(user), \(grace), \(since)::timestamptz, \(last - Self.overlap))
        """
    }

    /// Takes the answer to `query`.
    mutating func learn(_ rows: RowSet) {
        for row in rows where seen.insert(row.int64(0)).inserted {
            last = max(last, row.int64(0))
            let resources = row.texts(1).compactMap { $0.flatMap { Int($0) } }
            if let span = row.optionalText(2) {
                for resource in resources { parts.insert(Part(resource: resource, span: span)) }
            } else {
                wholes.formUnion(resources)
            }
        }
    }

    /// Whether somebody else has decided anything, where this resolver has decided so many chunks.
    func isBeside(_ own: Int) -> Bool { seen.count > own }

    /// What is left of a chunk; nil when nothing is.
    func rest(of chunk: Chunk) -> Chunk? {
        let left = chunk.resources.filter { resource in
            !wholes.contains(resource)
                && !(chunk.span.map { parts.contains(Part(resource: resource, span: $0)) } ?? false)
        }
        return left.isEmpty ? nil : Chunk(resources: left, span: chunk.span, pending: chunk.pending)
    }
}
