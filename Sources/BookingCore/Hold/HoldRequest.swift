/// What somebody wants to hold from the moment he gets it: all of some resources, or one that has the tags.
struct HoldRequest {
    let resources: [String]
    let tags: Tags
    let length: Duration
    /// A shorter time that will do, where a booking comes after it.
    let least: Duration?
    let note: String?

    /// - Throws: a `Failure` where it is not said what.
    init(
        _ names: [String], tags: Tags, length: Duration, least: Duration?, note: String?, command: String
    ) throws {
        if names.isEmpty && tags.isEmpty { throw Failure.nothingToHold(command) }
        if !names.isEmpty && !tags.isEmpty { throw Failure.namesAndTags() }
        resources = try names.map(Name.resource)
        (self.tags, self.length, self.least, self.note) = (tags, length, least, note)
    }

    /// As a message names it.
    var name: String {
        resources.isEmpty ? tags.words.joined(separator: ", ") : resources.joined(separator: " and ")
    }

    func query(for user: String?, _ key: RequestKey, waits: Bool) -> Query {
        """
        select a.place, extract(epoch from coalesce(a.expected_at, (a.holder).end_time) - clock_timestamp())::float8 as waits, a.expected_at,
          (a.holder).user_id as held_by, (a.holder).end_time as held_until, (a.booking).*
        from booking.acquire(\(user), \(resources), \(tags.json), \(length), \(least), \(waits), \(note), \(key.key),
          \(key.request)) a
        """
    }
}

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
