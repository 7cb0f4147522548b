/// Where a user stands: what `status` prints.
struct Standing: JSONWritable {
    struct Waiting: JSONWritable {
        let booking: BookingRecord
        /// Its place in the queue for its time, from 1.
        let position: Int
        let blockers: [BookingRecord]
        /// When its resource is closed in its time, and why.
        let closed: String?
        /// Who has yet to approve it, any one of them.
        let approvers: [String]?

        func write(to json: inout JSONText) {
            json.object {
                $0.field("booking", booking)
                $0.field("position", position)
                $0.field("blockers", blockers)
                if let closed { $0.field("closed", closed) }
                if let approvers { $0.field("approvers", approvers) }
            }
        }
    }

    /// What somebody else did to a booking.
    struct Change: JSONWritable {
        let type: String
        let booking: BookingRecord
        let at: Timestamp
        let actor: String

        func write(to json: inout JSONText) {
            json.object {
                $0.field("type", type)
                $0.field("booking", booking)
                $0.field("at", at.rfc3339)
                $0.field("actor", actor)
            }
        }
    }

    let held: [BookingRecord]
    let next: [BookingRecord]
    let waiting: [Waiting]
    let conflicts: [Conflicts]
    /// The user's places in line to hold something, and who waits for what he holds.
    let queue: [QueueRecord]
    /// Since the user last looked, as are the displaced ones.
    let rejected: [BookingRecord]
    let displaced: [Change]
    /// What this look shows.
    let seen: String
    /// When that was.
    let at: Timestamp

    var hasNews: Bool { !rejected.isEmpty || !displaced.isEmpty }

    var bookings: [BookingRecord] {
        held + next + waiting.map(\.booking) + rejected + displaced.map(\.booking)
    }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("held", held)
            $0.field("next", next)
            $0.field("conflicts", conflicts)
            $0.field("rejected", rejected)
            $0.field("displaced", displaced)
            $0.field("waiting", waiting)
            $0.field("queue", queue)
        }
    }
}

extension Standing {
    /// From the rows of `booking.status`, and the user's conflicts.
    init(_ rows: RowSet, conflicts: [Conflicts], queue: [QueueRecord]) throws {
        var lines: [String: [Row]] = [:]
        for row in rows { lines[row.text("kind"), default: []].append(row) }
        func bookings(_ kind: String) throws -> [BookingRecord] {
            try (lines[kind] ?? []).map { try BookingRecord($0) }
        }
        let blockers = lines["behind"] ?? []
        waiting = try (lines["waiting"] ?? []).map { row in
            let booking = try BookingRecord(row)
            let others = try blockers.filter { $0.optionalUUID("waits") == booking.id }.map { try BookingRecord($0) }
            return Waiting(
                booking: booking, position: row.optionalInt("place") ?? 1, blockers: others,
                closed: row.optionalText("closed"),
                approvers: row.isNull("approvers") ? nil : row.texts("approvers").compactMap { $0 })
        }
        displaced = try ["booking_updated", "booking_deleted"].flatMap { type in
            try (lines[type] ?? []).compactMap { row in
                guard let actor = row.optionalText("actor"), let at = row.optionalTimestamp("at") else { return nil }
                return Change(type: type, booking: try BookingRecord(row), at: at, actor: actor)
            }
        }
        held = try bookings("held")
        next = try bookings("next")
        rejected = try bookings("booking_rejected")
        at = lines["seen"]?.first?.optionalTimestamp("at") ?? .earliest
        seen = lines["seen"]?.first?.optionalText("seen") ?? ""
        (self.conflicts, self.queue) = (conflicts, queue)
    }
}
