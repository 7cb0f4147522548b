/// What a pass has to do, as the database planned it.
struct Plan {
    let chunks: [Chunk]
    /// A number drawn after it: whatever is decided with a greater one has considered all that the plan knew.
    let number: Int64

    /// Asks, in one transaction, for a plan over these resources, or all.
    static func queries(for user: String?, _ resources: [String]?) -> [Query] {
        [
            "select resources::text[], span::text, pending from booking.plan_pass(\(user), \(resources))",
            "select booking.draw_decided(\(user))",
        ]
    }

    /// From the answers to `queries`.
    init(_ results: [RowSet]) {
        chunks = results[0].map(Chunk.init)
        number = results[1][0].int64(0)
    }
}
