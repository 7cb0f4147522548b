extension Session {
    /// The server's clock; the client's is never asked.
    func now() throws -> Timestamp {
        try read(("select clock_timestamp()" as Query).giving([("clock_timestamp", .time)]))[0].one().timestamp(0)
    }

    /// The same where somebody needs it: for most times it is not asked.
    func now(if isNeeded: Bool) throws -> Timestamp? { isNeeded ? try now() : nil }

    /// One booking, by its id or a prefix of it.
    func booking(_ id: String, for user: String?) throws -> BookingRecord {
        try BookingRecord(readResolved(for: user, "select * from booking.show_booking(\(user), \(id))")[0].one())
    }

    /// An answer that is full, with the count of what is left out of it.
    func counting(_ answer: Conflicts, for user: String?) throws -> Conflicts {
        guard answer.conflicting.count >= Conflicts.page else { return answer }
        let (booking, slot) = (answer.booking, answer.booking.slot)
        let count = try? read(
            "select booking.count_overlapping(\(user), \(booking.resource), \(slot.start), \(slot.end), \(booking.id))")
        let more = max(0, (count?[0][0].int(0) ?? 0) - answer.conflicting.count)
        return Conflicts(booking: booking, conflicting: answer.conflicting, more: more)
    }
}
