import Foundation
import TestSupport

/// PgBouncer before a server, as in examples/, giving each transaction another of its connections.
final class Pooler {
    private let server: TestServer
    private let process: RunningTool
    private static let port = 6_432
    /// What is recommended is what is tested.
    private static let example = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples/pgbouncer.ini").path

    /// In the server's folder, under a port of its own.
    init(before server: TestServer) {
        self.server = server
        let script = """
            umask 077
            mkdir '\(server.folder)/pooler' && cd '\(server.folder)/pooler' || exit
            sed -e 's|^booking = .*|* = host=\(server.folder) port=\(server.port)|' \
                -e 's|^listen_addr = .*|listen_addr =|' -e 's|^unix_socket_dir = .*|unix_socket_dir = \(server.folder)|' \
                -e 's|^auth_type = .*|auth_type = trust|' -e 's|^auth_file = .*|auth_file = users|' \
                '\(Self.example)' >settings
            echo server_round_robin = 1 >>settings
            echo '"postgres" ""' >users
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
