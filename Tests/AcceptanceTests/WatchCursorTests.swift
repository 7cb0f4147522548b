import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Places in the feed: where it goes on, who holds them, and what is none.
struct WatchCursorTests {
    private func ids(_ run: Run) -> [Int] { SeenEvent.all(in: run.out).map(\.id) }

    private func book(_ here: Installation, _ hours: Range<Int>) {
        for hour in hours { here.create("R", "2030-01-01T\(hour):00Z", "2030-01-01T\(hour):59Z", user: "alice") }
    }

    @Test func stateAndCursorComeFromOneSnapshot() throws {
        let here = Installation()
        #expect(here.run("list", "--json", "--with-cursor").json?["bookings"] as? [String] == [])
        book(here, 10..<12)
        let run = here.run("list", "--json", "--with-cursor")
        #expect((run.json?["bookings"] as? [Any])?.count == 2)
        let cursor = try #require(run.json?["cursor"] as? String)
        book(here, 12..<14)
        #expect(ids(here.run("watch", "--since", cursor, "--json", "--timeout", "0s")) == [3, 4])
        #expect(here.run("list", "--with-cursor").status == 2)
        #expect(here.run("list", "--with-cursor", "-o", "csv").status == 2)
    }

    /// Beside writers at work: what a list shows and what comes behind its cursor is all there is, and nothing twice.
    @Test func listAndFeedFitTogetherWhateverIsWritten() throws {
        let here = Installation()
        var random = SeededGenerator(printing: "listAndFeedFitTogetherWhateverIsWritten")
        let writers = (0..<3).map { TortureWriter(here, user: "user\($0)", random: random.fork()) }
        writers.forEach { $0.start() }
        let lists = (0..<12).map { _ in
            usleep(UInt32.random(in: 0..<200_000, using: &random))
            return here.run(
                "list", "--json", "--with-cursor", "--status", "pending", "--status", "deleted", "--status", "valid",
                "--status", "rejected")
        }
        writers.forEach { $0.stop() }
        #expect(eventually { !writers.contains(where: \.isRunning) })
        let checker = FeedChecker(here)
        for list in lists {
            let cursor = try #require(list.json?["cursor"] as? String)
            let bookings = try #require(list.json?["bookings"] as? [[String: Any]])
            let revisions = bookings.map { ($0["id"] as! String, $0["rev"] as! Int) }
            let events = SeenEvent.all(in: here.run("watch", "--since", cursor, "--json", "--timeout", "0s").out)
            #expect(
                checker.states.mapValues(\.rev) == Self.replay(events, on: Dictionary(uniqueKeysWithValues: revisions)))
        }
    }

    /// Each event of a booking raises its revision by one, so that one too many or too few shows: as revision 0.
    private static func replay(_ events: [SeenEvent], on revisions: [String: Int]) -> [String: Int] {
        events.filter { $0.type != "booking_conflict" }.reduce(into: revisions) { revisions, event in
            revisions[event.booking] = event.rev == revisions[event.booking, default: 0] + 1 ? event.rev : 0
        }
    }

    @Test func aLongTransactionHidesNothing() throws {
        let here = Installation()
        let slow = try here.connect()
        try slow.run(
            script: "begin; select booking.create_booking(null, 'slow', '2030-01-01 10:00Z', '2030-01-01 11:00Z')")
        let watch = here.start("watch", "--json", "--since", "beginning")
        book(here, 10..<12)
        #expect(eventually { SeenEvent.all(in: watch.out).map(\.id) == [2, 3] })
        let cursor = SeenEvent.all(in: watch.out)[1].cursor
        try slow.run(script: "commit")
        #expect(eventually { SeenEvent.all(in: watch.out).map(\.id) == [2, 3, 1] })
        #expect(ids(here.run("watch", "--since", cursor, "--json", "--count", "1")) == [1])
    }

    @Test func aNameRemembers() {
        let here = Installation()
        book(here, 10..<13)
        #expect(ids(here.run("watch", "--name", "n", "--since", "beginning", "--json", "--count", "2")) == [1, 2])
        #expect(ids(here.run("watch", "--name", "n", "--since", "beginning", "--json", "--timeout", "0s")) == [3])
        #expect(ids(here.run("watch", "--name", "n", "--json", "--timeout", "0s")) == [])
        // A new name begins now, another user's name is another name.
        #expect(ids(here.run("watch", "--name", "m", "--json", "--timeout", "0s")) == [])
        #expect(
            ids(here.run("watch", "--name", "n", "--since", "beginning", "--user", "bob", "--json", "--count", "1"))
                == [1])
        book(here, 13..<14)
        #expect(ids(here.run("watch", "--name", "m", "--json", "--count", "1")) == [4])
    }

    @Test func aKillRepeatsAPageAtMost() throws {
        let here = Installation()
        here.fill(3_000, revisions: 1)
        let watch = here.start("watch", "--name", "n", "--since", "beginning", "--json")
        #expect(eventually { SeenEvent.all(in: watch.out).count == 3_000 })
        watch.send(SIGKILL)
        _ = watch.end()
        here.sql("update booking.cursor set lease_ends_at = now()")
        #expect(ids(here.run("watch", "--name", "n", "--json", "--timeout", "0s")).count <= 500)
    }

    @Test func aNameMovesPastWhatFiltersKeepOut() {
        let here = Installation()
        book(here, 10..<13)
        let before = here.run(
            "watch", "--name", "n", "--since", "beginning", "--type", "booking_deleted", "--timeout", "0s")
        #expect(before.out == "")
        #expect(ids(here.run("watch", "--name", "n", "--json", "--timeout", "0s")) == [])
    }

    @Test func aConcreteCursorMovesAName() throws {
        let here = Installation()
        book(here, 10..<13)
        let first = try #require(
            SeenEvent.all(in: here.run("watch", "--since", "beginning", "--json", "--count", "1").out).first)
        #expect(ids(here.run("watch", "--name", "n", "--since", "beginning", "--json", "--count", "3")) == [1, 2, 3])
        #expect(ids(here.run("watch", "--name", "n", "--since", first.cursor, "--json", "--timeout", "0s")) == [2, 3])
    }

    @Test func aNameHasOneHolder() {
        let here = Installation()
        let holder = here.start("watch", "--name", "n")
        #expect(eventually { here.sql("select count(*) from booking.cursor") == "1" })
        let second = here.run("watch", "--name", "n", "--json")
        #expect(second.status == 3)
        #expect(second.err.contains("held by postgres, process \(holder.pid) on "))
        #expect(second.err.contains(" since 2"))
        holder.send(SIGTERM)
        #expect(holder.end().status == 143)
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").status == 0)
    }

    @Test func aKilledHolderFreesItsName() {
        let here = Installation()
        book(here, 10..<12)
        let holder = here.start("watch", "--name", "n", "--since", "beginning", "--json")
        #expect(eventually { SeenEvent.all(in: holder.out).count == 2 })
        holder.send(SIGKILL)
        _ = holder.end()
        let next = here.run("watch", "--name", "n", "--timeout", "0s")
        #expect(next.status == 0, "\(next)")
    }

    /// It is there, and comes back: nobody takes its name meanwhile.
    @Test func aHolderThatLostItsConnectionKeepsItsName() {
        let here = Installation()
        let holder = here.start("watch", "--name", "n", "--since", "beginning", "--json")
        book(here, 10..<11)
        // One that loses it before it has shown what there was at the start ends.
        #expect(eventually { SeenEvent.all(in: holder.out).count == 1 })
        holder.send(SIGSTOP)
        here.sql("select pg_terminate_backend(backend, 5000) from booking.cursor")
        let second = here.run("watch", "--name", "n", "--timeout", "0s")
        #expect(second.status == 3, "\(second)")
        holder.send(SIGCONT)
        book(here, 11..<12)
        #expect(eventually { SeenEvent.all(in: holder.out).count == 2 }, "\(holder.err)")
        #expect(here.sql("select fence from booking.cursor") == "1")
    }

    /// Where a pooler stands between, the server does not see who has gone.
    @Test func whoWasServedThroughAPoolerFreesItsNameWithin15Seconds() {
        let here = Installation()
        let holder = here.start("watch", "--name", "n", "--since", "beginning", "--json")
        #expect(eventually { here.sql("select count(*) from booking.cursor where backend is not null") == "1" })
        // It renews nothing from here on.
        holder.send(SIGSTOP)
        here.sql("update booking.cursor set backend = null")
        holder.send(SIGKILL)
        _ = holder.end()
        let killed = Date()
        let early = here.run("watch", "--name", "n", "--timeout", "0s")
        #expect(early.status == 3, "\(early)")
        #expect(eventually(within: 20) { here.run("watch", "--name", "n", "--timeout", "0s").status == 0 })
        #expect(Date().timeIntervalSince(killed) < 16)
    }

    @Test func aHolderThatWasTakenOverLosesTheHold() {
        let here = Installation()
        let holder = here.start("watch", "--name", "n", "--since", "beginning", "--json")
        #expect(eventually { here.sql("select count(*) from booking.cursor") == "1" })
        holder.send(SIGSTOP)
        // As if it had been away for longer than its lease.
        here.sql("update booking.cursor set lease_ends_at = now()")
        let next = here.start("watch", "--name", "n", "--json")
        #expect(eventually { here.sql("select fence from booking.cursor") == "2" })
        book(here, 10..<11)
        #expect(eventually { SeenEvent.all(in: next.out).count == 1 })
        let place = here.sql("select position from booking.cursor")
        holder.send(SIGCONT)
        let lost = holder.end()
        #expect(lost.status == 6)
        #expect(lost.err.contains("taken over by postgres, process \(next.pid)"))
        #expect(here.sql("select position from booking.cursor") == place)
        #expect(next.isRunning)
    }

    /// From each event on, the feed goes on behind it.
    @Test func historyTellsPlaces() throws {
        let here = Installation()
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let late = try here.connect()
        try late.run(
            script: "begin; select booking.create_booking(null, 'S', '2030-01-01 10:00Z', '2030-01-01 11:00Z')")
        here.run("update", id, "--note", "x", "--user", "alice")
        here.create("T", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "bob")
        let history = here.run("history", id, "--json").list.compactMap { $0["cursor"] as? String }
        try late.run(script: "commit")
        let watched = SeenEvent.all(in: here.run("watch", "--since", "beginning", "--json", "--timeout", "0s").out)
        func name(_ cursor: String) -> Substring? { cursor.split(separator: "/").last }
        #expect(history.map(name) == watched.filter { $0.booking == id }.map { name($0.cursor) })
        #expect(ids(here.run("watch", "--since", history[0], "--json", "--timeout", "0s")) == [3, 4, 2])
        #expect(ids(here.run("watch", "--since", history[1], "--json", "--timeout", "0s")) == [4, 2])
    }

    @Test(arguments: ["5:3:", "3:5:7", "3:9:7,5", "0:5:"]) func aSnapshotThatIsNoneIsNoPlace(_ snapshot: String) throws
    {
        let here = Installation()
        let cursor = "e66e856c/\(snapshot)/1.58c86b63"
        #expect(here.run("watch", "--since", cursor).status == 2)
        let client = try here.connect()
        func state(_ query: Query) -> String? {
            do { try client.run(query) } catch { return (error as? ServerError)?.sqlstate }
            return nil
        }
        #expect(state("select from booking.feed(null, \(cursor))") == "BK205")
        let fence = try client.run("select since, fence from booking.claim_cursor(null, 'n', 'now', 'process 1')")[0]
            .int64(1)
        #expect(state("select from booking.advance_cursor(null, 'n', \(fence), \(cursor))") == "BK205")
        let long = String(repeating: "x", count: 1_000_000)
        #expect(state("select from booking.advance_cursor(null, 'n', \(fence), \(long))") == "BK205")
    }

    /// A member reads page after page in SQL alone, as the manual says.
    @Test func aMemberReadsOnInSQL() throws {
        let here = Installation()
        here.updateTenTimes()
        let role = here.member()
        let client = try here.connect(as: role)
        var (place, seen) = ("beginning", [Int64]())
        for _ in 0..<5 {
            let rows = try client.run(
                "select *, booking.event_stamp(at) as stamp from booking.feed(null, \(place), p_limit => 4)")
            let end = try #require(rows.last)
            let events = rows.dropLast()
            seen += events.map { $0.int64("event_id") }
            place =
                try end.optionalText("cursor")
                ?? events.last.map { "\(end.text("range"))/\($0.int64("event_id")).\($0.text("stamp"))" }
                ?? #require(nil as String?)
        }
        #expect(seen == Array(1...11))
    }

    @Test func aRestoredDatabaseIsRefusedUntilInit() throws {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let cursor = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        here.run("watch", "--name", "n", "--timeout", "0s")
        // Rights that came and went are spelled out from then on; a dump leaves them out, as they are the default.
        here.sql("grant select on booking.booking to public")
        here.run("init")
        let copy = try here.restored()
        for words in [["list"], ["create", "R", "2030-02-01"], ["watch"], ["process-pending"]] {
            let run = copy.run(words)
            #expect(run.status == 9, "\(run)")
            #expect(run.err.contains("booking init"))
        }
        #expect(copy.run("doctor").out.contains("✓ definitions"), "\(copy.run("doctor"))")
        #expect(copy.run("init").err.contains("restored"))
        for words in [["watch", "--since", cursor], ["watch", "--name", "n"]] { #expect(copy.run(words).status == 10) }
        // What the hint says gets the name going again.
        #expect(copy.run("watch", "--name", "n").err.contains("booking watch --name n --since CURSOR"))
        #expect(ids(copy.run("watch", "--since", "beginning", "--json", "--count", "1")) == [1])
        let fresh = try #require(copy.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        // It overlaps what was restored, and both know of each other just once.
        copy.create("R", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "bob")
        copy.run("process-pending")
        let events = SeenEvent.all(in: copy.run("watch", "--since", fresh, "--json", "--timeout", "0s").out)
        #expect(events.map(\.type) == ["booking_created", "booking_conflict", "booking_validated"])
        #expect(copy.run("init").err.contains("restored") == false)
    }

    @Test func aDatabaseSetBackInTimeIsNoticed() throws {
        let here = Installation()
        book(here, 10..<11)
        let early = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        book(here, 11..<12)
        let kept = SeenEvent.all(in: here.run("watch", "--since", "beginning", "--json", "--count", "2").out).map(
            \.cursor)
        let whole = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        // As a recovery to before the second booking leaves it: same server, same epoch; the id is given out again.
        here.sql("delete from booking.event where id = 2")
        for cursor in [kept[1], whole] { #expect(here.run("watch", "--since", cursor).status == 10) }
        here.sql("alter table booking.event alter id restart with 2")
        book(here, 12..<13)
        for cursor in [kept[1], whole] {
            let run = here.run("watch", "--since", cursor)
            #expect(run.status == 10)
            #expect(run.err.contains("set back"))
        }
        #expect(ids(here.run("watch", "--since", early, "--json", "--timeout", "0s")) == [2])
    }
}
