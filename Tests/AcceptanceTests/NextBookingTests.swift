import TestSupport
import Testing

/// What comes next in a resource, as `resource list` and `agenda` tell it.
struct NextBookingTests {
    private let here = Installation()

    /// Hours, days and years apart, with buffers, and asked about from before the first until behind the last.
    @Test func itIsTheFirstThatBeginsLater() {
        var random = SeededGenerator(printing: "next booking")
        here.sql("insert into booking.resource (name) values ('R')")
        var hour = 0
        for _ in 0..<60 {
            let length = Int.random(in: 1...30, using: &random)
            hour += Int.random(in: 0...1, using: &random) == 0 ? 0 : 1 << Int.random(in: 0...13, using: &random)
            book(from: hour, to: hour + length)
            hour += length
        }
        let wrong = here.sql(
            """
            select count(*) from generate_series(timestamptz '2030-01-01Z' - interval '2000 days',
              timestamptz '2030-01-01Z' + interval '\(hour + 3) hours', interval '7 hours 30 minutes') q
            where (select b.start_time from booking.next_booking(1, q) b)
              is distinct from (select min(b.start_time) from booking.booking b where lower(b.busy) > q)
            """)
        #expect(wrong == "0")
    }

    /// However much lies behind it, and however far off it is.
    @Test func noMoreIsReadThanLeadsThere() {
        here.sql(
            """
            insert into booking.resource (name) values ('R'), ('S');
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select r.id, 'ann', s, s + interval '1 hour', tstzrange(s, s + interval '1 hour'), 'VALID'
            from booking.resource r, generate_series(
              timestamptz '2037-01-01Z' - r.id * interval '2 years', '2037-01-01Z', interval '1 hour') s
            """)
        here.sql("vacuum analyze booking.booking")
        for moment in ["2030-01-01Z", "2034-12-31Z", "2036-01-01T10:30Z"] {
            let read = here.sql(
                """
                select * from booking.next_booking(1, '\(moment)');
                select sum(pg_stat_get_xact_tuples_returned(i.indexrelid)) from pg_index i
                where i.indrelid = 'booking.booking'::regclass
                """)
            #expect(1..<200 ~= read.flatMap { Int($0) } ?? 0, "\(moment): \(read ?? "")")
        }
    }

    private func book(from: Int, to: Int) {
        here.sql(
            """
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select 1, 'ann', s, e, tstzrange(s - interval '10 minutes', e), 'VALID'
            from (select timestamptz '2030-01-01Z' + interval '\(from) hours 10 minutes' as s,
              timestamptz '2030-01-01Z' + interval '\(to) hours' as e) x
            """)
    }
}
