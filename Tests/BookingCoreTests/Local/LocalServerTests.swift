import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Each test has a server of its own in a folder of its own; as root it runs as the user `postgres`.
@Suite struct LocalServerTests {
    private let folder: TemporaryFolder
    private let server: LocalServer
    private let cleanUp: CleanUp

    init() throws {
        folder = try TemporaryFolder()
        server = Self.server(in: folder.path)
        cleanUp = CleanUp(server, folder)
    }

    @Test func livesFromCreateToDestroy() throws {
        #expect(server.status() == .absent)
        #expect(try server.create())
        #expect(server.status() == .running)
        #expect(try query("select current_user, current_database()") == "\(server.user)|booking\n")
        #expect(try query("select 1", extra: ["PGPORT": "9", "PGUSER": "x"]) == "1\n", "no variable misleads it")
        #expect(try query("show data_checksums; show listen_addresses; show server_encoding") == "on\n\nUTF8\n")

        try server.stop()
        #expect(server.status() == .stopped)
        try server.stop()
        try server.start()
        #expect(server.isRunning)
        try server.start()

        #expect(try server.destroy())
        #expect(server.status() == .absent)
        #expect(!FileManager.default.fileExists(atPath: server.paths.folder))
        #expect(try !server.destroy())
    }

    @Test func keepsOthersOut() throws {
        try server.create()
        for path in [server.paths.data, server.paths.socketFolder, server.paths.socket] {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o700, "\(path)")
        }
    }

    @Test func createAgainKeepsWhatIsThere() throws {
        try server.create()
        _ = try query("create table kept ()")
        try server.stop()
        #expect(try !server.create())
        #expect(try query("select count(*) from kept") == "0\n")
    }

    @Test func survivesTheDeathOfEveryProcess() throws {
        try server.create()
        _ = try query("create table kept ()")
        let postmaster = try #require(postmaster)
        let all = try ChildProcess.capture(["ps", "-o", "pid=", "--ppid", "\(postmaster)"]).text
        kill(postmaster, SIGKILL)
        all.split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }.forEach { kill($0, SIGKILL) }
        #expect(FileManager.default.fileExists(atPath: server.paths.processID))
        try server.start()
        #expect(try query("select count(*) from kept") == "0\n")
    }

    /// The sessions of a killed postmaster hold its shared memory until they notice.
    @Test func survivesTheDeathOfThePostmasterAlone() throws {
        try server.create()
        kill(try #require(postmaster), SIGKILL)
        try server.start()
        #expect(server.isRunning)
    }

    @Test func isNotMisledByAReusedProcessNumber() throws {
        try server.create()
        try server.stop()
        let stranger = try ChildProcess(Account.ofServer().running(["sleep", "60"]), directory: "/")
        defer {
            stranger.send(SIGKILL)
            _ = stranger.wait()
        }
        let text = "\(stranger.pid)\n\(server.paths.data)\n1\n5432\n"
        try text.write(toFile: server.paths.processID, atomically: true, encoding: .utf8)
        try server.stop()
        #expect(kill(stranger.pid, 0) == 0, "a stranger was stopped")
        try server.start()
        #expect(server.isRunning)
    }

    @Test func returnsAfterItsSocketWasRemoved() throws {
        try server.create()
        try FileManager.default.removeItem(atPath: server.paths.socketFolder)
        #expect(server.status() == .stopped)
        try server.start()
        #expect(server.isRunning)
    }

    @Test func twoAtOnceMakeOneServer() throws {
        let path = folder.path
        #expect(try atOnce(2) { _ in try Self.server(in: path).create() }.filter { $0 }.count == 1)
        try server.stop()
        _ = try atOnce(2) { _ in try Self.server(in: path).start() }
        #expect(server.isRunning)
    }

    @Test func remakesWhatWasLeftHalfMade() throws {
        try server.makeFolders()
        try FileLock(server.paths.lock).begin()
        try "14\n".write(toFile: server.paths.version, atomically: true, encoding: .utf8)
        #expect(server.status() == .absent)
        #expect(throws: Failure.noPrivateServer(server.paths.data)) { try server.start() }
        #expect(try server.create())
        #expect(server.isRunning)
    }

    @Test func leavesAloneWhatItHasNotMade() throws {
        try server.makeFolders()
        try "mine".write(toFile: server.paths.version, atomically: true, encoding: .utf8)
        _ = try FileLock(server.paths.lock)
        #expect(throws: Failure.foreignFolder(server.paths.data)) { try server.create() }
        #expect(throws: Failure.foreignFolder(server.paths.data)) { try server.destroy() }
        #expect(FileManager.default.fileExists(atPath: server.paths.version))
    }

    @Test func destroyLeavesAStrangersFile() throws {
        try server.create()
        let mine = server.paths.folder + "/mine"
        try "mine".write(toFile: mine, atomically: true, encoding: .utf8)
        try server.destroy()
        #expect(FileManager.default.fileExists(atPath: mine))
    }

    @Test func quotesTheLogWhenItCannotStart() throws {
        try server.create()
        try server.stop()
        let settings = try OpenFile(server.paths.mainSettings, O_WRONLY | O_APPEND)
        try settings.write("\nno_such_setting = 1\n")
        let failure = try #require(throws: Failure.self) { try server.start() }
        #expect(failure.message.contains("no_such_setting") || failure.message.contains("contains errors"))
        #expect(failure.hint == "read its log: \(server.paths.log)")
    }

    @Test func namesThePackageOfAVersionThatIsGone() throws {
        try server.create()
        try server.stop()
        try "8\n".write(toFile: server.paths.version, atomically: true, encoding: .utf8)
        #expect(throws: Failure.postgresVersionMissing(8)) { try server.start() }
        try "15\n".write(toFile: server.paths.version, atomically: true, encoding: .utf8)
    }

    @Test func worksInAFolderWithAnAwkwardName() throws {
        let server = Self.server(in: folder.path + "/it's \\ \"an odd\" $(x) ü")
        let cleanUp = CleanUp(server, folder)
        try withExtendedLifetime(cleanUp) {
            try server.create()
            #expect(server.isRunning)
            #expect(try query("select 1", server) == "1\n")
        }
    }

    @Test(.enabled(if: geteuid() == 0)) func namesTheFolderThatPostgresCannotEnter() throws {
        let closed = folder.path + "/closed"
        try FileManager.default.createDirectory(atPath: closed, withIntermediateDirectories: true)
        chmod(closed, 0o700)
        let server = Self.server(in: closed)
        #expect(throws: Failure.noPassage("postgres", closed)) { try server.create() }
        chmod(closed, 0o755)
        #expect(try server.create(), "the failed attempt is no obstacle")
        try server.destroy()
    }

    private static func server(in home: String) -> LocalServer {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return LocalServer(environment: Environment(["XDG_DATA_HOME": home, "PATH": path]))
    }

    private var postmaster: pid_t? {
        (try? OpenFile(server.paths.processID, O_RDONLY))?.text().split(separator: "\n").first.flatMap { pid_t($0) }
    }

    private func query(
        _ sql: String, _ other: LocalServer? = nil, extra: [String: String] = [:]
    ) throws -> String {
        let variables = ProcessInfo.processInfo.environment.merging(extra) { $1 }.map { "\($0)=\($1)" }
        let command = ["psql", "-XAtc", sql, (other ?? server).conninfo]
        return try ChildProcess.capture(command, environment: variables).text
    }
}

extension LocalServer {
    fileprivate func makeFolders() throws {
        try FileManager.default.createDirectory(atPath: paths.data, withIntermediateDirectories: true)
    }
}

/// Stops and removes the server when its test is over, whatever the test did.
private final class CleanUp {
    private let server: LocalServer
    private let folder: TemporaryFolder

    init(_ server: LocalServer, _ folder: TemporaryFolder) {
        self.server = server
        self.folder = folder
    }

    deinit {
        _ = try? server.destroy()
    }
}
