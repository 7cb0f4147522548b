import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Cursors from before what was pruned are refused, and no others.
///
/// Each on a server of its own: what runs in any of its databases when a cursor is taken might be pruned afterwards, so
/// that a prune up to that very moment ends the cursor.
struct WatchPruneTests {
    private let server = TestServer()
    private let here: Installation

    init() {
        server.execute("alter system set autovacuum = off")
        server.execute("select pg_reload_conf()")
        here = Installation(on: server)
    }

    private func ids(_ run: Run) -> [Int] { SeenEvent.all(in: run.out).map(\.id) }

    @Test func pruningEndsCursorsFromBeforeIt() throws {
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let early = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        for minute in 10..<20 { here.run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        here.run("watch", "--name", "n", "--since", early, "--count", "1")
        let late = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
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
        here.updateTenTimes()
        let all = SeenEvent.all(in: here.run("watch", "--since", "beginning", "--json", "--count", "10").out)
        #expect(here.run("prune", "--before", "now").status == 0)
        #expect(here.run("watch", "--since", all[2].cursor).status == 10)
        // All that was pruned had been read.
        #expect(ids(here.run("watch", "--since", all[9].cursor, "--json", "--timeout", "0s")) == [11])
    }

    /// A watcher that stands still in the midst of it, as its reader does not read.
    @Test func pruningUnderARunningCatchUpIsNoticed() throws {
        here.fill(20_000, revisions: 10)
        let watch = try StalledWatch(here, "--since", "beginning", "--json", "--timeout", "30s")
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
        let elsewhere = try Connection(to: .of(server.conninfo()), command: "test")
        try elsewhere.run(script: "begin; select pg_current_xact_id()")
        let watch = here.start("watch", "--json", "--since", "beginning")
        here.updateTenTimes()
        #expect(eventually { SeenEvent.all(in: watch.out).count == 11 })
        let fresh = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
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
        let early = try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
        let id = here.updateTenTimes()
        #expect(here.run("watch", "--name", "n", "--since", "beginning", "--timeout", "0s").status == 0)
        #expect(here.run("prune", "--before", "now").status == 0)
        let place = here.sql("select position from booking.cursor")
        #expect(here.run("watch", "--name", "n", "--since", early).status == 10)
        #expect(here.sql("select position from booking.cursor") == place)
        here.run("delete", id, "--user", "alice")
        #expect(ids(here.run("watch", "--name", "n", "--json", "--timeout", "0s")) == [12])
    }

    /// Also where nothing was delivered yet: the beginning is a place.
    @Test func pruningBehindTheBeginningOfANameIsNoticed() throws {
        here.updateTenTimes()
        let client = try here.connect()
        let claimed = try client.run(
            "select since, fence from booking.claim_cursor(null, 'n', 'beginning', 'process 1')")
        try client.run("select from booking.advance_cursor(null, 'n', \(claimed[0].int64(1)), null, true)")
        #expect(here.run("prune", "--before", "now").status == 0)
        #expect(here.run("watch", "--name", "n", "--since", "beginning").status == 10)
        #expect(ids(here.run("watch", "--name", "m", "--since", "beginning", "--json", "--timeout", "0s")) == [10, 11])
    }

    @Test func onlyAnAdminPrunes() {
        let role = here.member()
        #expect(here.run("prune", "--before", "now", role: role).status == 8)
        #expect(here.run("watch", "--timeout", "0s", role: role).status == 0)
    }
}
