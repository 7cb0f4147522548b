import Foundation
import TestSupport
import Testing

/// A server that only follows another one.
struct StandbyTests {
    /// Reading works there; everything that writes, and the feed, is refused with exit 9.
    @Test func aStandbyReadsOnly() {
        let here = Installation()
        let id = here.create("Raum1", "2027-03-22T10:00Z", "2027-03-22T11:00Z", user: "alice")
        let port = TestServer.shared.port + 1
        let standby = start(port: port)
        defer {
            standby.send(SIGQUIT)
            _ = standby.end()
        }
        let source = [
            "BOOKING_DATABASE_URL":
                "host=\(TestServer.shared.folder) port=\(port) dbname=\(here.database) user=postgres"
        ]
        #expect(eventually { Tool.run(["show", id, "--quiet"], source).status == 0 }, "\(standby.err)")
        for words in [
            ["create", "Raum1", "2027-03-23"], ["update", id, "--shift", "1h"], ["delete", id], ["undo", id],
            ["process-pending"], ["watch", "--count", "1"], ["resource", "add", "rig"], ["init"],
        ] {
            let run = Tool.run(words, source)
            #expect(run.status == 9, "\(run)")
            #expect(run.err.contains("\nhint: "), "\(run)")
        }
        #expect(Tool.run(["list", "--quiet"], source).out == id + "\n")
    }

    private func start(port: Int) -> RunningTool {
        let script = """
            folder=\(TestServer.shared.folder) port=\(port)
            bin=$(printf '%s\\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
            owner= && [ "$(id -u)" != 0 ] || owner='setpriv --reuid=postgres --regid=postgres --clear-groups'
            cd "$folder"
            $owner "$bin/pg_basebackup" -D "$folder/standby" -R -h "$folder" -p \(TestServer.shared.port) -U postgres \\
                --checkpoint=fast --no-sync || exit
            exec $owner "$bin/postgres" -D "$folder/standby" -p "$port"
            """
        return RunningTool([script], [:], program: "/bin/sh", options: ["-c"])
    }
}
