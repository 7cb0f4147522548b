import Foundation
import TestSupport

/// A database of its own with the schema in it, as `booking init` leaves it, and the tool to use it with.
///
/// Commands run as they would from a shell: the built program, its own process, real arguments and streams.
final class Installation: Sendable {
    let server: TestServer
    let database: String
    let conninfo: String

    /// Made once for all tests; every installation is a copy of it.
    private static let template: String = {
        let name = databaseName(of: TestServer.shared.freshDatabase())
        let done = Tool.run(["init"], ["BOOKING_DATABASE_URL": TestServer.shared.conninfo(name)])
        precondition(done.status == 0, "booking init failed: \(done)")
        return name
    }()

    /// On the server that most tests share.
    convenience init() { self.init(copyOf: Self.template) }

    /// A copy of another one, which nobody uses meanwhile.
    convenience init(copyOf other: Installation) { self.init(copyOf: other.database) }

    private init(copyOf template: String) {
        server = .shared
        conninfo = TestServer.shared.freshDatabase(from: template)
        database = Self.databaseName(of: conninfo)
        // What `booking init` does with a copy; and a slow run of many tests would hear that nobody has resolved since the
        // template was made.
        sql("select booking.adopt_restored(); update booking.setting set installed_at = clock_timestamp()")
    }

    /// On a server of the test's own, which it may stop and crash.
    init(on server: TestServer) {
        self.server = server
        conninfo = server.freshDatabase()
        database = Self.databaseName(of: conninfo)
        let done = Tool.run(["init"], ["BOOKING_DATABASE_URL": conninfo])
        precondition(done.status == 0, "booking init failed: \(done)")
    }

    /// Runs `booking` with these words to its end.
    /// - Parameters:
    ///   - role: who is logged in; by default the role that ran `init`.
    @discardableResult
    func run(_ words: String..., role: String? = nil, environment: [String: String] = [:], input: String = "") -> Run {
        Tool.run(words, variables(role, environment), input: input)
    }

    /// Starts `booking` with these words and leaves it running.
    func start(_ words: String..., role: String? = nil, environment: [String: String] = [:]) -> RunningTool {
        start(words, role: role, environment: environment)
    }

    func start(_ words: [String], role: String? = nil, environment: [String: String] = [:]) -> RunningTool {
        RunningTool(words, variables(role, environment))
    }

    @discardableResult
    func run(_ words: [String]) -> Run {
        Tool.run(words, variables(nil, [:]))
    }

    /// A role of its own with the right "user" and no other; its name.
    func member() -> String {
        let role = "member_of_\(database)"
        sql("create role \(role) login; select booking.add_member(null, '\(role)', array['user'])")
        return role
    }

    /// Its copy, as pg_dump makes one in another database; that of the server's version, as none reads a newer server.
    func restored() throws -> Installation {
        let copy = server.freshDatabase()
        let done = Shell.run(
            "set -o pipefail; '\(TestServer.programs)/pg_dump' '\(conninfo)' | psql -qX -v ON_ERROR_STOP=1 '\(copy)' >/dev/null",
            [:])
        precondition(done.status == 0, "pg_dump and psql failed")
        return Installation(existing: copy, on: server)
    }

    private init(existing conninfo: String, on server: TestServer) {
        self.server = server
        self.conninfo = conninfo
        database = Self.databaseName(of: conninfo)
    }

    /// What `psql` would print for a statement, or nil where it fails.
    @discardableResult
    func sql(_ statement: String) -> String? {
        server.execute(statement, in: database)
    }

    /// Books, and gives the id.
    @discardableResult
    func create(_ resource: String, _ from: String, _ to: String, user: String, _ more: String...) -> String {
        let words = ["create", resource, from, to, "--user", user, "--quiet"] + more
        return Tool.run(words, variables(nil, [:])).out.trimmingCharacters(in: .newlines)
    }

    /// A booking and eleven events of it, of which pruning keeps two; its id.
    @discardableResult
    func updateTenTimes() -> String {
        let id = create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for minute in 10..<20 { run("update", id, "--from", "10:\(minute)", "--user", "alice") }
        return id
    }

    /// The status of a booking now.
    func status(_ id: String) -> String? {
        run("show", id, "--json").json?["status"] as? String
    }

    private func variables(_ role: String?, _ more: [String: String]) -> [String: String] {
        let text = role.map { server.conninfo(database, user: $0) } ?? conninfo
        return ["BOOKING_DATABASE_URL": text].merging(more) { $1 }
    }

    private static func databaseName(of conninfo: String) -> String {
        let field = conninfo.split(separator: " ").first { $0.hasPrefix("dbname=") }
        return field.map { String($0.dropFirst("dbname=".count)) } ?? ""
    }
}
