extension Session {
    /// The bookings of a series, by their start.
    func series(of id: String, _ scope: SeriesScope, for user: String?) throws -> [BookingRecord] {
        try readResolved(for: user, "select * from booking.series_of(\(user), \(id), \(scope == .following))")[0]
            .map { try BookingRecord($0) }
    }

    /// A change of a series: the round trip of every write, and what has become of the bookings by then.
    func writeSeries(_ change: Query, under key: RequestKey, for user: String?) throws -> [Occurrence] {
        let written: Query = """
            select (o.booking).*, o.conflicts, o.next_start, o.next_end
            from booking.series_written(\(user), \(key.key)) o
            """
        let answers = try write([
            [change],
            [.lookAgain(user, key), .resolveWritten(user, key)],
            [written],
        ])
        let rows = answers[2][0].isEmpty ? try read(written)[0] : answers[2][0]
        guard !rows.isEmpty else { throw Failure.unexpectedAnswer("no rows") }
        return try rows.map { try Occurrence($0) }
    }
}
