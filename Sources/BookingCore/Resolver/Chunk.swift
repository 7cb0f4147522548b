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
    /// From a row of `booking.plan_pass`.
    init(_ row: Row) {
        resources = row.texts(0).compactMap { $0.flatMap { Int($0) } }
        span = row.optionalText(1)
        pending = row.int(2)
    }
}
