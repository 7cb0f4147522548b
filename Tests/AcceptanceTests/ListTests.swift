import TestSupport
import Testing

@testable import BookingCore

/// What `list` reads to answer.
struct ListTests {
    private let here = Installation()

    /// Ten thousand bookings by others, and five each that are sought.
    private func fill() {
        add()
        here.sql("vacuum analyze booking.booking")
        here.sql("select pg_stat_force_next_flush()")
        #expect(eventually { read > 0 })
    }

    private func add() {
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

    /// A session that a pooler keeps has planned the list when there was nothing, and no statistics say that there is now.
    @Test(arguments: ["array['R100']", "null, '2031-01-03T01:00Z', '2031-01-03T01:10Z'"])
    func aKeptPlanReadsWhatItLists(asked: String) throws {
        here.sql("alter table booking.booking set (autovacuum_enabled = off)")
        let kept = try here.connect()
        func pages(_ function: String, _ session: Connection) throws -> Int {
            let plan = try session.run(
                "explain (analyze, buffers) select * from booking.\(raw: function)(null, \(raw: asked))")
            let line = try #require(plan.map { $0.text(0) }.first { $0.contains("shared hit=") })
            return line.matches(of: /(?:hit|read)=(\d+)/).compactMap { Int($0.1) }.reduce(0, +)
        }
        _ = try pages("list_pooled", kept)
        add()
        // The first of each looks names up in the catalogue too.
        let pooled = try [pages("list_pooled", kept), pages("list_pooled", kept)]
        let new = try [pages("list_bookings", kept), pages("list_bookings", kept)]
        #expect(pooled[1] <= new[1])
    }
}
