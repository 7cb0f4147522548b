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
    private func listens(_ command: String, at installation: Installation? = nil, with query: String = "resolve_now")
        -> Bool
    {
        eventually {
            (installation ?? here).sql(
                """
                select count(*) from pg_stat_activity where datname = current_database()
                and application_name = 'booking-\(command)' and state = 'idle' and query like '%\(query)%'
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
        #expect((created.json?["conflicting"] as? [Any])?.isEmpty == true)
    }

    @Test func whatItConflictsWithIsAskedAgainAtTheEnd() {
        let older = create("alice")
        here.run("process-pending")
        let waiting = start("create", "R1", slot[0], slot[1], "--user", "bob", "--wait", "forever", "--json")
        #expect(listens("create"))
        let younger = create("carl")
        here.run("delete", older, "--user", "alice")
        let end = waiting.end(within: 10)
        #expect(end.status == 0, "\(end)")
        let others = end.json?["conflicting"] as? [[String: Any]] ?? []
        #expect(others.map { $0["id"] as? String } == [younger])
        #expect(others.first?["status"] as? String == "PENDING")
    }

    /// That nobody resolves matters while one waits, not afterwards.
    @Test func thatNobodyResolvesIsSaidBeforeTheWait() {
        _ = create("alice")
        here.sql("update booking.setting set installed_at = now() - interval '1 hour'")
        let waiting = start("create", "R1", slot[0], slot[1], "--user", "bob", "--wait", "forever")
        #expect(eventually { waiting.err.contains("hint: no resolver has run since ") })
        #expect(waiting.isRunning && waiting.out == "")
    }

    // MARK: - Failures while it waits

    /// The booking is there: whoever does not learn its id makes another one.
    @Test func aFailureAfterTheBookingStillPrintsIt() throws {
        _ = create("alice")
        let role = here.member()
        let waiting = here.start("create", "R1", slot[0], slot[1], "--wait", "forever", "--json", role: role)
        #expect(listens("create"))
        here.sql("select booking.remove_member(null, '\(role)')")
        let end = waiting.end(within: 10)
        #expect(end.status == 8, "\(end)")
        let booking = try #require(end.json?["booking"] as? [String: Any])
        #expect(here.status(booking["id"] as? String ?? "") == "PENDING")
    }

    @Test func aServerThatIsGoneAtTheEndStillLeavesTheIdToPrint() {
        let server = TestServer()
        let here = Installation(on: server)
        let older = here.create("R1", slot[0], slot[1], user: "alice")
        let waiting = here.start("create", "R1", slot[0], slot[1], "--user", "bob", "--wait", "3s", "--json")
        #expect(listens("create", at: here))
        server.crash()
        let end = waiting.end(within: 20)
        #expect(end.status == 9, "\(end)")
        #expect((end.json?["booking"] as? [String: Any])?["user_id"] as? String == "bob")
        let others = end.json?["conflicting"] as? [[String: Any]] ?? []
        #expect(others.map { $0["id"] as? String } == [older])
    }

    /// A link that breaks once, at one message after another.
    @Test func aLinkThatBreaksAnywhereIsMadeAnew() {
        let proxy = CutProxy(to: "\(here.server.folder)/.s.PGSQL.\(here.server.port)")
        defer { proxy.close() }
        let conninfo = "host=127.0.0.1 port=\(proxy.port) dbname=\(here.database) user=postgres sslmode=disable"
        // Behind what makes the connection.
        for (direction, first) in [(CutProxy.Direction.toServer, 2), (.toClient, 20)] {
            for messages in stride(from: first, to: 80, by: 3) {
                proxy.arm(.init(cut: .reset, direction: direction, messages: messages, heals: true))
                let resource = "\(direction) \(messages)"
                let end = Tool.run(
                    ["create", resource, slot[0], slot[1], "--wait", "10s", "--json"],
                    ["BOOKING_DATABASE_URL": conninfo])
                #expect(end.status == 0, "\(direction) \(messages): \(end)")
                let booking = end.json?["booking"] as? [String: Any]
                #expect(booking?["status"] as? String == "VALID")
                #expect(here.run("list", resource, "--quiet").out == "\(booking?["id"] ?? "")\n")
                if !proxy.hasCut { break }
            }
        }
    }

    /// Written around the functions: the constraint refuses, and the wait goes on.
    @Test func aRefusalByTheConstraintIsNotTheEnd() {
        let id = create("alice")
        here.refuse(id)
        let waiting = start("wait", id, "--user", "alice", "--quiet")
        #expect(listens("wait", with: "show_booking"))
        #expect(waiting.isRunning)
        here.sql("drop trigger trouble on booking.booking")
        let end = waiting.end(within: 10)
        #expect(end.status == 0 && end.out == id + "\n", "\(end)")
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

    /// Its island reaches back to one that it does not touch itself: of three in a row the middle one loses.
    @Test func theWholeIslandIsDecided() {
        let hours = [("10:00", "12:00"), ("11:00", "13:00"), ("12:30", "14:30")]
        let ids = hours.map { here.create("R1", "2027-03-01T\($0)Z", "2027-03-01T\($1)Z", user: "alice") }
        #expect(here.run("wait", ids[2], "--for", "0s", "--user", "alice").status == 0)
        #expect(ids.map(here.status) == ["VALID", "PENDING", "VALID"])
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
        here.sql("select booking.add_member(null, '\(role)', array['user'])")
        let id = create("alice")
        #expect(here.run("wait", id, "--for", "0s", role: role).status == 4)
        #expect(here.status(id) == "PENDING")
        #expect(here.run("wait", "ffffffff", "--for", "0s").status == 7)
    }

    /// As a resolver holds it. (A closing takes it for itself, and has to be waited for: PromiseRulesTests.)
    @Test func aHeldResourceKeepsNobodyFromDeciding() throws {
        let id = create("alice")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.resource for no key update")
        #expect(here.run("wait", id, "--for", "0s", "--user", "alice").status == 0)
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
