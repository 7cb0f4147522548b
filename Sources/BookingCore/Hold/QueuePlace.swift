/// What came of asking.
enum Turn {
    case held([BookingRecord])
    case waiting(QueuePlace)

    init(_ rows: RowSet) throws {
        if let row = rows.first, row.int("place") > 0 {
            self = .waiting(QueuePlace(row))
        } else {
            self = .held(try rows.map { try BookingRecord($0) })
        }
    }
}

/// A place in the queue of those who wait to hold something.
struct QueuePlace: Equatable {
    /// From 1.
    let place: Int
    /// How long it is expected to last from now on, at least; nil where nobody can tell.
    let remaining: Duration?
    let expectedAt: Timestamp?
    let holder: String?
    let heldUntil: Timestamp?

    init(_ row: Row) {
        place = row.int("place")
        remaining = row.optionalDouble("waits").map { .milliseconds(Int64(max(0, $0) * 1_000)) }
        expectedAt = row.optionalTimestamp("expected_at")
        holder = row.optionalText("held_by")
        heldUntil = row.optionalTimestamp("held_until")
    }
}
