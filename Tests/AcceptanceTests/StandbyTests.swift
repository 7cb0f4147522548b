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
        // Whoever reads may ask for a standby where several servers are named.
        let preferring = ["BOOKING_DATABASE_URL": standby.eitherHost + " target_session_attrs=prefer-standby"]
        for words in [["list"], ["agenda", "--date", "2027-03-22"], ["export"]] {
            let run = Tool.run(words + ["--verbose"], preferring)
            #expect(run.status == 0 && run.out.contains("Raum1"), "\(run)")
            #expect(run.err.contains("takes no writes, and is 0 s behind its primary"), "\(run)")
        }
        let watch = Tool.run(["watch", "--count", "1"], preferring)
        #expect(watch.status == 9 && watch.err.contains("\nhint: "), "\(watch)")
        #expect(here.run("doctor").out.contains("standby_1 is 0 s behind"))
        // Before the first commit that it replays, it cannot know while a record is on its way.
        #expect(eventually { !Tool.run(["list"], source).err.contains("primary") })
        // With nobody to hear from, what it shows is what was.
        here.server.stop()
        standby.stop()
        standby.start()
        #expect(
            eventually(within: 20) {
                Tool.run(["list"], source).err.contains(
                    /booking: this server is a standby: it takes no writes, and (is [0-9]+ s behind its|has heard nothing from a) primary/
                )
            }, "\(Tool.run(["list"], source)) \(standby.log)")
        let doctor = Tool.run(["doctor"], source)
        #expect(doctor.status == 1 && doctor.out.contains("hint: see in its log whether it reaches"), "\(doctor)")
    }
}
