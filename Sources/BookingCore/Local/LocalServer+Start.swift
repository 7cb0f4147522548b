import Glibc

extension LocalServer {
    /// Starts the server; the caller holds the lock. A server that is just starting or stopping is waited for.
    func startLocked() throws {
        try settle()
        guard !isRunning else { return }
        let programs = try self.programs()
        if processAtWork != nil { try stopLocked() }
        try prepare()
        try launch(programs)
    }

    /// Stops the server; the caller holds the lock.
    func stopLocked() throws {
        try settle()
        guard isRunning || processAtWork != nil else { return }
        let (exit, text) = try pgCtl(programs(), "stop", "-m", "fast")
        guard exit == .code(0) || status() == .stopped else {
            throw Failure.privateServer("cannot stop the private server", text, log: paths.log)
        }
    }

    /// The programs that the data folder needs.
    func programs() throws -> PostgresPrograms {
        guard let majorVersion else { throw Failure.noPrivateServer(paths.data) }
        return try PostgresPrograms.version(majorVersion, environment)
    }

    private func settle() throws {
        guard wait(upTo: 60, until: { status() != .changing }) else {
            throw Failure.privateServer("the private server neither starts nor stops", "", log: paths.log)
        }
    }

    /// Puts into place what may have been lost since the last start: folders, settings, a log file that is writable.
    private func prepare() throws {
        let account = try Account.ofServer()
        try makeFolder(paths.socketFolder, 0o700, owner: account)
        try requirePassage(to: paths.data)
        try requirePassage(to: paths.socketFolder)
        try ServerSettings(socketFolder: paths.socketFolder).write(to: paths.settings, for: account)
        try account.own(OpenFile(paths.log, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW))
        removeMisleadingProcessIDs()
    }

    /// After a killed postmaster its last sessions may live on for a moment, and they hold the shared memory: then it
    /// is tried again.
    private func launch(_ programs: PostgresPrograms) throws {
        let log = try OpenFile(paths.log, O_RDONLY | O_NOFOLLOW)
        var said = ""
        let started = try wait(upTo: 15) {
            let before = log.size
            let (exit, text) = try pgCtl(programs, "start", "-l", LocalPaths.logName)
            said = log.text(from: before) + text
            return exit == .code(0) || !said.holds("still in use")
        }
        guard started, isRunning else {
            throw Failure.privateServer("cannot start the private server", said, log: paths.log)
        }
    }

    /// Paths are relative, since `pg_ctl start` puts them into a shell command as they are.
    private func pgCtl(
        _ programs: PostgresPrograms, _ action: String, _ options: String...
    ) throws -> (exit: ChildProcess.Exit, text: String) {
        let command = [programs.pgCtl, action, "-D", LocalPaths.dataName, "-w", "-t", "60", "-s"]
        return try run(command + options, newSession: true)
    }

    private func wait(upTo seconds: Int, until condition: () throws -> Bool) rethrows -> Bool {
        for _ in 0..<(seconds * 20) {
            if try condition() { return true }
            usleep(50_000)
        }
        return false
    }
}

// The process number that the postmaster leaves beside its data and beside its socket.
extension LocalServer {
    /// The postmaster, where it can be seen at work in our data folder: it may live without its socket.
    private var processAtWork: pid_t? {
        recordedProcess(paths.processID).flatMap { isAtWork($0) ? $0 : nil }
    }

    /// A number that now belongs to another process, or to a dead one that nobody has waited for, would keep
    /// PostgreSQL from starting. It finds shared memory that is still in use without these files.
    private func removeMisleadingProcessIDs() {
        for file in [paths.processID, paths.socket + ".lock"] {
            guard let pid = recordedProcess(file), kill(pid, 0) == 0, !isAtWork(pid) else { continue }
            unlink(file)
        }
    }

    private func recordedProcess(_ path: String) -> pid_t? {
        guard let file = try? OpenFile(path, O_RDONLY | O_NOFOLLOW) else { return nil }
        return file.text().split(separator: "\n").first.flatMap { pid_t($0) }
    }

    /// Where there is no /proc to tell, it is taken to be: PostgreSQL looks closer.
    private func isAtWork(_ pid: pid_t) -> Bool {
        var folder = stat()
        var data = stat()
        guard stat("/proc/self/cwd", &folder) == 0 else { return true }
        return stat("/proc/\(pid)/cwd", &folder) == 0 && stat(paths.data, &data) == 0
            && folder.st_ino == data.st_ino && folder.st_dev == data.st_dev
    }
}
