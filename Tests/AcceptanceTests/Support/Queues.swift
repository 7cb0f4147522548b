import Foundation

extension Installation {
    /// Starts the resolver's loop.
    func startLoop(_ words: [String] = [], environment: [String: String] = [:]) -> RunningTool {
        let variables = ["BOOKING_DATABASE_URL": conninfo].merging(environment) { $1 }
        return RunningTool(["process-pending", "--loop"] + words, variables)
    }

    /// PENDING bookings of an hour each, one after the other, without conflicts; of ten users, as each may have only so
    /// many. They are placed at once, as an import places its own.
    func fillQueue(_ resource: String, bookings count: Int) {
        sql(
            """
            insert into booking.resource (name) values ('\(resource)') on conflict do nothing;
            select booking.write_changes(
              array(
                select row('booking_created', jsonb_populate_record(null::booking.booking, jsonb_build_object(
                  'resource_id', r.id, 'user_id', 'user-' || n % 10, 'start_time', s.start,
                  'end_time', s.start + interval '1 hour', 'busy', tstzrange(s.start, s.start + interval '1 hour'))),
                  null, null)::booking.change
                from generate_series(1, \(count)) n, booking.resource r,
                  lateral (select timestamptz '2030-01-01Z' + n * interval '2 hours' as start) s
                where r.name = '\(resource)' order by n),
              '{}', 'user-0', null, null)
            """)
    }
}
