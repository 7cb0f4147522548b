import BookingSQL
import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// What many bookings of one time cost: everybody is told of each pair (promise 4), and nobody pays for more than a page.
@Suite struct PromiseAmplificationTests {
    private let here = Installation()

    init() {
        Audit.prepare(here)
    }

    /// Bookings of ten users at one time, with notes.
    private func pile(_ count: Int, note: String) {
        let made = here.sql(
            """
            select count(*) from generate_series(0, \(count - 1)) i, lateral (
              select id from booking.create_booking('u' || i % 10, 'R', '2031-05-05T10:00Z', '2031-05-05T11:00Z', \(note),
                'pile ' || i, 'pile') limit 1) c
            """)
        #expect(made == "\(count)")
    }

    /// What lies there without ever having been announced: it costs the test nothing to make.
    private func pour(_ count: Int, into resource: String) {
        here.sql(
            """
            insert into booking.resource (name) values ('\(resource)') on conflict do nothing;
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy)
            select r.id, 'u' || i, t, t + '1 h', tstzrange(t, t + '1 h')
            from booking.resource r, generate_series(1, \(count)) i, (select '2031-05-05T10:00Z'::timestamptz) x(t)
            where r.name = '\(resource)'
            """)
    }

    /// Of 150 long notes none is written twice: without it, one pair took as much as a note.
    @Test func eventsNameWhatConflictsAndDoNotRepeatIt() throws {
        pile(150, note: "translate(repeat(md5(i::text), 62), '0123456789abcdef', 'äöüßéèêëáàâíìîóò')")
        let pairs = 150 * 149 / 2
        #expect(try here.announced().count == pairs)
        let bytes = here.sql(
            "select sum(pg_column_size(e.others) + pg_column_size(e.other_revs) + coalesce(pg_column_size(e.conflicting), 0)) from booking.event e where type = 'booking_conflict'"
        )
        #expect(try #require(bytes.flatMap { Int($0) }) < pairs * 40, "\(bytes ?? "") bytes for \(pairs) pairs")
    }

