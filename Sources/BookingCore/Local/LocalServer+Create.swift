import CLibPQ
import Glibc

extension LocalServer {
    /// Makes the server and its database `booking` where they are missing, and starts it.
    ///
    /// It can be killed anywhere and run again, also by two at once: what one has begun, the next finishes or remakes.
    /// - Returns: false when the server was there already.
    @discardableResult
    func create() throws -> Bool {
        try paths.check()
        try makeFolders(upTo: paths.folder)
        let lock = try FileLock(paths.lock)
        let made = try makeData(lock)
        try startLocked()
        try makeDatabase()
        return made
    }

    private func makeData(_ lock: FileLock) throws -> Bool {
        try requireOurs(lock)
        guard lock.isUnfinished || !isMade else { return false }
        let programs = try PostgresPrograms.newest(environment)
        try lock.begin()
        try removeData(lock)
        try makeFolder(paths.data, 0o700, owner: Account.ofServer())
        try requirePassage(to: paths.data)
        try initialise(programs, lock)
        lock.finish()
        return true
    }

    /// `initdb` holds the lock as well: it may live on when this process is killed, and must not meet the next one.
    private func initialise(_ programs: PostgresPrograms, _ lock: FileLock) throws {
        let command = [
            programs.initdb, "--pgdata=\(paths.data)", "--username=\(user)", "--encoding=UTF8", "--locale=C.UTF-8",
            "--auth=trust", "--data-checksums", "--no-instructions",
        ]
        let (exit, text) = try run(command, keeping: lock.file)
        guard exit == .code(0) else { throw Failure.privateServer("initdb failed", text, log: nil) }
        let main = try OpenFile(paths.mainSettings, O_WRONLY | O_APPEND | O_NOFOLLOW)
        try main.write("\ninclude 'booking.conf'\n")
        try ServerSettings(socketFolder: paths.socketFolder).write(to: paths.settings, for: Account.ofServer())
    }

    private func makeDatabase() throws {
        let connection = PQconnectdb(conninfo(database: "postgres"))
        defer { PQfinish(connection) }
        let result = PQexec(connection, "create database booking")
        defer { PQclear(result) }
        let isThere = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map {
            String(cString: $0) == SQLState.duplicateDatabase
        }
        guard PQresultStatus(result) == PGRES_COMMAND_OK || isThere == true else {
            let reason = String(cString: PQerrorMessage(connection))
            throw Failure.privateServer("cannot make its database", reason, log: paths.log)
        }
    }

    private func makeFolders(upTo path: String) throws {
        let ways = path.indices.dropFirst().filter { path[$0] == "/" }.map { String(path[..<$0]) }
        for folder in ways + [path] where !exists(folder) { try makeFolder(folder, 0o755) }
    }
}

extension LocalServer {
    /// A folder with exactly this mode, whatever the umask; one that is there already stays as it is.
    func makeFolder(_ path: String, _ mode: mode_t, owner: Account = .current) throws {
        switch System.call({ mkdir(path, mode) }) {
        case .success: break
        case .failure(SystemError(code: EEXIST)): return
        case .failure(let error): throw Failure.cannot("make the folder", path, error)
        }
        let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
        fchmod(folder.descriptor, mode)
        try owner.own(folder)
    }

    /// As root: the server's user must be able to come to its data.
    func requirePassage(to path: String) throws {
        let account = try Account.ofServer()
        if let folder = try account.obstacle(to: path) { throw Failure.noPassage(account.name, folder) }
    }
}
