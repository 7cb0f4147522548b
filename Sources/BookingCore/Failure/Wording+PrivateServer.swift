// The private server.

extension Failure {
    static var postgresMissing: Failure {
        Failure(
            .database, "the programs of a PostgreSQL server are not on this machine",
            hint: "apt-get install postgresql, or name a server elsewhere with --db")
    }

    static func postgresVersionMissing(_ major: Int) -> Failure {
        Failure(
            .database, "the private server's data belong to PostgreSQL \(major), which is not on this machine",
            hint: "apt-get install postgresql-\(major)")
    }

    static func privateServerStopped(_ status: LocalServer.State) -> Failure {
        switch status {
        case .absent: Failure(.failed, "there is no private server", hint: "make one with: booking init --local")
        case .changing:
            Failure(.failed, "the private server is just starting or stopping", hint: "try again in a moment")
        case .stopped, .running:
            Failure(.failed, "the private server is stopped", hint: "start it with: booking local start")
        }
    }

    static func noHome() -> Failure {
        Failure(.failed, "there is no home folder to keep the config file in", hint: "set HOME or XDG_CONFIG_HOME")
    }

    static func noPrivateServer(_ folder: String) -> Failure {
        Failure(.database, "there is no private server in \(folder)", hint: "make one: booking init --local")
    }

    static func foreignFolder(_ path: String) -> Failure {
        Failure(
            .failed, "\(path) was not made by booking, so it stays as it is",
            hint: "move it away, or set XDG_DATA_HOME to another folder")
    }

    static func socketPathTooLong(_ path: String) -> Failure {
        Failure(
            .usage, "the socket's path has \(path.utf8.count) bytes, and at most 107 are possible: \(path)",
            hint: "set XDG_DATA_HOME to a shorter path")
    }

    static func socketPathUnusable(_ folder: String) -> Failure {
        Failure(
            .usage, "a path with a comma or a line's end cannot lead to a socket: \(folder)",
            hint: "set XDG_DATA_HOME to another folder")
    }

    static func noPassage(_ user: String, _ folder: String) -> Failure {
        Failure(
            .failed, "the user \(user), who runs the private server for root, cannot enter \(folder)",
            hint: "chmod o+x \(folder), or set XDG_DATA_HOME to a folder that everyone can enter")
    }

    /// - Parameter text: what the programs said; its most telling line is quoted.
    static func privateServer(_ what: String, _ text: String, log: String?) -> Failure {
        let lines = text.split(separator: "\n")
        let telling = lines.last { $0.holds("FATAL:") || $0.holds("PANIC:") || $0.holds("rror: ") }
        let quote = (telling ?? lines.last).map { ": \($0)" } ?? ""
        return Failure(
            .database, what + quote, hint: log.map { "read its log: \($0)" } ?? "mend that, then run the same again")
    }
}
