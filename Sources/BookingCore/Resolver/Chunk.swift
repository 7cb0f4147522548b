/// A part of a pass that is one transaction: the PENDING bookings of some resources, or of one within a span of time.
struct Chunk: Equatable {
    let resources: [Int]
    /// PostgreSQL's text of a range; nil for all times.
    let span: String?
    /// How many there were when it was planned.
    let pending: Int

    /// Each resource by itself.
    var parts: [Chunk] { resources.map { Chunk(resources: [$0], span: span, pending: pending) } }
}

extension Chunk {
    /// Asks for the chunks of a pass over these resources, or all.
    static func plan(for user: String?, _ resources: [String]?) -> Query {
        "select resources::text[], span::text, pending from booking.plan_pass(\(user), \(resources))"
    }

    /// From a row of the answer to `plan`.
    init(_ row: Row) {
        resources = row.texts(0).compactMap { $0.flatMap { Int($0) } }
        span = row.optionalText(1)
        pending = row.int(2)
    }
}
