/// What a pass has to do, as the database planned it.
struct Plan {
    let chunks: [Chunk]
    /// A number drawn after it: whatever is decided with a greater one has considered all that the plan knew. Nil where
    /// there is nothing to do.
    let number: Int64?

    /// Asks for a plan over these resources, or all.
    static func query(for user: String?, _ resources: [String]?) -> Query {
        "select resources::text[], span::text, pending, number from booking.make_plan(\(user), \(resources))"
    }

    /// From the answer to `query`.
    init(_ rows: RowSet) {
        chunks = rows.map(Chunk.init)
        number = rows.first?.int64("number")
    }
}
