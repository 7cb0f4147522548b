import Foundation
import TestSupport
import Testing

/// `--if-free`: VALID at once, or exit 3 and nothing has happened.
struct ResolverIfFreeTests {
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]

    private func take(_ user: String, _ more: String...) -> RunningTool {
        let words = ["create", "R1"] + slot + ["--if-free", "--json", "--user", user] + more
        return RunningTool(words, ["BOOKING_DATABASE_URL": here.conninfo])
    }

    private func status(_ run: Run) -> String? { (run.json?["booking"] as? [String: Any])?["status"] as? String }

    /// All that a refusal could leave behind.
    private func traces() -> String? {
        here.sql(
            """
            select concat_ws('|', (select count(*) from booking.booking), (select max(id) from booking.event),
              (select count(*) from booking.race_check), (select string_agg(status || rev, ',') from booking.booking))
            """)
    }

    @Test func aFreeTimeIsValidAtOnceInOneTransaction() {
        let taken = take("alice").end()
        #expect(taken.status == 0, "\(taken)")
        #expect(status(taken) == "VALID")
        #expect(
            here.sql("select string_agg(type, ' ' order by id) from booking.event")
                == "booking_created booking_validated")
        #expect(here.sql("select count(distinct xid) from booking.event") == "1")
    }

    @Test(arguments: [true, false])
    func aTimeThatSomebodyWantsIsRefusedWithoutATrace(valid: Bool) {
        let older = here.create("R1", slot[0], slot[1], user: "alice")
        if valid { here.run("process-pending") }
        let before = traces()
        let refused = take("bob").end()
        #expect(refused.status == 3)
        let error = refused.err
        #expect(
            error.contains("R1 is taken then by alice: booking \(older.prefix(8)) is \(valid ? "VALID" : "PENDING")"))
        #expect(
            error.contains(
                "booking create R1 --from 2027-03-01T11:00 --for 1h --if-free --user bob"))
        #expect(traces() == before)
    }

    @Test func touchingIsFree() {
        _ = here.create("R1", "2027-03-01T09:00Z", slot[0], user: "alice")
        #expect(take("bob").end().status == 0)
    }

    @Test func ofManyAtOnceExactlyOneWins() {
        _ = here.create("R1", "2027-03-02T10:00Z", "2027-03-02T11:00Z", user: "alice")
        for round in 0..<5 {
            here.sql("update booking.booking set status = 'DELETED'")
            let began = ContinuousClock.now
            let runs = (0..<8).map { take("user\($0)", "--note", "\(round)") }.map { $0.end() }
            // So long nobody waits for a lock: who had to, on a machine that stood still, says that instead.
            let isStalled = ContinuousClock.now - began > .seconds(2)
            let waited = isStalled ? ["is taken then by user", "others are changing"] : ["is taken then by user"]
            #expect(runs.count { $0.status == 0 && status($0) == "VALID" } == 1, "\(runs)")
            // The others waited for the winner's end, and saw it.
            #expect(runs.count { run in run.status == 3 && waited.contains { run.err.contains($0) } } == 7, "\(runs)")
            #expect(here.sql("select count(*) from booking.booking where status <> 'DELETED'") == "1")
        }
    }

    /// Two take the same time at once: the second waits for the first one's end, and sees what was committed meanwhile.
    @Test func whatIsCommittedWhileItWaitsIsSeen() throws {
        _ = here.create("R1", "2027-03-02T10:00Z", "2027-03-02T11:00Z", user: "alice")
        let session = try OpenSession(here)
        try session.run(
            "begin; select booking.create_booking('carl', 'R1', '\(slot[0])', '\(slot[1])', p_if_free => true)")
        let waiting = take("bob")
        #expect(eventually { here.isSomebodyWaiting })
        try session.run("commit")
        let refused = waiting.end()
        #expect(refused.status == 3, "\(refused)")
        #expect(refused.err.contains("by carl"))
    }

    /// Whoever has the resource's lock, a resolver or an admin, is not waited for.
    @Test func aLockedResourceIsTakenAllTheSame() throws {
        _ = here.create("R1", "2027-03-02T10:00Z", "2027-03-02T11:00Z", user: "alice")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.resource for no key update")
        #expect(take("bob").end().status == 0)
        try session.run("commit")
    }

    @Test func aStaleSnapshotIsRefused() throws {
        _ = take("alice").end()
        let session = try OpenSession(here)
        try session.run("set default_transaction_isolation = 'repeatable read'")
        #expect(throws: (any Error).self) {
            try session.run(
                """
                select booking.create_booking(null, 'R1', '2028-01-01Z', '2028-01-02Z', p_if_free => true)
                """)
        }
    }

    @Test func aKeyMakesItRepeatable() {
        let first = take("alice", "--key", "job-1").end()
        let again = take("alice", "--key", "job-1").end()
        #expect(again.status == 0 && status(again) == "VALID")
        #expect(first.out == again.out)
        #expect(take("bob", "--key", "job-1").end().status == 3)
        #expect(here.sql("select count(*) from booking.booking") == "1")
        // A refusal is not kept under the key: later the time may be free.
        here.run("delete", here.run("list", "--quiet").out.trimmingCharacters(in: .newlines), "--user", "alice")
        #expect(take("bob", "--key", "job-1").end().status == 0)
    }

    // MARK: - update

    private func valid(_ from: String, _ to: String, _ user: String) -> String {
        let id = here.create("R1", from, to, user: user)
        #expect(here.run("process-pending").status == 0)
        return id
    }

    @Test func aMoveToAFreeTimeIsValidAtOnce() {
        let id = valid(slot[0], slot[1], "alice")
        let moved = here.run("update", id, "--shift", "30m", "--if-free", "--user", "alice", "--json")
        #expect(moved.status == 0 && status(moved) == "VALID", "\(moved)")
        #expect(
            here.sql(
                "select count(distinct xid) || ' ' || string_agg(type, ' ' order by id) from booking.event where rev > 2"
            )
                == "1 booking_updated booking_validated")
    }

    @Test(arguments: [true, false])
    func aMoveToATimeThatSomebodyWantsKeepsTheOldOne(decided: Bool) {
        let id = valid(slot[0], slot[1], "alice")
        _ = here.create("R1", slot[1], "2027-03-01T12:00Z", user: "bob")
        if decided { here.run("process-pending") }
        let before = traces()
        let refused = here.run("update", id, "--shift", "30m", "--if-free", "--user", "alice")
        #expect(refused.status == 3)
        #expect(refused.err.contains("is taken then by bob"))
        #expect(
            refused.err.contains("booking update \(id) --from 2027-03-01T12:00 --for 1h --if-free")
        )
        #expect(traces() == before)
        #expect(here.status(id) == "VALID")
    }

    @Test func aPendingBookingIsTakenWhereItIs() {
        let id = here.create("R1", slot[0], slot[1], user: "alice")
        let taken = here.run("update", id, "--from", slot[0], "--if-free", "--user", "alice", "--json")
        #expect(taken.status == 0 && status(taken) == "VALID", "\(taken)")
    }

    @Test func itNeedsATime() {
        let id = here.create("R1", slot[0], slot[1], user: "alice")
        #expect(here.run("update", id, "--note", "x", "--if-free", "--user", "alice").status == 2)
        #expect(here.run("create", "R1", "--for", "1h", "--if-free", "--wait", "1s").status == 2)
    }

    @Test func aBookingOfALockedResourceMovesAllTheSame() throws {
        let id = valid(slot[0], slot[1], "alice")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.resource for no key update")
        #expect(here.run("update", id, "--shift", "1h", "--if-free", "--user", "alice").status == 0)
        try session.run("commit")
    }

    @Test func movesAndResolversDoNotDeadlock() {
        let ids = (0..<4).map { valid("2027-03-0\($0 + 1)T10:00Z", "2027-03-0\($0 + 1)T11:00Z", "alice") }
        let loops = (0..<2).map { _ in here.startLoop(["--interval", "0.01s", "--quiet"]) }
        for _ in 0..<5 {
            let moves = ids.map {
                RunningTool(
                    ["update", $0, "--shift", "1h", "--if-free", "--user", "alice"],
                    ["BOOKING_DATABASE_URL": here.conninfo])
            }
            for move in moves { #expect(move.end().status == 0) }
        }
        for loop in loops {
            loop.send(SIGTERM)
            let end = loop.end()
            #expect(end.status == 0 && end.err == "", "\(end)")
        }
    }
}
