import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Resolvers that run at once share the work, and none leaves anything to another that this one has not seen.
@Suite struct ResolverSharingTests {
    private let here = Installation()

    private var decided: Int { Int(here.sql("select count(*) from booking.decided")!)! }

    private func plan() throws -> Plan {
        Plan(try here.session().transactions([[Plan.query(for: nil, nil)]])[0][0])
    }

    /// What comes of a plan that was made some time ago.
    private func work(off plan: Plan, grace: String = "15 minutes", listens: Bool = true) throws -> ChunkWork {
        var decided = DecidedChunks(user: nil, grace: grace, since: plan)
        if listens { decided.learn(try here.session().transactions([[decided.query]])[0][0]) }
        var work = ChunkWork(besides: decided, session: try here.session())
        for chunk in plan.chunks { try work.resolve(chunk, beside: nil) }
        try work.resolveDelayed()
        return work
    }

    /// Small resources, which go together, and a big one in parts; told before it asks, or by the answer.
    @Test(arguments: [true, false])
    func whatAnotherHasDecidedSinceThePlanIsDone(listens: Bool) throws {
        for number in 0..<3 { here.fillQueue("R\(number)", bookings: 10) }
        here.fillQueue("big", bookings: 1_200)
        let plan = try plan()
        #expect(plan.chunks.count > 2)
        #expect(try here.pass().record.promoted == 1_230)
        let before = decided
        #expect(before == plan.chunks.count)
        let work = try work(off: plan, listens: listens)
        #expect(work.promoted == 0 && work.undone.bookings == 0)
        #expect(decided == before)
    }

    @Test func whatCameAfterThePlanIsDecided() throws {
        here.fillQueue("R", bookings: 10)
        try here.pass()
        let late = here.create("R", "2040-01-01T10:00Z", "2040-01-01T11:00Z", user: "alice")
        #expect(try work(off: plan()).promoted == 1)
        #expect(here.status(late) == "VALID")
    }

    @Test func anotherGraceDecidesByItself() throws {
        here.create("R", "2040-01-01T10:00Z", "2040-01-01T11:00Z", user: "alice")
        let loser = here.create("R", "2040-01-01T10:30Z", "2040-01-01T11:30Z", user: "bob")
        let plan = try plan()
        try here.pass()
        #expect(here.status(loser) == "PENDING")
        #expect(try work(off: plan, grace: "0 s").rejected == 1)
        #expect(here.status(loser) == "REJECTED")
    }

    /// The island that somebody holds is left; so is what lies beside it in the chunk for those who come later.
    @Test func whatIsHeldIsNotDone() throws {
        let held = here.create("R", "2040-01-01T10:00Z", "2040-01-01T11:00Z", user: "alice")
        let plan = try plan()
        let owner = try here.connect()
        try owner.run(script: "begin; select from booking.booking where id = '\(held)' for update")
        #expect(here.run("process-pending").status == 3)
        try owner.run(script: "rollback")
        #expect(try work(off: plan).promoted == 1)
    }

    @Test func eightAtOnceDecideEachChunkAboutOnce() throws {
        for number in 0..<40 { here.fillQueue("R\(number)", bookings: 501) }
        let resolvers = (0..<8).map { _ in here.start("process-pending", "--json") }
        let runs = resolvers.map { $0.end() }
        #expect(runs.allSatisfy { $0.status == 0 }, "\(runs)")
        #expect(runs.compactMap { $0.json?["promoted"] as? Int }.reduce(0, +) == 40 * 501)
        let chunks = Int(here.sql("select count(distinct (resources, span)) from booking.decided")!)!
        #expect(chunks >= 40 && decided < 2 * chunks, "\(decided) of \(chunks)")
    }
}
