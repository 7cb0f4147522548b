import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Places in the feed: where it goes on, who holds them, and when they are of no more use.
struct WatchCursorTests {
    private func ids(_ run: Run) -> [Int] { SeenEvent.all(in: run.out).map(\.id) }

    /// What runs in any database of the server when a cursor is taken might be pruned later, and then the cursor is
    /// refused: one of another moment is waited for, in which so many transactions run.
    private func cursor(_ here: Installation, besides running: Int = 0) throws -> String {
        try cursor(besides: running) { here.run("list", "--json", "--with-cursor").json?["cursor"] as? String }
    }

    private func cursor(besides running: Int = 0, _ take: () throws -> String?) throws -> String {
        var cursor: String?
        #expect(
            try eventually(within: 60) {
                cursor = try take()
                let snapshot = cursor?.split(separator: "/").dropLast().last ?? ""
                let ids = snapshot.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
                return ids.split(separator: ",").count == running
            })
        return try #require(cursor)
    }

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

    @Test func aKilledHolderFreesItsNameWithin15Seconds() {
        let here = Installation()
        let holder = here.start("watch", "--name", "n", "--since", "beginning", "--json")
        #expect(eventually { here.sql("select count(*) from booking.cursor") == "1" })
        holder.send(SIGKILL)
        _ = holder.end()
        let killed = Date()
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

    @Test func pruningEndsCursorsFromBeforeIt() throws {
        let here = Installation()
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let early = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        for minute in 10..<20 { here.run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        here.run("watch", "--name", "n", "--since", early, "--count", "1")
        let late = try cursor(here)
        #expect(here.run("prune").status == 2)
        let pruned = here.run("prune", "--before", "now", "--json")
        // Kept: the last change, and the state before it.
        #expect(pruned.json?["pruned"] as? Int == 9)
        #expect(here.sql("select actor || ' ' || events || ' ' || up_to_id from booking.prune") == "postgres 9 9")

        for words in [["watch", "--since", early], ["watch", "--name", "n"]] {
            let run = here.run(words)
            #expect(run.status == 10)
            #expect(run.err.contains("pruned"))
            #expect(run.err.contains("hint: ") && run.err.contains("list --json --with-cursor"))
        }
        #expect(here.run("watch", "--since", late, "--timeout", "0s").status == 0)
        #expect(ids(here.run("watch", "--since", "beginning", "--json", "--timeout", "0s")) == [10, 11])
        #expect(here.run("undo", id, "--user", "alice").status == 0)
        #expect((here.run("show", id, "--json").json?["start_time"] as? String) == "2030-01-01T10:18:00Z")
        #expect(ids(here.run("watch", "--since", late, "--json", "--timeout", "0s")) == [12])
    }

    @Test func pruningBehindACursorWithinAPageIsNoticed() throws {
        let here = Installation()
        updateTenTimes(here)
        var all: [SeenEvent] = []
        _ = try cursor {
            all = SeenEvent.all(in: here.run("watch", "--since", "beginning", "--json", "--count", "10").out)
            return all.last?.cursor
        }
        #expect(here.run("prune", "--before", "now").status == 0)
        #expect(here.run("watch", "--since", all[2].cursor).status == 10)
        // All that was pruned had been read.
        #expect(ids(here.run("watch", "--since", all[9].cursor, "--json", "--timeout", "0s")) == [11])
    }

    /// A booking and eleven events of it, of which pruning keeps two.
    @discardableResult private func updateTenTimes(_ here: Installation) -> String {
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for minute in 10..<20 { here.run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        return id
    }

    /// A watcher that stands still in the midst of it, as its reader does not read.
    @Test func pruningUnderARunningCatchUpIsNoticed() throws {
        let here = Installation()
        here.fill(20_000, revisions: 10)
        let watch = try StalledWatch(here, "--since", "beginning", "--json")
        // Some 4,000 of them, in four batches.
        let pruned = here.run("prune", "--before", "now", "--json")
        #expect(pruned.json?["pruned"] as? Int == 16_000)
        let (lines, status, errors) = watch.readOn()
        #expect(status == 10)
        #expect(errors.contains("pruned"))
        // What it showed until then has no gap.
        let seen = SeenEvent.all(in: lines).map(\.id)
        #expect(seen == Array(1...seen.count))
    }

    @Test func aLongTransactionElsewhereAndPruningDoNotHurt() throws {
        let here = Installation()
        let elsewhere = try Connection(to: .of(TestServer.shared.conninfo()), command: "test")
        try elsewhere.run(script: "begin; select pg_current_xact_id()")
        let watch = here.start("watch", "--json", "--name", "w", "--since", "beginning")
        updateTenTimes(here)
        #expect(eventually { SeenEvent.all(in: watch.out).count == 11 })
        let fresh = try cursor(here, besides: 1)
        _ = try cursor(besides: 1) { here.sql("select position from booking.cursor") }
        #expect(here.run("prune", "--before", "now").status == 0)
        here.create("R", "2030-01-01T12:00Z", "2030-01-01T13:00Z", user: "alice")
        #expect(eventually { SeenEvent.all(in: watch.out).count == 12 })
        let later = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        #expect(ids(here.run("watch", "--since", fresh, "--json", "--timeout", "0s")) == [12])
        #expect(here.run("watch", "--since", later, "--timeout", "0s").status == 0)
        #expect(here.run("watch", "--since", "now", "--timeout", "0s").status == 0)
        try elsewhere.run(script: "commit")
        #expect(here.run("watch", "--since", later, "--timeout", "0s").status == 0)
    }

    /// What ran when the cursor was taken and was pruned afterwards is missed by it.
    @Test func aLateCommitThatWasPrunedIsNoticed() throws {
        let here = Installation()
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "postgres")
        let late = try here.connect()
        try late.run(script: "begin; select booking.update_booking(null, '\(id)', null, null, true, 'late')")
        here.create("S", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let cursor = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        try late.run(script: "commit")
        for minute in 10..<13 { here.run("update", id, "--from", "10:\(minute)") }
        #expect(here.run("prune", "--before", "now").status == 0)
        #expect(here.run("watch", "--since", cursor).status == 10)
    }

    /// The first goes on after the second, which pruned less, has ended.
    @Test func twoPrunesAtOnceAreNoticed() throws {
        let here = Installation()
        let client = try here.connect()
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for minute in 10..<12 { here.run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        // The last one that the cursor covers stays.
        here.create("S", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for minute in 12..<20 { here.run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        let fourth = SeenEvent.all(in: here.run("watch", "--since", "beginning", "--json", "--count", "4").out)[3]
            .cursor
        let first = try client.run("select run, behind from booking.prune_events(null, now(), null, 0, 2)")[0]
        #expect(here.run("prune", "--before", "2000-01-01").status == 0)
        #expect(here.run("watch", "--since", fourth, "--timeout", "0s").status == 0)
        try client.run("select from booking.prune_events(null, now(), \(first.int64(0)), \(first.int64(1)))")
        #expect(here.sql("select count(*) from booking.event") == "3")
        #expect(here.run("watch", "--since", fourth, "--timeout", "0s").status == 10)
    }

    @Test func aBadCursorLeavesTheNameWhereItIs() throws {
        let here = Installation()
        let early = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        let id = updateTenTimes(here)
        // What ran in any database when the place was taken might have been pruned: a place without such is waited for.
        #expect(
            eventually(within: 60) {
                here.run("watch", "--name", "n", "--since", "beginning", "--timeout", "0s")
                return here.sql("select position like '%:/%' from booking.cursor") == "t"
            })
        #expect(here.run("prune", "--before", "now").status == 0)
        let place = here.sql("select position from booking.cursor")
        #expect(here.run("watch", "--name", "n", "--since", early).status == 10)
        #expect(here.sql("select position from booking.cursor") == place)
        here.run("delete", id, "--user", "alice")
        #expect(ids(here.run("watch", "--name", "n", "--json", "--timeout", "0s")) == [12])
    }

    /// Also where nothing was delivered yet: the beginning is a place.
    @Test func pruningBehindTheBeginningOfANameIsNoticed() throws {
        let here = Installation()
        updateTenTimes(here)
        let client = try here.connect()
        let claimed = try client.run(
            "select since, fence from booking.claim_cursor(null, 'n', 'beginning', 'process 1')")
        try client.run("select from booking.advance_cursor(null, 'n', \(claimed[0].int64(1)), null, true)")
        #expect(here.run("prune", "--before", "now").status == 0)
        #expect(here.run("watch", "--name", "n", "--since", "beginning").status == 10)
        #expect(ids(here.run("watch", "--name", "m", "--since", "beginning", "--json", "--timeout", "0s")) == [10, 11])
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
        updateTenTimes(here)
        let role = here.member()
        let client = try here.connect(as: role)
        var (place, seen) = ("beginning", [Int64]())
        for _ in 0..<5 {
            let rows = try client.run(
                "select *, booking.event_stamp(at) from booking.feed(null, \(place), p_limit => 4)")
            let end = try #require(rows.last)
            let events = rows.dropLast()
            seen += events.map { $0.int64(0) }
            place =
                try end.optionalText(16)
                ?? events.last.map { "\(end.text(15))/\($0.int64(0)).\($0.text(17))" } ?? #require(nil as String?)
        }
        #expect(seen == Array(1...11))
    }

    @Test func onlyAnAdminPrunes() {
        let here = Installation()
        let role = here.member()
        #expect(here.run("prune", "--before", "now", role: role).status == 8)
        #expect(here.run("watch", "--timeout", "0s", role: role).status == 0)
    }

    @Test func aRestoredDatabaseIsRefusedUntilInit() throws {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let cursor = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        here.run("watch", "--name", "n", "--timeout", "0s")
        let copy = try here.restored()
        for words in [["list"], ["create", "R", "2030-02-01"], ["watch"], ["process-pending"]] {
            let run = copy.run(words)
            #expect(run.status == 9, "\(run)")
            #expect(run.err.contains("booking init"))
        }
        #expect(copy.run("init").err.contains("restored"))
        for words in [["watch", "--since", cursor], ["watch", "--name", "n"]] { #expect(copy.run(words).status == 10) }
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
