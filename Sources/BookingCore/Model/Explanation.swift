/// Why a booking has its status: what `why` prints.
struct Explanation: JSONWritable {
    let booking: BookingRecord
    let blockers: [BookingRecord]
    /// Its place in the queue for its time, from 1; nil unless it is PENDING, as are the others.
    let position: Int?
    let graceEnds: Timestamp?
    /// Nil also when no resolver is at work.
    let nextPass: Timestamp?
    /// When its resource is closed in its time, and why; nil where it is not.
    let closed: String?
    /// Who has yet to approve it, any one of them; nil where nobody has to.
    let approvers: [String]?
    /// Who is in line to hold its resource in its time, and was there before it.
    let queue: [QueueRecord]
    /// Nobody came for it, so it was ended early.
    let isNoShow: Bool
    /// Of a DELETED one.
    var deletion: Deletion?

    struct Deletion {
        let actor: String?
        let at: Timestamp
    }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("booking", booking)
            $0.field("blockers", blockers)
            $0.field("position", position)
            $0.field("grace_ends_at", graceEnds?.rfc3339)
            $0.field("next_pass_at", nextPass?.rfc3339)
            if let closed { $0.field("closed", closed) }
            if let approvers { $0.field("approvers", approvers) }
            if isNoShow { $0.field("no_show", true) }
            if !queue.isEmpty { $0.field("queue", queue) }
            if let deletion {
                $0.field("deleted_by", deletion.actor)
                $0.field("deleted_at", deletion.at.rfc3339)
            }
        }
    }
}

extension Explanation {
    static func query(_ id: String, for user: String?) -> Query {
        "select w.place, w.grace_ends_at, w.next_pass_at, w.closed, w.approvers, w.no_show, (w.booking).* from booking.why(\(user), \(id)) w"
    }

    /// From the rows of `booking.why`: the booking's with its figures, then a row for each blocker.
    init(_ rows: RowSet, queue: [QueueRecord] = []) throws {
        guard let first = rows.first else { throw Failure.unexpectedAnswer("no rows") }
        self.queue = queue
        position = first.optionalInt("place")
        graceEnds = first.optionalTimestamp("grace_ends_at")
        nextPass = first.optionalTimestamp("next_pass_at")
        closed = first.optionalText("closed")
        approvers = first.isNull("approvers") ? nil : first.texts("approvers").compactMap { $0 }
        isNoShow = first.bool("no_show")
        booking = try BookingRecord(first)
        blockers = try rows.dropFirst().map { try BookingRecord($0) }
    }
}
