import Foundation
import TestSupport

@testable import BookingCore

/// A server's files as they were at a time, to be put back in place of what they have become.
final class ColdCopy {
    private let server: TestServer

    init(of server: TestServer) {
        self.server = server
        exchange("cp -a data copy")
    }

    func putBack() {
        exchange("rm -r data && mv copy data")
    }

    private func exchange(_ line: String) {
        server.stop()
        let done = Tool.shell("cd '\(server.folder)' && \(line)")
        precondition(done.status == 0, "\(done)")
        server.start()
    }
}

/// A server recovered from a base backup and the log of another one, up to a place in that log; reachable in the same
/// folder under the port number after the next.
final class Recovered {
    let conninfo: String
    private let server: TestServer
    private let port: Int
    private var process: RunningTool?

    private static let prelude = """
        bin='\(TestServer.programs)'
        owner= && [ "$(id -u)" != 0 ] || owner='setpriv --reuid=postgres --regid=postgres --clear-groups'
        """

    /// Takes the base backup.
    init(of here: Installation) {
        server = here.server
        port = server.port + 2
        conninfo = "host=\(server.folder) port=\(port) dbname=\(here.database) user=postgres"
        let done = Tool.shell(
            """
            \(Self.prelude)
            cd '\(server.folder)' && $owner "$bin/pg_basebackup" -D recovered -h "$PWD" -p \(server.port) -U postgres \\
                --checkpoint=fast --no-sync && $owner touch recovered/recovery.signal
            """)
        precondition(done.status == 0, "\(done)")
    }

    func recover(to place: String) {
        let script = """
            \(Self.prelude)
            cd '\(server.folder)' && exec $owner "$bin/postgres" -D recovered -p \(port) \\
                -c restore_command="cp '$PWD/data/pg_wal/%f' '%p'" \\
                -c recovery_target_lsn=\(place) -c recovery_target_inclusive=off -c recovery_target_action=promote
            """
        process = RunningTool([script], [:], program: "/bin/sh", options: ["-c"])
        let isReady = eventually {
            (try? Connection(to: .of(conninfo), command: "test").run("select pg_is_in_recovery()")[0].bool(0)) == false
        }
        precondition(isReady, process?.err ?? "")
    }

    func connect() throws -> Connection { try Connection(to: .of(conninfo), command: "test") }

    func run(_ words: String...) -> Run { Tool.run(words, ["BOOKING_DATABASE_URL": conninfo]) }

    deinit {
        process?.send(SIGQUIT)
        _ = process?.end()
    }
}
