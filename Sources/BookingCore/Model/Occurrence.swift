/// A booking of a series: how many others it conflicts with, and where it is PENDING then, when the next time is free.
struct Occurrence: Record, Equatable {
    let booking: BookingRecord
    let conflicts: Int
    let nextFree: Slot?
    /// Those, a hundred at most, where they were asked for.
    var conflicting: [BookingRecord]?

    static let columns = BookingRecord.columns + ["conflicts", "next_start", "next_end"]

    var values: [Value] {
        booking.values + [.number(conflicts), Value(nextFree?.start), Value(nextFree?.end)]
    }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("booking", booking)
            if let conflicting { $0.field("conflicting", conflicting) }
            $0.field("conflicts", conflicts)
            if let nextFree {
                $0.object("next_free") {
                    $0.field("start_time", nextFree.start.rfc3339)
                    $0.field("end_time", nextFree.end.rfc3339)
                }
            }
        }
    }
}

extension Occurrence {
    init(_ row: Row) throws {
        booking = try BookingRecord(row)
        conflicts = row.int("conflicts")
        nextFree = row.optionalTimestamp("next_start").flatMap { start in
            row.optionalTimestamp("next_end").map { Slot(start: start, end: $0) }
        }
    }
}
