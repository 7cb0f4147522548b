import Foundation
import TestSupport
import Testing

/// `update` where others change the same booking.
struct UpdateTests {
    private let here = Installation()

    /// A lock is waited for once; only a change that somebody else has finished is a reason to read and try again.
    @Test func aBookingThatSomebodyHoldsIsGivenUpAfterTwoSeconds() throws {
        let id = here.create("R1", "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: "alice")
        let session = try OpenSession(here)
        try session.run("begin; select from booking.booking where id = '\(id)' for update")
        let began = Date()
        let run = here.run("update", id, "--shift", "1h")
        let elapsed = Date().timeIntervalSince(began)
        #expect(run.status == 3, "\(run)")
        #expect(run.err.hasSuffix("\nhint: try again\n"), "\(run)")
        #expect((1.5..<5).contains(elapsed), "\(elapsed) s")
        try session.run("rollback")
        #expect(here.run("update", id, "--shift", "1h").status == 0)
    }

    @Test func eightShiftsAtOnceAllCount() {
        let id = here.create("R1", "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: "alice")
        let runs = (0..<8).map { _ in here.start("update", id, "--shift", "1h") }.map { $0.end() }
        let done = runs.filter { $0.status == 0 }.count
        #expect(done == runs.count, "\(runs)")
        #expect(here.run("show", id, "--json").json?["start_time"] as? String == "2027-03-01T18:00:00Z")
    }
}
