import CLibPQ
import Glibc

/// The private PostgreSQL of one user, for a machine that has no other: made by `booking init --local`.
///
/// Whether it runs is asked by connecting: process numbers are reused, and `pg_ctl` believes them.
struct LocalServer {
    enum State: String, Sendable {
        case absent
        case stopped
        /// Starting or stopping: it answers, and takes nobody in.
        case changing
        case running
    }

    let paths: LocalPaths
    let environment: Environment
    let user: String

    init(environment: Environment) {
        paths = LocalPaths(environment: environment)
        self.environment = environment
        user = Account.current.name
    }

    /// The connection string of the database `booking`, complete, so that no `PG*` variable changes its meaning.
    var conninfo: String { conninfo(database: "booking") }

    var isRunning: Bool { status() == .running }

    /// The data folder's major version; nil while there is none.
    var majorVersion: Int? {
        guard let file = try? OpenFile(paths.version, O_RDONLY | O_NOFOLLOW) else { return nil }
        return Int(file.text().prefix { $0 != "\n" })
    }

    func status() -> State {
        guard isMade else { return .absent }
        switch PQping(conninfo(database: "postgres") + " connect_timeout=5") {
        case PQPING_OK: return .running
        case PQPING_REJECT: return .changing
        default: return .stopped
        }
    }

    /// Starts it unless it runs; of two starts at once one works and the other sees it.
    func start() throws {
        try withExisting { try startLocked() }
    }

    /// Stops it unless it is stopped; open sessions are ended.
    func stop() throws {
        try withExisting { try stopLocked() }
    }

    /// Stops it and removes its folders with all bookings in them; what this program has not made stays.
    /// - Returns: false when there was nothing to remove.
    @discardableResult
    func destroy() throws -> Bool {
        guard exists(paths.lock) else { return false }
        let lock = try FileLock(paths.lock)
        try requireOurs(lock)
        let found = exists(paths.data)
        if isMade { try stopLocked() }
        try lock.begin()
        try removeData(lock)
        removeTraces(lock)
        return found
    }

    /// Runs `body` under the lock, where there is a private server.
    private func withExisting(_ body: () throws -> Void) throws {
        try paths.check()
        guard isMade else { throw Failure.noPrivateServer(paths.data) }
        let lock = try FileLock(paths.lock)
        guard isMade, !lock.isUnfinished else { throw Failure.noPrivateServer(paths.data) }
        try withExtendedLifetime(lock) { try body() }
    }

    private func removeTraces(_ lock: FileLock) {
        unlink(paths.socket)
        unlink(paths.socket + ".lock")
        rmdir(paths.socketFolder)
        unlink(paths.log)
        lock.remove()
        rmdir(paths.folder)
    }
}

// What creating, starting and stopping share.
extension LocalServer {
    var isMade: Bool { exists(paths.settings) }

    func conninfo(database: String) -> String {
        "host=\(quotedForLibpq(paths.socketFolder)) port=5432 dbname=\(database) user=\(quotedForLibpq(user))"
    }

    /// Nothing is removed that this program has neither finished nor begun.
    func requireOurs(_ lock: FileLock) throws {
        guard exists(paths.data), !isMade, !lock.isUnfinished else { return }
        guard rmdir(paths.data) == 0 else { throw Failure.foreignFolder(paths.data) }
    }

    /// Like `initdb`, `rm` holds the lock as well, since it may outlive this process.
    func removeData(_ lock: FileLock) throws {
        guard exists(paths.data) else { return }
        let command = ["rm", "-rf", "--one-file-system", "--", paths.data]
        let (exit, text) = try ChildProcess.capture(command, keeping: lock.file)
        guard exit == .code(0) else { throw Failure.privateServer("cannot remove \(paths.data)", text, log: nil) }
    }

    /// Runs a program of PostgreSQL in our folder as the server's user, without variables that would change its work.
    func run(
        _ arguments: [String], newSession: Bool = false, keeping: OpenFile? = nil
    ) throws -> (exit: ChildProcess.Exit, text: String) {
        let kept = ["PATH", "HOME", "TZ"].compactMap { name in environment[name].map { "\(name)=\($0)" } }
        return try ChildProcess.capture(
            Account.ofServer().running(arguments), environment: kept + ["LC_ALL=C.UTF-8"], directory: paths.folder,
            newSession: newSession, keeping: keeping)
    }

    func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }
}

private func quotedForLibpq(_ value: String) -> String {
    let plain = value.utf8.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "'") && $0 != UInt8(ascii: "\\") }
    guard value.isEmpty || !plain else { return value }
    return "'" + value.reduce(into: "") { $0 += $1 == "'" || $1 == "\\" ? "\\\($1)" : "\($1)" } + "'"
}
