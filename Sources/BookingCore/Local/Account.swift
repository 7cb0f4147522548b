import Glibc

/// A user of this machine.
struct Account: Equatable, Sendable {
    let name: String
    let uid: uid_t
    let gid: gid_t

    /// The user this process runs as; one without an entry in the user database goes by number.
    static var current: Account {
        let (uid, gid) = (geteuid(), getegid())
        return getpwuid(uid).map(Account.init) ?? Account(name: "\(uid)", uid: uid, gid: gid)
    }

    /// The user a private server runs as: PostgreSQL refuses to be root's.
    static func ofServer() throws -> Account {
        guard geteuid() == 0 else { return current }
        guard let entry = getpwnam("postgres") else { throw Failure.postgresMissing }
        return Account(entry)
    }

    private init(name: String, uid: uid_t, gid: gid_t) {
        self.name = name
        self.uid = uid
        self.gid = gid
    }

    private init(_ entry: UnsafeMutablePointer<passwd>) {
        self.init(
            name: String(cString: entry.pointee.pw_name), uid: entry.pointee.pw_uid, gid: entry.pointee.pw_gid)
    }

    /// The same command line, run as this user.
    func running(_ arguments: [String]) -> [String] {
        guard uid != geteuid() else { return arguments }
        return ["setpriv", "--reuid=\(uid)", "--regid=\(gid)", "--init-groups", "--"] + arguments
    }

    func own(_ file: OpenFile) throws {
        guard uid != geteuid() else { return }
        try System.call(to: "give to \(name)", "a file") { fchown(file.descriptor, uid, gid) }
    }

    /// The first folder on the way to `path` that this user cannot pass through.
    func obstacle(to path: String) throws -> String? {
        guard uid != geteuid() else { return nil }
        let ways = path.indices.dropFirst().filter { path[$0] == "/" }.map { String(path[..<$0]) } + [path]
        if try passes(path) { return nil }
        return try ways.first { try !passes($0) }
    }

    private func passes(_ folder: String) throws -> Bool {
        try ChildProcess.capture(running(["test", "-x", folder]), directory: "/").exit == .code(0)
    }
}
