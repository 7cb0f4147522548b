import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promises 1, 2, 4 and 5 under load: many clients and several resolvers of every kind on the same few slots.
@Suite struct PromiseExclusionTests {
    /// No write may wait for another one or for the resolver. Generous, as the machine is shared; a lock that is held
    /// for a whole pass or until a timeout is far beyond it.
    private static let longest = Duration.seconds(1)

    @Test func everyPromiseHoldsUnderLoad() throws {
        let here = Installation()
        Audit.prepare(here)
        let overlaps = Found()
        let programs = Found()
        let load = Load(beside: [
            { try here.pass() },
            { try here.pass("--grace", "0s", "--resource", "R1") },
            { try Self.callPass(here.connect()) },
            { programs.add(Self.unexpected(here.run("process-pending"))) },
            { programs.add(Self.program(here)) },
            { overlaps.add(try Self.overlaps(here)) },
        ])
        let deeds = try load.run(on: here, SeededGenerator(printing: "load"))
        try here.pass()

        let unfair = deeds.filter { !$0.isFair }.map(\.outcome)
        #expect(unfair.isEmpty)
        let slowest = deeds.map(\.duration).max()!
        print("load: \(deeds.count) writes, the slowest took \(slowest)")
        #expect(slowest < Self.longest)
        #expect(overlaps.all.isEmpty && programs.all.isEmpty, "\(overlaps.all.prefix(3)) \(programs.all.prefix(3))")
        let audit = try Audit(here)
        try audit.expectClean()
        try audit.expectTold(deeds)
        #expect(try audit.count("select * from audit.version where type = 'booking_validated'") > 20)
        #expect(try audit.count("select * from booking.conflict") > 0, "no two writes raced: no load")
    }

    /// One real process after the other: it books, moves, drops.
    private static func program(_ here: Installation) -> [String] {
        let made = here.run("create", "R1", "2031-05-05T10:00Z", "--for", "90m", "--user", "shell", "--json")
        guard let id = (made.json?["booking"] as? [String: Any])?["id"] as? String else { return ["\(made)"] }
        let rest = [
            here.run("update", id, "--shift", "30m", "--user", "shell"), here.run("undo", id, "--user", "shell"),
            here.run("delete", id, "--user", "shell"),
        ]
        return rest.flatMap { unexpected($0) }
    }

    /// Under load without a pause somebody is always in the middle of a write: what a pass finds held then, again and
    /// again, it may leave for the next one, and says so (exit 3, BK305). Nothing else may go wrong.
    private static func unexpected(_ run: Run) -> [String] {
        let left = run.status == 3 && run.err.contains("left for the next pass")
        return run.status == 0 || left ? [] : ["\(run)"]
    }

    private static func callPass(_ connection: Connection) throws {
        do {
            try connection.run(script: "call booking.process_pending('0.2 s')")
        } catch let error as ServerError where error.sqlstate == "BK305" {}
    }

    /// By a self-join that does not ask the index that the constraint keeps.
    private static func overlaps(_ here: Installation) throws -> [String] {
        let connection = try here.connect()
        try connection.run(script: "set enable_indexscan = off; set enable_bitmapscan = off")
        return try connection.run("\(raw: Audit.overlapping)").map { "\($0.uuid(0)) \($0.uuid(1))" }
    }
}
