extension Session {
    /// The server's clock; the client's is never asked.
    func now() throws -> Timestamp {
        try read(("select clock_timestamp()" as Query).giving([("clock_timestamp", .time)]))[0].one().timestamp(0)
    }

    /// One booking, by its id or a prefix of it.
    func booking(_ id: String, for user: String?) throws -> BookingRecord {
        try BookingRecord(read("select * from booking.show_booking(\(user), \(id))")[0].one())
    }
}
