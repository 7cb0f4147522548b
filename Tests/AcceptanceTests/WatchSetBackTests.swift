import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Servers that go back in time under the feet of a cursor.
struct WatchSetBackTests {
    private func cursor(_ here: Installation) throws -> String {
        try #require(here.run("list", "--json", "--with-cursor").json?["cursor"] as? String)
    }

    private func burn(_ here: Installation, _ count: Int) throws {
        let client = try here.connect()
        for _ in 0..<count { try client.run("select pg_current_xact_id()::text") }
    }

    /// What was pruned after the files were put back explains nothing that was there before.
    @Test func aCopyThatWasPutBackAndPruned() throws {
        let server = TestServer()
        let here = Installation(on: server)
        here.create("R", "2030-01-01T08:00Z", "2030-01-01T09:00Z", user: "alice")
        let early = try cursor(here)
        let copy = ColdCopy(of: server)
        try burn(here, 200)
        here.create("LOST", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let lost = try cursor(here)
        let line = SeenEvent.all(in: here.run("watch", "--since", early, "--json", "--timeout", "0s").out)[0].cursor
        copy.putBack()
        #expect(here.run("watch", "--since", early, "--timeout", "0s").status == 0)
        let id = here.create("S", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for minute in 10..<20 { here.run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        for place in [lost, line] { #expect(here.run("watch", "--since", place).status == 10) }
        #expect(here.run("prune", "--before", "now", "--json").json?["pruned"] as? Int == 9)
        here.create("T", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for place in [lost, line] { #expect(here.run("watch", "--since", place, "--timeout", "2s").status == 10) }
        // Also when the transactions' numbers have come by.
        try burn(here, 300)
        here.create("U", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for place in [lost, line] { #expect(here.run("watch", "--since", place, "--timeout", "2s").status == 10) }
    }

    /// The one that committed last had the smaller number, so that the events with the greater ones are all there.
    @Test func aRecoveryToBetweenTwoCommits() throws {
        let server = TestServer()
        let here = Installation(on: server)
        for hour in 10..<14 { here.create("R", "2030-01-01T\(hour):00Z", "2030-01-01T\(hour):30Z", user: "alice") }
        let early = try cursor(here)
        let recovered = Recovered(of: here)
        let first = try here.connect()
        try first.run(
            script: "begin; select booking.create_booking(null, 'A', '2030-01-01 10:00Z', '2030-01-01 11:00Z')")
        here.create("B", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let covered = try cursor(here)
        let place = try #require(here.sql("select pg_current_wal_flush_lsn()"))
        try first.run(script: "commit")
        let lost = try cursor(here)
        let line = try #require(
            SeenEvent.all(in: here.run("watch", "--since", early, "--json", "--timeout", "0s").out).last
        ).cursor
        recovered.recover(to: place)
        for place in [lost, line] {
            let run = recovered.run("watch", "--since", place, "--timeout", "2s")
            #expect(run.status == 10)
            #expect(run.err.contains("set back"))
        }
        // What it covers is all there.
        for place in [early, covered] {
            #expect(recovered.run("watch", "--since", place, "--timeout", "0s").status == 0)
        }
    }
}
