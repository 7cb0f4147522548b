import Foundation
import TestSupport
import Testing

/// `wait` and `create --wait`: nobody waits for the next pass.
struct ResolverWaitTests {
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]

    private func create(_ user: String) -> String { here.create("R1", slot[0], slot[1], user: user) }

    private func start(_ words: String...) -> RunningTool {
        RunningTool(words, ["BOOKING_DATABASE_URL": here.conninfo])
    }

    /// Until the command has looked once and listens.
    private func listens(_ command: String) -> Bool {
        eventually {
            here.sql(
                """
                select count(*) from pg_stat_activity where datname = current_database()
                and application_name = 'booking-\(command)' and state = 'idle' and query like '%resolve_now%'
                """) == "1"
        }
    }

    @Test func whatNobodyElseWantsIsValidWithoutAResolver() {
        let done = here.run("create", "R1", slot[0], slot[1], "--user", "alice", "--wait", "1m", "--json")
        #expect(done.status == 0, "\(done)")
        #expect((done.json?["booking"] as? [String: Any])?["status"] as? String == "VALID")
        #expect(here.sql("select count(*) from booking.pass") == "0")
    }

    @Test func theOldestComesFirstAlsoForAYoungerOneThatWaits() {
        let older = create("alice")
        let younger = create("bob")
        let wait = here.run("wait", younger, "--for", "0s", "--user", "bob", "--json")
        #expect(wait.status == 4)
        #expect(wait.json?["status"] as? String == "PENDING")
        #expect(here.status(older) == "VALID")
        #expect(here.status(younger) == "PENDING")
    }

    @Test func itGetsWhatAnotherGivesBack() {
        let older = create("alice")
        let younger = create("bob")
        let waiting = start("wait", younger, "--user", "bob", "--quiet")
        #expect(listens("wait"))
        #expect(here.status(older) == "VALID")
        here.run("delete", older, "--user", "alice")
        let end = waiting.end(within: 10)
        #expect(end.status == 0 && end.out == younger + "\n", "\(end)")
    }

    /// The poll alone would take two seconds each time.
    @Test func itHearsOfIt() {
        let times = (0..<3).map { _ in
            let older = create("alice")
            let younger = create("bob")
            let waiting = start("wait", younger, "--user", "bob", "--quiet")
            #expect(listens("wait"))
            let began = Date()
            here.run("delete", older, "--user", "alice")
            #expect(waiting.end(within: 10).status == 0)
            here.run("delete", younger, "--user", "bob")
            return Date().timeIntervalSince(began)
        }
        #expect(times.min()! < 1.5, "\(times)")
    }

    @Test func nothingIsRejectedByWaiting() {
        let older = create("alice")
        here.sql("update booking.setting set grace = '0'")
        let younger = create("bob")
        #expect(here.run("wait", younger, "--for", "0s", "--user", "bob").status == 4)
        #expect(here.status(older) == "VALID")
        #expect(here.status(younger) == "PENDING")
    }

    @Test(arguments: ["process-pending", "delete"])
    func rejectedOrWithdrawnIsFive(by way: String) {
        _ = create("alice")
        let younger = create("bob")
        let waiting = start("create", "R1", slot[0], slot[1], "--user", "carl", "--wait", "forever", "--json")
        #expect(listens("create"))
        let wait = start("wait", younger, "--user", "bob", "--json")
        #expect(listens("wait"))
        if way == "delete" {
            let carls = here.run("list", "--user", "carl", "--mine", "--quiet").out.trimmingCharacters(in: .newlines)
            here.run("delete", younger, carls)
        } else {
            here.run("process-pending", "--grace", "0s")
        }
        let status = way == "delete" ? "DELETED" : "REJECTED"
        let (end, created) = (wait.end(within: 10), waiting.end(within: 10))
        #expect(end.status == 5 && created.status == 5, "\(end)\n\(created)")
        #expect(end.json?["status"] as? String == status)
        #expect((created.json?["booking"] as? [String: Any])?["status"] as? String == status)
    }

    @Test func aWaitThatEndsTooEarlyIsFour() {
        _ = create("alice")
        let done = here.run("create", "R1", slot[0], slot[1], "--user", "bob", "--wait", "0.2s", "--json")
        #expect(done.status == 4)
        #expect((done.json?["booking"] as? [String: Any])?["status"] as? String == "PENDING")
    }

    @Test func anInterruptLeavesTheBooking() throws {
        _ = create("alice")
        let waiting = start("create", "R1", slot[0], slot[1], "--user", "bob", "--wait", "forever", "--quiet")
        #expect(listens("create"))
        waiting.send(SIGINT)
        let end = waiting.end()
        #expect(end.status == 130)
        let id = end.out.trimmingCharacters(in: .newlines)
        #expect(here.status(id) == "PENDING")
    }

    @Test func noTransactionIsOpenWhileItWaits() {
        _ = create("alice")
        let waiting = start("wait", create("bob"), "--user", "bob")
        #expect(listens("wait"))
        #expect(
            here.sql(
                "select count(*) from pg_stat_activity where state like 'idle in%' and datname = current_database()")
                == "0")
        waiting.send(SIGTERM)
        #expect(waiting.end().status == 143)
    }

    @Test func aLinkThatBreaksIsMadeAnew() {
        let older = create("alice")
        let younger = create("bob")
        let waiting = start("wait", younger, "--user", "bob")
        #expect(listens("wait"))
        here.sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'booking-wait'
            """)
        here.run("delete", older, "--user", "alice")
        #expect(waiting.end(within: 15).status == 0)
    }

    @Test func whoMayOnlyLookDecidesNothing() {
        let role = "guest_\(UUID().uuidString.prefix(8).lowercased())"
        here.sql("create role \(role) login")
        here.sql("insert into booking.member (role, \"right\") values ('\(role)', 'user')")
        let id = create("alice")
        #expect(here.run("wait", id, "--for", "0s", role: role).status == 4)
        #expect(here.status(id) == "PENDING")
        #expect(here.run("wait", "ffffffff", "--for", "0s").status == 7)
    }

    @Test func aHeldResourceKeepsNobodyFromLooking() throws {
        let id = create("alice")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.resource for update")
        #expect(here.run("wait", id, "--for", "0s", "--user", "alice").status == 4)
    }

    @Test func aHeldYoungerNeighbourIsNotInTheWay() throws {
        let older = create("alice")
        let younger = create("bob")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.booking where id = '\(younger)' for update")
        #expect(here.run("wait", older, "--for", "0s", "--user", "alice").status == 0)
    }

    /// An older neighbour's row is held by somebody: nothing around it is decided.
    @Test func aHeldOlderNeighbourIsNotPassed() throws {
        let older = create("alice")
        let younger = create("bob")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.booking where id = '\(older)' for update")
        #expect(here.run("wait", younger, "--for", "0s", "--user", "bob").status == 4)
        try session.run("rollback")
        #expect(here.status(younger) == "PENDING")
    }
}
