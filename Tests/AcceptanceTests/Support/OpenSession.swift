import TestSupport

@testable import BookingCore

/// A session of somebody who works by hand, and may leave a transaction open.
final class OpenSession: @unchecked Sendable {
    private let connection: Connection

    init(_ installation: Installation, role: String = "postgres") throws {
        let conninfo = TestServer.shared.conninfo(installation.database, user: role)
        connection = try Connection(
            to: .resolve(flag: conninfo, environment: Environment([:])), command: "by-hand")
    }

    func run(_ script: String) throws {
        try connection.run(script: script)
    }

    func value(_ sql: String) throws -> String? {
        try connection.run(Query(stringLiteral: sql))[0].optionalText(0)
    }

    /// As messages name it.
    func name() throws -> String {
        "\(connection.user) (process \(try value("select pg_backend_pid()::text") ?? ""))"
    }
}

extension Installation {
    /// Whether a session in this database waits for a lock.
    var isSomebodyWaiting: Bool {
        sql(
            """
            select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
            """) != "0"
    }
}
