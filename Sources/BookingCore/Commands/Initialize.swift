/// `booking init`
enum Initialize {
    static func run(_ context: Context) throws {
        let isLocal = context.invocation.has(.local)
        let source = try isLocal ? localSource(context) : context.connectionSource()
        let connection = try Connection(to: source, command: "init")
        try print(
            [
                ("database", "\(connection.database) at \(connection.host), port \(connection.port)"),
                ("role    ", connection.user), ("set by  ", source.origin.words),
            ], context)
        try confirm(source, connection, context)
        let outcome = try Failure.translating {
            try Installer(connection: connection).install(isOpen: isLocal || context.invocation.has(.open))
        }
        let done = outcome.applied.isEmpty ? "up to date" : "applied \(outcome.applied.joined(separator: ", "))"
        try print([("schema  ", "version \(outcome.version), \(done)")], context)
        if outcome.hasSettledIn {
            context.notices.note("the database was restored: cursors from before are of no use now")
        }
    }

    /// What is done next can take a while or ask, so what is known is shown at once.
    private static func print(_ fields: [(name: String, value: String)], _ context: Context) throws {
        if context.isQuiet { return }
        try context.out.write(context.details(fields))
        try context.out.flush()
    }

    /// Where nobody named the database on purpose, a person has to say that it is the right one.
    private static func confirm(_ source: ConnectionSource, _ connection: Connection, _ context: Context) throws {
        switch source.origin {
        case .databaseVariable, .libpqDefaults:
            guard try context.prompt.confirm("Create the schema \"booking\" in this database?") else {
                throw Failure.notConfirmed()
            }
        case .flag, .bookingVariable, .libpqVariables, .configFile: break
        }
    }

    /// The private server, made and started as needed, and entered in the config file.
    private static func localSource(_ context: Context) throws -> ConnectionSource {
        let server = LocalServer(environment: context.environment)
        try server.create()
        var file = try ConfigFile.findOrMake(context.environment)
        file.set("db", to: server.conninfo)
        try file.write()
        return try .configFile(file)
    }
}