    /// In history and feed alike an announcement shows the others as they then were, whatever became of them.
    @Test func whatIsNamedIsShownAsItThenWas() throws {
        let first = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "alice", "--note", "as it was")
        let second = here.create("R", "2031-05-05T10:30Z", "2031-05-05T11:30Z", user: "bob")
        here.run("update", first, "--note", "changed", "--user", "alice")
        here.run("update", first, "--from", "2031-05-06T10:00Z", "--to", "2031-05-06T11:00Z", "--user", "alice")
        here.run("delete", first, "--user", "alice")
        func expectTold(_ events: [[String: Any]], _ location: SourceLocation = #_sourceLocation) {
            let others = events.compactMap { ($0["data"] as? [String: Any])?["conflicting"] as? [[String: Any]] }
                .joined()
            #expect(others.map { $0["id"] as? String } == [first], sourceLocation: location)
            #expect(others.map { $0["note"] as? String } == ["as it was"], sourceLocation: location)
            #expect(others.map { $0["start_time"] as? String } == ["2031-05-05T10:00:00Z"], sourceLocation: location)
            #expect(others.map { $0["resource_id"] as? String } == ["R"], sourceLocation: location)
            #expect(others.map { $0["rev"] as? Int } == [1], sourceLocation: location)
        }
        expectTold(here.run("history", second, "--json").list)
        let mine = [
            "watch", "--since", "beginning", "--type", "booking_conflict", "--mine", "--json", "--timeout", "0s",
        ]
        for user in ["alice", "bob"] { expectTold([try #require(here.run(mine + ["--user", user]).json)]) }
        #expect(here.run(mine + ["--user", "carol"]).out == "")
    }

    /// Of what was pruned the nearest revision that is kept; of what was written past the functions the row.
    @Test func whatWasPrunedIsShownAsNearAsItIsKept() throws {
        let first = here.updateTenTimes()
        let second = here.create("R", "2030-01-01T10:30Z", "2030-01-01T12:00Z", user: "bob")
        for minute in 20..<25 { here.run("update", first, "--from", "10:\(minute)", "--user", "alice") }
        #expect(here.run("prune", "--before", "now", "--yes").status == 0)
        let named = "jsonb_array_elements(booking.expanded(9999999, array['\(first)', '\(second)']::uuid[], '{11, 1}'))"
        #expect(here.sql("select string_agg(x ->> 'rev', ',') from \(named) x") == "15,1")
        here.sql("delete from booking.event where booking_id = '\(first)'")
        #expect(here.sql("select string_agg(x ->> 'rev', ',') from \(named) x") == "16,1")
        #expect(here.run("history", second).status == 0)
    }

    /// Thirty times as much in the way must not take a write much longer. The quickest of some, as others are at work too.
    @Test func aWriteCostsTheSameWhateverLiesThere() throws {
        pour(2_000, into: "R1")
        pour(60_000, into: "R2")
        here.sql("vacuum analyze booking.booking")
        let session = try here.connect()
        func quickest(_ resource: String) throws -> Duration {
            try (0..<7).map { number in
                let clock = ContinuousClock()
                let begin = clock.now
                let rows = try session.run(
                    """
                    select * from booking.create_booking('me', \(resource), '2031-05-05T10:00Z', '2031-05-05T11:00Z', null,
                      \("\(resource) \(number)"), 'x')
                    """)
                #expect(rows.count == 101)
                return clock.now - begin
            }.min()!
        }
        let (little, much) = (try quickest("R1"), try quickest("R2"))
        #expect(much < little * 5, "\(little) over 2,000, \(much) over 60,000")
    }

    /// The answer lists a hundred, the oldest of those that it read, and counts the others.
    @Test func anAnswerIsAPageAndACount() throws {
        pour(130, into: "R")
        for words in [["create", "R"], ["create", "R", "--dry-run"]] {
            let run = here.run(words + ["2031-05-05T10:00Z", "--for", "1h", "--json"])
            #expect((run.json?["conflicting"] as? [Any])?.count == 100, "\(run)")
            #expect(run.json?["more"] as? Int ?? 0 >= 30, "\(run)")
        }
        #expect(here.run("create", "R", "2031-05-05T10:00Z", "--for", "1h").out.hasSuffix("\nand 31 more\n"))
        let id = here.create("R", "2031-05-05T12:00Z", "2031-05-05T13:00Z", user: "me")
        let moved = here.run("update", id, "--from", "2031-05-05T10:00Z", "--user", "me", "--json")
        #expect((moved.json?["conflicting"] as? [Any])?.count == 100 && moved.json?["more"] as? Int == 32)
        #expect(here.run("create", "R", "2031-05-06T10:00Z", "--for", "1h", "--json").json?["more"] == nil)
    }

    /// Whatever one user has piled up, everybody sees conflicts, and his own in any case.
    @Test func conflictsAnswerWhateverIsPiledUp() throws {
        pour(900, into: "R1")
        let mine = here.create("R2", "2031-05-05T11:00Z", "2031-05-05T12:00Z", user: "alice")
        let other = here.create("R2", "2031-05-05T11:30Z", "2031-05-05T12:30Z", user: "bob")
        let all = here.run("conflicts", "--json")
        #expect(
            all.status == 0 && all.err.contains("there may be more: of 902 bookings the conflicts of "), "\(all.err)")
        let sizes = all.list.map { ($0["conflicting"] as? [Any])?.count ?? 0 }
        #expect(sizes.allSatisfy { $0 <= 100 } && sizes.reduce(0, +) <= 10_000 && sizes.count >= 100)
        #expect(all.list.contains { $0["more"] as? Int ?? 0 > 0 })
        for user in ["alice", "bob"] {
            let own = here.run("conflicts", "--mine", "--user", user, "--json")
            #expect(own.list.map { ($0["booking"] as? [String: Any])?["id"] as? String } == [other])
            #expect(own.list[0]["more"] == nil && own.err == "")
            #expect((own.list[0]["conflicting"] as? [[String: Any]])?.map { $0["id"] as? String } == [mine])
        }
        let why = here.run("why", mine, "--json")
        #expect(why.status == 0)
    }

    /// The history of a booking with more events than a page.
    @Test func historyComesInPages() throws {
        let id = here.updateTenTimes()
        for number in 0..<50 {
            here.sql("select booking.update_booking('alice', '\(id)', null, null, true, 'note \(number)')")
        }
        let revisions = here.run("history", id, "--json").list.compactMap {
            (($0["data"] as? [String: Any])?["booking"] as? [String: Any])?["rev"] as? Int
        }
        #expect(revisions == Array(1...61))
        #expect(here.run("history", id, "--quiet").out.split(separator: "\n").count == 61)
    }

    /// Announcements of the first versions hold the others whole. They stay as they are, and are read like any other.
    @Test func whatTheFirstVersionsAnnouncedIsStillTold() throws {
        let database = here.server.freshDatabase()
        let source = ["BOOKING_DATABASE_URL": database]
        for (number, migration) in Scripts.migrations.prefix(5).enumerated() {
            here.server.execute(Scripts.begin + Scripts.bootstrap + migration.text + "commit", in: database)
            here.server.execute(
                """
                insert into booking.migration (version, name, checksum)
                values (\(number + 1), '\(migration.name)', encode(sha256(convert_to($m$\(migration.text)$m$, 'UTF8')), 'hex'))
                """, in: database)
        }
        here.server.execute(
            """
            insert into booking.resource (name) values ('R');
            insert into booking.event (type, booking_id, resource_id, user_id, start_time, end_time, status, rev, placement,
              created_at, updated_at, conflicting)
            select 'booking_conflict', b.id, 1, 'bob', b.start_time, b.end_time, 'PENDING', 1, 1, now(), now(),
              '[{"id": "11111111-0000-4000-8000-000000000000", "rev": 3, "note": "old", "status": "VALID",
              "user_id": "alice", "start_time": "2031-05-05T10:00:00Z", "end_time": "2031-05-05T11:00:00Z",
              "created_at": "2026-01-01T10:00:00Z", "updated_at": "2026-01-01T10:00:00Z"}]'
            from (select gen_random_uuid(), timestamptz '2031-05-05T10:00Z', timestamptz '2031-05-05T12:00Z') b(id, start_time, end_time)
            """, in: database)
        #expect(Tool.run(["init"], source).status == 0)
        for user in ["alice", "bob"] {
            let watch = Tool.run(
                ["watch", "--since", "beginning", "--mine", "--user", user, "--json", "--timeout", "0s"], source)
            #expect(
                watch.out.contains(#""conflicting":[{"id":"11111111-0000-4000-8000-000000000000","resource_id":"R""#),
                "\(watch)")
            #expect(watch.out.contains(#""note":"old""#))
        }
    }
}
