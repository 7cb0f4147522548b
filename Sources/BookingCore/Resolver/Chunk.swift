/// A part of a pass that is one transaction: the PENDING bookings of some resources, or of one within a span of time.
struct Chunk: Equatable {
    let resources: [Int]
    /// PostgreSQL's text of a range; nil for all times.
    let span: String?
    /// How many there were when it was planned.
    let pending: Int

    /// Each resource by itself.
    var parts: [Chunk] { resources.map { part([$0]) } }

    /// Some of its resources, with their share of the bookings.
    func part(_ some: [Int]) -> Chunk {
        Chunk(resources: some, span: span, pending: max(1, pending * some.count / resources.count))
    }
}

extension Chunk {
    /// From a row of `booking.make_plan`.
    init(_ row: Row) {
        resources = row.texts("resources").compactMap { $0.flatMap { Int($0) } }
        span = row.optionalText("span")
        pending = row.int("pending")
    }
}
