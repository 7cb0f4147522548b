import Foundation
import TestSupport

/// A server that only follows another one, reachable in the same folder under the next port number, until it is promoted.
final class Standby {
    let conninfo: String
    let port: Int
    private let process: RunningTool

    init(of here: Installation) {
        let server = here.server
        port = server.port + 1
        conninfo = "host=\(server.folder) port=\(port) dbname=\(here.database) user=postgres"
        let script = """
            folder=\(server.folder) port=\(port)
            bin=$(printf '%s\\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
            owner= && [ "$(id -u)" != 0 ] || owner='setpriv --reuid=postgres --regid=postgres --clear-groups'
            cd "$folder"
            $owner "$bin/pg_basebackup" -D "$folder/standby" -R -h "$folder" -p \(server.port) -U postgres \\
                --checkpoint=fast --no-sync || exit
            exec $owner "$bin/postgres" -D "$folder/standby" -p "$port"
            """
        process = RunningTool([script], [:], program: "/bin/sh", options: ["-c"])
    }

    deinit {
        process.send(SIGQUIT)
        _ = process.end()
    }

    /// What the server has said, for a test that fails.
    var log: String { process.err }
}
