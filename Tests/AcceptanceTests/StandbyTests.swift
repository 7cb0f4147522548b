import Foundation
import TestSupport
import Testing

/// A server that only follows another one.
struct StandbyTests {
    /// Reading works there; everything that writes, and the feed, is refused with exit 9.
    @Test func aStandbyReadsOnly() {
        // A copy of the server that all tests share would be a large one.
        let here = Installation(on: TestServer())
        let id = here.create("Raum1", "2027-03-22T10:00Z", "2027-03-22T11:00Z", user: "alice")
        let standby = Standby(of: here)
        let source = ["BOOKING_DATABASE_URL": standby.conninfo]
        #expect(eventually { Tool.run(["show", id, "--quiet"], source).status == 0 }, "\(standby.log)")
        for words in [
            ["create", "Raum1", "2027-03-23", "--no-retry"], ["update", id, "--shift", "1h", "--no-retry"],
            ["delete", id, "--no-retry"], ["undo", id, "--no-retry"], ["process-pending"], ["watch", "--count", "1"],
            ["resource", "add", "rig", "--no-retry"], ["init"],
        ] {
            let run = Tool.run(words, source)
            #expect(run.status == 9, "\(run)")
            #expect(run.err.contains("\nhint: "), "\(run)")
        }
        #expect(Tool.run(["list", "--quiet"], source).out == id + "\n")
    }
}
