import CLibPQ
import Foundation

/// A throwaway PostgreSQL, reachable by a Unix socket in a folder of its own, with the superuser `postgres` and no
/// passwords. It ends with the process that made it, also when that is killed: a shell watches over it.
///
/// Most tests share one and take a database each; those that stop or crash it make their own.
public final class TestServer: @unchecked Sendable {
    /// Started when it is first used.
    public static let shared = TestServer()

    /// Holds the socket and the server's log.
    public let folder: String
    /// Tells only the socket's name; no TCP port is open.
    public let port = 54329

    private let commands: FileHandle
    private let answers: FileHandle
    private let lock = NSLock()
    private var databases = 0

    public init() {
        let commands = Pipe()
        let answers = Pipe()
        // No other process that a test starts may hold this end: the server lives until it is closed.
        _ = fcntl(commands.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/setsid")
        shell.arguments = ["/bin/sh", Self.script, String(port), Self.programs]
        shell.standardInput = commands
        shell.standardOutput = answers
        shell.standardError = FileHandle.nullDevice
        do { try shell.run() } catch { fatalError("setsid: \(error)") }
        self.commands = commands.fileHandleForWriting
        self.answers = answers.fileHandleForReading
        let line = Self.readLine(answers.fileHandleForReading)
        guard line.hasPrefix("ready ") else { fatalError("no test server: \(line)") }
        folder = String(line.dropFirst("ready ".count))
    }

    deinit {
        try? commands.close()
    }

    /// A connection string for a database, as its superuser unless another role is named.
    public func conninfo(_ database: String = "postgres", user: String = "postgres") -> String {
        "host=\(folder) port=\(port) dbname=\(database) user=\(user)"
    }

    /// Makes an empty database, or a copy of another one; gives its connection string. Files are copied, which costs a third
    /// of what the log of all their pages does.
    public func freshDatabase(from template: String = "template1") -> String {
        let name = lock.withLock {
            databases += 1
            return "test_\(databases)"
        }
        execute("create database \(name) template \(template) strategy file_copy")
        return conninfo(name)
    }

    /// Runs SQL as the superuser; the first column of the first row, if there is one.
    @discardableResult
    public func execute(_ sql: String, in database: String = "postgres") -> String? {
        let connection = PQconnectdb(database.contains("=") ? database : conninfo(database))
        defer { PQfinish(connection) }
        let result = PQexec(connection, sql)
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else {
            fatalError("\(sql): \(String(cString: PQerrorMessage(connection)))")
        }
        return PQntuples(result) > 0 ? String(cString: PQgetvalue(result, 0, 0)) : nil
    }

    /// Kills the server and all its processes with SIGKILL.
    public func crash() { command("crash") }
    /// Stops the server at once, breaking its connections.
    public func stop() { command("stop") }
    /// Starts it again after `crash` or `stop`.
    public func start() { command("start") }

    private func command(_ name: String) {
        lock.withLock {
            commands.write(Data("\(name)\n".utf8))
            let answer = Self.readLine(answers)
            precondition(answer == "ok", answer)
        }
    }

    /// The folder of the server's programs: the newest of Debian's, or another one that BOOKING_TEST_POSTGRES names.
    public static let programs: String = {
        if let chosen = ProcessInfo.processInfo.environment["BOOKING_TEST_POSTGRES"] { return chosen }
        let folder = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return "\(folder)/\(versions.compactMap(Int.init).max() ?? 0)/bin"
    }()

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("test-server.sh").path

    private static func readLine(_ file: FileHandle) -> String {
        var line = Data()
        while let byte = try? file.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) { line += byte }
        return String(decoding: line, as: UTF8.self)
    }
}
