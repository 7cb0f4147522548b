import Foundation

extension Installation {
    /// Starts the resolver's loop.
    func startLoop(_ words: [String] = [], environment: [String: String] = [:]) -> RunningTool {
        let variables = ["BOOKING_DATABASE_URL": conninfo].merging(environment) { $1 }
        return RunningTool(["process-pending", "--loop"] + words, variables)
    }

    /// PENDING bookings of an hour each, one after the other, without conflicts; of ten users, as each may have only so many.
    func fillQueue(_ resource: String, bookings count: Int) {
        sql(
            """
            select count(*) from generate_series(1, \(count)) n, lateral booking.create_booking(
              'user-' || n % 10, '\(resource)', timestamptz '2030-01-01Z' + n * interval '2 hours',
              timestamptz '2030-01-01Z' + n * interval '2 hours' + interval '1 hour')
            """)
    }
}
