import Foundation
import TestSupport
import Testing

/// Who has locked what others need is named, with what ends it, also where no process is left that could be.
struct LockerTests {
    private let here = Installation()
    private static let locked = "begin; lock table booking.booking in access exclusive mode"

    @Test func theDoctorNamesWhoLockedATableInsteadOfWaiting() throws {
        let session = try OpenSession(here)
        try session.run(Self.locked)
        let run = here.run("doctor")
        #expect(run.status == 3, "\(run)")
        #expect(
            run.out.contains("✗ schema         tables of the schema are locked by \(try session.name())\n"), "\(run)")
        #expect(
            run.out.contains("hint: have that transaction ended, or end it: select pg_terminate_backend("), "\(run)")
        try session.run("rollback")
        #expect(here.run("doctor").out.contains("✓ constraint"))
    }

    @Test func whoWaitsToLockATableIsInTheWayToo() throws {
        let (reader, waiting) = (try OpenSession(here), try OpenSession(here))
        try reader.run("begin; select count(*) from booking.booking")
        let name = try waiting.name()
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            try? waiting.run("\(Self.locked); rollback")
            isDone.signal()
        }
        #expect(eventually { here.isSomebodyWaiting })
        let run = here.run("doctor")
        #expect(run.out.contains("tables of the schema are locked by \(name)"), "\(run)")
        try reader.run("rollback")
        isDone.wait()
    }

    /// Whether the list comes as a table or row by row.
    @Test(arguments: [["list"], ["list", "--json"], ["status"]])
    func whoReadsBesideALockIsToldWhoHasIt(_ words: [String]) throws {
        let session = try OpenSession(here)
        try session.run(Self.locked)
        let run = here.run(words)
        let name = try session.name()
        #expect(run.status == 3 && run.err.contains("held by \(name)"), "\(run)")
        try session.run("rollback")
    }

    @Test func aPreparedTransactionIsNamedByWhatEndsIt() throws {
        let id = here.create("R1", "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: "alice")
        here.sql("begin; update booking.booking set note = 'x'; prepare transaction 'it''s \(id)'")
        let update = here.run("update", id, "--for", "2h", "--user", "alice")
        #expect(
            update.status == 3 && update.err.contains("held by postgres (ROLLBACK PREPARED 'it''s \(id)')"), "\(update)"
        )
        #expect(here.run("doctor").out.contains("postgres (ROLLBACK PREPARED 'it''s \(id)')"))
        here.sql("rollback prepared 'it''s \(id)'")
        here.sql("\(Self.locked); prepare transaction '\(id)'")
        let doctor = here.run("doctor")
        #expect(doctor.out.contains("or end it: ROLLBACK PREPARED '\(id)'\n"), "\(doctor)")
        here.sql("rollback prepared '\(id)'")
        #expect(here.run("update", id, "--for", "2h", "--user", "alice").status == 0)
    }
}
