import BookingSQL

/// `booking init`
enum Initialize: Command {
    static let words = "init"
    static let local: Option<Self, Bool> = .flag(
        "local", "set up a private PostgreSQL server for this machine, and use it", conflicts: ["db", "profile"])
    static let open: Option<Self, Bool> = .flag("open", "let everyone who can connect book in their own name")
    static let options = list(local, open)

    static let definition = CommandDefinition(
        .setUp, "prepare a database, or bring it up to date",
        formats: .one,
        details: [
            "Creates or upgrades the schema `booking` in the database, and says first which database that is. "
                + "It may be run again at any time.",
            "Whoever creates the schema owns it, and may do everything in it. Upgrades are made by its owner, or in "
                + "his role: `PGOPTIONS='-c role=OWNER' booking init`. They give nobody any right.",
            "With `--local` nothing but an installed PostgreSQL is needed. The database goes into the config file; "
                + "where another one stands there, it asks first, unless `--yes` is given.",
        ],
        examples: [
            Example("booking init --local", "Try it out on your own machine"),
            Example("booking init --db postgresql://db.example.org/booking", "Use a database that is there already"),
        ])

    static let page = PageNotes(
        environment: [
            "PGOPTIONS": "With `-c role=OWNER`, to upgrade in the owner's role."
        ],
        files: [
            "$XDG_CONFIG_HOME/booking/config": "Where `--local` writes which database it is.",
            "$XDG_DATA_HOME/booking/postgres": "The private server.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let isLocal = given[Self.local]
        let source = try isLocal ? PrivateSource.prepare(context) : context.connectionSource()
        let connection = try Connection(to: source, command: "init")
        try context.printNow(
            context.details([
                ("database", "\(connection.database) at \(connection.host), port \(connection.port)"),
                ("role    ", connection.user), ("set by  ", source.origin.words),
            ]))
        let found = try Failure.translating { try Precondition(connection) }
        try confirm(source, found, context)
        let progress = Progress(context)
        defer { progress.clear() }
        let outcome = try Failure.translating {
            try Installer(connection: connection, progress: progress).install(isOpen: isLocal || given[Self.open])
        }
        progress.clear()
        if isLocal { try promoteAtOnce(connection) }
        let done =
            outcome.applied.isEmpty ? "up to date" : found.version.map { "upgraded from \($0)" } ?? "created"
        try context.print(
            Report(object: Installed(connection, source, outcome)) {
                $0.details([("schema  ", "version \(outcome.version), \(done)")])
            })
        if outcome.hasSettledIn {
            context.notices.note("the database was restored: cursors from before are of no use now")
        }
        if isLocal {
            if !outcome.applied.isEmpty { PrivateSource.tellWhoseItIs(context) }
            return PrivateSource.warnIfOverruled(source, context)
        }
        if !outcome.applied.isEmpty { try warnOfSuperuser(connection, context) }
        if given[Self.open] {
            context.notices.note(
                "everyone who can connect to \(connection.database) may book, and read all bookings with their notes")
            context.notices.hint("to take that back: booking member remove public")
        }
    }

    /// Nobody runs a resolver on his own machine. Once somebody has set it, it stays.
    private static func promoteAtOnce(_ connection: Connection) throws {
        _ = try Failure.translating {
            try connection.run(
                """
                select booking.set_policy(null, 'promote', 'at-once') from booking.policy(null) p
                where p.name = 'promote' and p.changed_by is null
                """)
        }
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
        case .flag, .profile, .bookingVariable, .libpqVariables, .configFile: break
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
