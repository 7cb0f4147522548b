import TestSupport
import Testing

/// What `list` reads to answer.
struct ListTests {
    private let here = Installation()

    /// Ten thousand bookings by others, and five each that are sought.
    private func fill() {
        here.sql(
            """
            insert into booking.resource (name) select 'R' || n from generate_series(1, 100) n;
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select 1 + n % 99, 'u' || n % 50, s, s + interval '1 hour', tstzrange(s, s + interval '1 hour'),
              case when n % 7 = 0 then 'REJECTED' else 'VALID' end
            from generate_series(1, 10000) n, lateral (select '2031-01-01Z'::timestamptz + n / 99 * interval '1 hour' as s) t;
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select 100, 'ann', s, s + interval '1 hour', tstzrange(s, s + interval '1 hour'),
              case when n = 2 then 'REJECTED' else 'VALID' end
            from generate_series(1, 5) n, lateral (select '2031-01-03Z'::timestamptz + n * interval '1 hour' as s) t
            """)
        here.sql("vacuum analyze booking.booking")
        here.sql("select pg_stat_force_next_flush()")
        #expect(eventually { read > 0 })
    }

    /// Rows, by all sessions that have ended: that is when they tell.
    private var read: Int {
        let told = here.sql("select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'booking'")
        return told.flatMap { Int($0) } ?? 0
    }

    /// Not the table, whoever and whatever is asked for.
    @Test func itReadsWhatItLists() {
        fill()
        for words in [
            ["--owner", "ann"], ["--mine", "-u", "ann"], ["--owner", "ann", "--upcoming"],
            ["--owner", "ann", "--limit", "9"], ["--owner", "ann", "--date", "2031-01-03"], ["R100"],
            ["R100", "--limit", "9"], ["R100", "--upcoming"], ["R100", "--owner", "ann"], ["--limit", "5"],
            ["--date", "2031-01-03", "--owner", "ann", "--limit", "9"],
        ] {
            let before = read
            let run = here.run(["list", "--json"] + words)
            #expect(run.status == 0 && run.list.count == 5, "\(run)")
            #expect(eventually { read > before } && read - before < 200, "\(words): \(read - before)")
        }
    }
}
