/// What a pass would do: the answer to `--dry-run`.
struct Rehearsal: JSONWritable {
    /// What would become of one PENDING booking.
    struct Verdict {
        let booking: BookingRecord
        let status: BookingRecord.Status
        /// Of what keeps it from being VALID the oldest: its id and its owner. Of a winner, the oldest of those before it
        /// that lose to others. Nil when there is none.
        let blocker: (id: String, user: String)?
        let graceEnded: Timestamp
    }

    let pass: PassRecord
    let verdicts: [Verdict]

    func write(to json: inout JSONText) {
        json.object {
            pass.writeFields(to: &$0)
            $0.field("would_promote", promoted.compactMap(\.id))
            $0.field("would_reject", bookings(.rejected).compactMap(\.id))
        }
    }

    var promoted: [BookingRecord] { bookings(.valid) }

    private func bookings(_ status: BookingRecord.Status) -> [BookingRecord] {
        verdicts.filter { $0.status == status }.map(\.booking)
    }
}

extension Rehearsal {
    /// From the rows of `booking.rehearse_pass`, of which the last has the counts alone.
    init(_ rows: RowSet, elapsed: Int) throws {
        guard let last = rows.last else { throw Failure.unexpectedAnswer("no rows") }
        verdicts = try rows.dropLast().map { try Verdict($0) }
        pass = PassRecord(pending: last.int("pending"), resources: last.int("resources"), elapsedMilliseconds: elapsed)
    }
}

extension Rehearsal.Verdict {
    fileprivate init(_ row: Row) throws {
        status = try BookingRecord.Status(database: row.text("verdict"))
        graceEnded = row.timestamp("grace_ended_at")
        blocker = row.optionalUUID("blocker").map { ($0, row.optionalText("blocker_user") ?? BookingRecord.somebody) }
        booking = try BookingRecord(row)
    }
}
