import Foundation
import TestSupport

/// PgBouncer before a server, giving each transaction any of a few connections.
final class Pooler {
    private let server: TestServer
    private let process: RunningTool
    private static let port = 6_432

    /// In the server's folder, under a port of its own.
    init(before server: TestServer) {
        self.server = server
        let script = """
            umask 077
            mkdir '\(server.folder)/pooler' && cd '\(server.folder)/pooler' || exit
            cat >settings <<END
            [databases]
            * = host=\(server.folder) port=\(server.port)
            [pgbouncer]
            listen_addr =
            listen_port = \(Self.port)
            unix_socket_dir = \(server.folder)
            auth_type = any
            pool_mode = transaction
            server_round_robin = 1
            default_pool_size = 4
            min_pool_size = 4
            logfile =
            END
            sed -i 's/^\\* = .*/& user=postgres/' settings
            owner=
            [ "$(id -u)" != 0 ] || {
                chown -R postgres: .
                owner='setpriv --reuid=postgres --regid=postgres --clear-groups'
            }
            exec $owner /usr/sbin/pgbouncer settings
            """
        process = RunningTool([script], [:], program: "/bin/sh", options: ["-c"])
    }

    deinit {
        process.send(SIGTERM)
        _ = process.end()
    }

    func conninfo(_ here: Installation) -> String {
        "host=\(server.folder) port=\(Self.port) dbname=\(here.database) user=postgres"
    }

    var log: String { process.err }
}
