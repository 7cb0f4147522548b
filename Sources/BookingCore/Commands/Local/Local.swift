// `booking local start|stop|status|destroy`: the private server of `booking init --local`.

enum StartLocal: Command {
    static let words = "local start"

    static let definition = CommandDefinition(
        .setUp, "start the private server",
        formats: .one,
        details: ["It also starts by itself when a command needs it."],
        examples: [Example("booking local start", "Start it now")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        try server.start()
        try context.tell("the private server is running", of: server)
    }
}

enum StopLocal: Command {
    static let words = "local stop"

    static let definition = CommandDefinition(
        .setUp, "stop the private server",
        formats: .one,
        examples: [Example("booking local stop", "Before a backup of its files")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        try server.stop()
        try context.tell("the private server is stopped", of: server)
    }
}

/// `booking local status`: as with systemctl, exit 0 says that it runs.
enum ShowLocal: Command {
    static let words = "local status"

    static let definition = CommandDefinition(
        .setUp, "say whether the private server runs, and where",
        formats: .one,
        examples: [Example("booking local status", "Does it run?")])

    static let page = PageNotes(exits: [1: "It does not run."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        let status = LocalStatus(server)
        try context.print(
            Report(record: status) { $0.details(zip(LocalStatus.columns, status.values).map { ($0, $1.cell ?? "-") }) })
        if server.status() != .running { throw Failure.privateServerStopped(server.status()) }
    }
}

enum DestroyLocal: Command {
    static let words = "local destroy"

    static let definition = CommandDefinition(
        .setUp, "delete the private server with all its bookings",
        formats: .one,
        details: ["There is no way back; it asks first, unless `--yes` is given."],
        examples: [Example("booking local destroy", "Start over")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        guard server.status() != .absent else { return try context.tell("there is no private server", of: server) }
        guard try context.prompt.confirm("Destroy the private server in \(server.paths.folder), with all its bookings?")
        else { throw Failure.nothingDone() }
        try server.destroy()
        try forget(server, context)
        try context.tell("the private server is gone", of: server)
    }

    private static func forget(_ server: LocalServer, _ context: Context) throws {
        guard var file = try ConfigFile.find(context.environment) else { return }
        file.remove("db", of: server.conninfo)
        try file.write()
    }
}

extension Context {
    /// What was done, or for programs how it stands with the private server now.
    fileprivate func tell(_ message: String, of server: LocalServer) throws {
        if invocation.format == .table { return notices.note(message) }
        try print(Report(record: LocalStatus(server)) { _ in "" })
    }
}
