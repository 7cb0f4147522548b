import Foundation
import TestSupport
import Testing

/// A pass does all that can be done, whatever is in the way of a part of it, and says what was left.
struct ResolverRetryTests {
    private let here = Installation()

    private func create(_ resource: String, hour: Int = 10, user: String = "alice") -> String {
        here.create(
            resource, String(format: "2027-03-01T%02d:00Z", hour), String(format: "2027-03-01T%02d:00Z", hour + 1),
            user: user)
    }

    @Test(arguments: ["40001", "40P01", "55P03"])
    func whatPassesByItselfIsRepeated(sqlstate: String) {
        let id = create("R1")
        here.failDecisions(sqlstate, times: 3)
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 0, "\(pass)")
        #expect(pass.json?["promoted"] as? Int == 1)
        #expect(here.status(id) == "VALID")
    }

    @Test func repeatingEnds() {
        let id = create("R1")
        here.failDecisions("40P01", times: 1_000_000)
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 3)
        #expect(pass.err.contains("1 booking was left for the next pass"))
        #expect(here.status(id) == "PENDING")
        #expect(here.sql("select left_undone from booking.pass order by id desc limit 1") == "1")
    }

    @Test func aLostConnectionIsMadeAnew() {
        let ids = (0..<3).map { create("R\($0)") }
        here.breakConnectionOnce()
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 0, "\(pass)")
        for id in ids { #expect(here.status(id) == "VALID") }
    }

    @Test func aRefusalByTheConstraintIsReportedAndTheOthersGoOn() {
        let stuck = create("R1")
        let others = [create("R1", hour: 11), create("R1", hour: 15), create("R2")]
        here.refuse(stuck)
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 1, "\(pass)")
        #expect(pass.json?["promoted"] as? Int == 3)
        #expect(pass.err.contains("1 booking could not be decided"))
        #expect(!pass.err.contains("secret"))
        #expect(here.status(stuck) == "PENDING")
        for id in others { #expect(here.status(id) == "VALID") }
    }

    @Test func aHeldBookingIsLeftAndItsHolderNamed() throws {
        let held = create("R1")
        let behind = create("R1", user: "bob")
        let others = [create("R1", hour: 15), create("R2")]
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.booking where id = '\(held)' for update")
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 3, "\(pass)")
        #expect(pass.err.contains("2 bookings were left for the next pass, held by \(try session.name())"))
        for id in others { #expect(here.status(id) == "VALID") }
        #expect(here.status(behind) == "PENDING")

        try session.run("rollback")
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(held) == "VALID")
    }

    /// As another resolver holds it. (A closing takes it for itself, and has to be waited for: PromiseRulesTests.)
    @Test func aHeldResourceIsDecidedAllTheSame() throws {
        let ids = [create("R1"), create("R2")]
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.resource where name = 'R1' for no key update")
        #expect(here.run("process-pending").status == 0)
        for id in ids { #expect(here.status(id) == "VALID") }
    }

    /// Written around the functions, and not committed: the constraint makes the resolver wait for its end.
    @Test func aHiddenWriteIsWaitedForAndItsWriterNamed() throws {
        let behind = create("R1")
        let other = create("R1", hour: 15)
        let session = try OpenSession(here)
        try session.run(
            """
            begin; insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select resource_id, 'eve', start_time, end_time, busy, 'VALID' from booking.booking where id = '\(behind)'
            """)
        let pass = here.run("process-pending", "--json")
        #expect(pass.status == 3, "\(pass)")
        #expect(pass.err.contains("1 booking was left for the next pass, held by \(try session.name())"))
        #expect(here.status(other) == "VALID")
    }

    // MARK: - The procedure, as pg_cron calls it

    private func resolverSession() throws -> OpenSession {
        let role = "cron_\(UUID().uuidString.prefix(8).lowercased())"
        here.sql("create role \(role) login")
        here.sql("select booking.add_member(null, '\(role)', array['resolver'])")
        return try OpenSession(here, role: role)
    }

    @Test func theProcedureNeedsTheRightResolverOnly() throws {
        let ids = [create("R1"), create("R2")]
        let cron = try resolverSession()
        try cron.run("call booking.process_pending()")
        for id in ids { #expect(here.status(id) == "VALID") }
        #expect(here.sql("select promoted || ' ' || left_undone from booking.pass") == "2 0")
    }

    @Test func theProcedureRepeatsWhatPassesByItself() throws {
        let id = create("R1")
        here.failDecisions("40P01", times: 3)
        try resolverSession().run("call booking.process_pending()")
        #expect(here.status(id) == "VALID")
    }

    @Test func theProcedureFailsInTheEndWithAllElseDone() throws {
        let stuck = create("R1")
        let others = [create("R1", hour: 15), create("R2")]
        here.refuse(stuck)
        let cron = try resolverSession()
        #expect(throws: (any Error).self) { try cron.run("call booking.process_pending()") }
        for id in others { #expect(here.status(id) == "VALID") }
        #expect(here.sql("select left_undone from booking.pass where finished_at is not null") == "1")
    }

    @Test func theProcedureWaitsForAnotherResolver() throws {
        let id = create("R1")
        let other = try OpenSession(here)
        try other.run("begin; select 1 from booking.resource for no key update")
        let session = try resolverSession()
        Thread.detachNewThread { [here] in
            _ = eventually { here.isSomebodyWaiting }
            try? other.run("commit")
        }
        try session.run("call booking.process_pending()")
        #expect(here.status(id) == "VALID")
    }
}
