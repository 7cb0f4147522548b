import Foundation
import Testing

/// The examples that the tool was asked for, in their spelling, in an empty database just after `init`.
struct SeedTests {
    @Test func theExamplesWorkAsSpelled() throws {
        let here = Installation()
        let watch = here.start("watch", "--user", "alice", "--json")
        let created = here.run("create", "Raum1", "2026-03-21T10:00:00Z", "2026-03-21T12:00:00Z", "--user", "alice")
        #expect(created.status == 0)
        #expect(here.run("list").out.contains("Raum1"))
        #expect(here.run("list", "--resource", "Raum1", "--json").list.count == 1)
        let id = try #require(here.run("list", "--date", "2026-03-21", "--json").list.first?["id"] as? String)
        let updated = here.run(
            "update", id, "--from", "2026-03-21T11:00:00Z", "--to", "2026-03-21T13:00:00Z", "--user", "alice")
        #expect(updated.status == 0)
        #expect(here.run("delete", id, "--user", "alice").status == 0)
        #expect(here.run("process-pending").status == 0)

        let loop = here.start("process-pending", "--loop", environment: ["GRACE_PERIOD_MINUTES": "15"])
        #expect(eventually { loop.out.contains("promoted") })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
        watch.send(SIGTERM)
        #expect(watch.end().status == 143)
    }
}
