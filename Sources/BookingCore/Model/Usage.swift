/// How resources were used between two times: in all, and by resource, day and user.
struct Usage: JSONWritable {
    let slot: Slot
    /// That of its days.
    let zone: Zone
    let now: Timestamp
    let rows: [UsageRecord]

    var total: UsageRecord { rows(.all).first ?? UsageRecord() }

    func rows(_ group: UsageRecord.Group) -> [UsageRecord] { rows.filter { $0.group == group } }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("from", Value.time(slot.start))
            $0.field("to", Value.time(slot.end))
            $0.field("time_zone", Value.text(zone.name))
            $0.field("total", total)
            $0.field("resources", rows(.resource))
            $0.field("days", rows(.day))
            $0.field("users", rows(.user))
        }
    }
}

/// Of one resource, day or user, or of all.
struct UsageRecord: Record {
    enum Group: String, CaseIterable {
        case all, resource, day, user
    }

    var group = Group.all
    var resource: String?
    var day: CivilDate?
    /// Nil also for those whose names are kept from the reader, all together.
    var user: String?
    /// Bookings that begin then, whatever became of them, but for deleted ones; those of them that are VALID.
    var requests = 0
    var bookings = 0
    var noShows = 0
    /// Requests that met an older one, and those that were rejected.
    var conflicts = 0
    var rejected = 0
    /// For which it could have been booked; a user has none.
    var openHours: Double?
    var bookedHours = 0.0
    var heldHours = 0.0
    var wastedHours = 0.0
    /// Seconds until a booking was VALID: of the one in the middle, and what 95 of 100 took at most.
    var medianWait: Double?
    var longWait: Double?

    static let columns = [
        "resource_id", "day", "user_id", "requests", "bookings", "no_shows", "conflicts", "rejected", "open_hours",
        "booked_hours", "held_hours", "wasted_hours", "wait_median_seconds", "wait_p95_seconds",
    ]

    var values: [Value] {
        [Value(resource), Value(day?.iso), Value(user)]
            + [requests, bookings, noShows, conflicts, rejected].map(Value.number)
            + [openHours, bookedHours, heldHours, wastedHours, medianWait, longWait].map { Value(decimal: $0) }
    }

    /// What part of the time that there is was booked, from 0 to 1; bookings of times that were closed later add nothing.
    var utilisation: Double? {
        openHours.map { $0 > 0 ? min(1, bookedHours / $0) : 0 }
    }

    /// What it is about.
    var name: String {
        switch group {
        case .all: "all"
        case .resource: resource ?? ""
        case .day: day?.iso ?? ""
        case .user: user ?? BookingRecord.somebody
        }
    }
}

extension UsageRecord {
    /// From a row of `booking.report`, with its day as a number.
    init(_ row: Row) {
        group = Group(rawValue: row.text("kind")) ?? .all
        resource = row.optionalText("resource_id")
        day = row.optionalInt64("day_number").map { CivilDate(daysSinceEpoch: Int($0)) }
        user = row.optionalText("user_id")
        (requests, bookings, noShows) = (row.int("requests"), row.int("bookings"), row.int("no_shows"))
        (conflicts, rejected) = (row.int("conflicts"), row.int("rejected"))
        openHours = row.optionalDouble("open_hours")
        (bookedHours, heldHours) = (row.double("booked_hours"), row.double("held_hours"))
        wastedHours = row.double("wasted_hours")
        (medianWait, longWait) = (row.optionalDouble("wait_median"), row.optionalDouble("wait_p95"))
    }
}

extension Value {
    /// With four decimals at most, which is a third of a second in hours.
    init(decimal: Double?) {
        self = decimal.map { .json(.number(Decimals.text($0, most: 4))) } ?? .null
    }
}
