import Foundation
import TestSupport

@testable import BookingCore

/// A server that only follows another one, reachable in the same folder under the next port number, until it is promoted.
final class Standby {
    /// As `synchronous_standby_names` has it.
    static let name = "standby_1"

    let conninfo: String
    let port: Int
    private let server: TestServer
    private let database: String
    private var process: RunningTool

    init(of here: Installation) {
        server = here.server
        database = here.database
        port = server.port + 1
        conninfo = "host=\(server.folder) port=\(port) dbname=\(here.database) user=postgres"
        let copy = """
            $owner "$bin/pg_basebackup" -D "$folder/standby" -R -h "$folder" -p \(server.port) -U postgres \\
                --checkpoint=fast --no-sync || exit
            """
        process = Self.start(copy, in: server.folder, port: port)
    }

    deinit {
        stop()
    }

    private static func start(_ prelude: String, in folder: String, port: Int) -> RunningTool {
        let script = """
            folder=\(folder)
            bin='\(TestServer.programs)'
            owner= && [ "$(id -u)" != 0 ] || owner='setpriv --reuid=postgres --regid=postgres --clear-groups'
            cd "$folder"
            \(prelude)
            exec $owner "$bin/postgres" -D "$folder/standby" -p \(port) -c cluster_name=\(name)
            """
        return RunningTool([script], [:], program: "/bin/sh", options: ["-c"])
    }

    /// At once, as if it were unplugged.
    func stop() {
        process.send(SIGQUIT)
        _ = process.end()
    }

    func start() {
        process = Self.start("", in: server.folder, port: port)
    }

    /// Makes the other server wait for it with every commit, from now on.
    func becomeSynchronous() {
        // Its own copy of the settings must be from before.
        precondition(
            eventually {
                server.execute("select count(*) from pg_stat_replication where application_name = '\(Self.name)'")
                    == "1"
            }, "\(log)")
        server.execute("alter system set synchronous_standby_names = '\(Self.name)'")
        server.execute("select pg_reload_conf()")
        precondition(
            eventually { server.execute("select count(*) from pg_stat_replication where sync_state = 'sync'") == "1" },
            "\(log)")
    }

    func promote() {
        precondition(eventually { (try? ask("select pg_promote()::text")) == "true" }, "\(log)")
    }

    func ask(_ sql: String) throws -> String? {
        try Connection(to: .of(conninfo), command: "test").run(Query(stringLiteral: sql))[0].optionalText(0)
    }

    /// Both servers, as a connection string names them.
    var eitherHost: String {
        "host=\(server.folder),\(server.folder) port=\(server.port),\(port) user=postgres dbname=\(database)"
    }

    /// What the server has said, for a test that fails.
    var log: String { process.err }
}

extension Installation {
    /// What every session does, for a test that fails.
    var activity: String {
        sql(
            """
            select string_agg(concat_ws(' ', pid, state, wait_event_type, wait_event, clock_timestamp() - xact_start, query), e'\\n')
            from pg_stat_activity where datname = current_database()
            """) ?? ""
    }

    /// How many sessions wait for a standby to confirm their commits.
    var waitingForStandby: Int {
        Int(sql("select count(*) from pg_stat_activity where wait_event = 'SyncRep'") ?? "") ?? 0
    }
}
