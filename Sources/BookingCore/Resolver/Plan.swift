/// What a pass has to do, as the database planned it.
struct Plan {
    let chunks: [Chunk]
    /// PostgreSQL's text of a moment behind it: whoever looked later has considered all that the plan knew.
    let moment: String

    /// Asks, in one transaction, for a plan over these resources, or all.
    static func queries(for user: String?, _ resources: [String]?) -> [Query] {
        [
            "select resources::text[], span::text, pending from booking.plan_pass(\(user), \(resources))",
            "select clock_timestamp()::text",
        ]
    }

    /// From the answers to `queries`.
    init(_ results: [RowSet]) {
        chunks = results[0].map(Chunk.init)
        moment = results[1][0].text(0)
    }
}
