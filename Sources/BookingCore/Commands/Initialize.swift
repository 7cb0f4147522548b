import BookingSQL

/// `booking init`
enum Initialize {
    static func run(_ context: Context) throws {
        let isLocal = context.invocation.has(.local)
        let source = try isLocal ? PrivateSource.prepare(context) : context.connectionSource()
        let connection = try Connection(to: source, command: "init")
        try print(
            [
                ("database", "\(connection.database) at \(connection.host), port \(connection.port)"),
                ("role    ", connection.user), ("set by  ", source.origin.words),
            ], context)
        let found = try Failure.translating { try Precondition(connection) }
        try confirm(source, found, context)
        let outcome = try Failure.translating {
            try Installer(connection: connection).install(isOpen: isLocal || context.invocation.has(.open))
        }
        let done = outcome.applied.isEmpty ? "up to date" : "applied \(outcome.applied.joined(separator: ", "))"
        try print([("schema  ", "version \(outcome.version), \(done)")], context)
        if context.invocation.format == .json {
            try context.out.write(JSONText.line(Installed(connection, source, outcome)))
        }
        if outcome.hasSettledIn {
            context.notices.note("the database was restored: cursors from before are of no use now")
        }
        if isLocal { return PrivateSource.warnIfOverruled(source, context) }
        if !outcome.applied.isEmpty { try warnOfSuperuser(connection, context) }
        if context.invocation.has(.open) {
            context.notices.note(
                "everyone who can connect to \(connection.database) may book, and read all bookings with their notes")
        }
    }

    /// What is done next can take a while or ask, so what is known is shown at once.
    private static func print(_ fields: [(name: String, value: String)], _ context: Context) throws {
        if context.isQuiet || context.invocation.format == .json { return }
        try context.out.write(context.details(fields))
        try context.out.flush()
    }

    /// The functions run with their owner's rights, so those should not reach further than the schema.
    private static func warnOfSuperuser(_ connection: Connection, _ context: Context) throws {
        let owner = try Failure.translating {
            try connection.run(
                """
                select r.rolname from pg_catalog.pg_namespace n join pg_catalog.pg_roles r on r.oid = n.nspowner
                where n.nspname = 'booking' and r.rolsuper
                """)
        }
        guard let owner = owner.first?.text(0) else { return }
        context.notices.note(
            "the schema belongs to \(owner), a superuser: its functions have all rights on this server")
        context.notices.hint(
            "an owner of its own is better, in a fresh database: createuser booking; "
                + "createdb --owner booking NAME; booking init --db 'dbname=NAME user=booking'")
    }

    /// Where nobody named the database on purpose, a person has to say that it is the right one.
    private static func confirm(_ source: ConnectionSource, _ found: Precondition, _ context: Context) throws {
        switch source.origin {
        case .databaseVariable, .libpqDefaults:
            guard try context.prompt.confirm(question(found)) else { throw Failure.notConfirmed() }
        case .flag, .bookingVariable, .libpqVariables, .configFile: break
        }
    }

    private static func question(_ found: Precondition) -> String {
        let newest = Scripts.migrations.count
        return switch found.version {
        case nil: "Create the schema \"booking\" in this database?"
        case let version? where version < newest:
            "Upgrade the schema \"booking\" in this database from version \(version) to \(newest)?"
        default: "Check the schema \"booking\" in this database, and replace its functions by this program's?"
        }
    }
}

/// What `init` worked on and did, for programs.
private struct Installed: JSONWritable {
    private let connection: Connection
    private let source: ConnectionSource
    private let outcome: Installer.Outcome

    init(_ connection: Connection, _ source: ConnectionSource, _ outcome: Installer.Outcome) {
        (self.connection, self.source, self.outcome) = (connection, source, outcome)
    }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("database", connection.database)
            $0.field("host", connection.host)
            $0.field("port", connection.port)
            $0.field("role", connection.user)
            $0.field("set_by", source.origin.words)
            $0.field("version", outcome.version)
            $0.field("applied", outcome.applied)
        }
    }
}
