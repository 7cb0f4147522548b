import Glibc

/// What a command has to work with: its invocation and its surroundings.
struct Context {
    let invocation: Invocation
    let environment: Environment
    let streams: Streams
    /// What standard output can show.
    var screen: TerminalSettings
    let notices: Notices

    /// For whom to act; nil for oneself.
    let user: String?
    /// Whose database is meant, of the config file; nil where none is named.
    private(set) var profile: String?
    /// The values of the global options.
    private let global: Given<GlobalOptions>
    private let known = Known()
    /// The connection of the session that the command runs in; nil for a process of its own.
    private(set) var kept: KeptConnection?

    /// What is found out once, when it is first asked for.
    private final class Known {
        var zone: Zone?
    }

    /// - Throws: a `Failure` for a `--user` or `--time-zone` that cannot be.
    init(
        _ invocation: Invocation, environment: Environment = .process, streams: Streams = Streams(),
        kept: KeptConnection? = nil
    ) throws {
        self.invocation = invocation
        global = Given(invocation)
        user = try global[GlobalOptions.user]
        profile = try global[GlobalOptions.profile]
        self.environment = environment
        self.streams = streams
        self.kept = kept
        screen = TerminalSettings(
            descriptor: streams.out.descriptor,
            color: try global[GlobalOptions.color] ?? .auto, environment: environment)
        notices = Notices(
            err: streams.err, isQuiet: global[GlobalOptions.quiet], isVerbose: global[GlobalOptions.verbose])
        // One that cannot be is found before anything is sent.
        if hasOwnZone { _ = try zone() }
    }

    /// Whether a person reads what it says besides the data.
    var isAtTerminal: Bool { invocation.format == .table && isatty(streams.err.descriptor) == 1 }
    var out: Output { streams.out }
    var showsTable: Bool { invocation.format == .table && !isQuiet }
    var isQuiet: Bool { global[GlobalOptions.quiet] }

    /// In which times are read and shown.
    func zone() throws -> Zone {
        if let zone = known.zone { return zone }
        let asked = try global[GlobalOptions.timeZone].map { try Zone.asked($0, environment) }
        let zone = try asked ?? Zone.local(environment)
        known.zone = zone
        if asked == nil { tellOfOpposite(zone) }
        return zone
    }

    /// Whether the zone is that of this command alone, by `--time-zone`.
    var hasOwnZone: Bool { invocation.has(GlobalOptions.timeZone.definition.name) }

    /// `TZ=UTC+2` means what POSIX says, which not everybody knows.
    private func tellOfOpposite(_ zone: Zone) {
        guard let offset = PosixOffset(zone.name), isatty(streams.err.descriptor) == 1 else { return }
        notices.note("TZ=\(zone.name) is \(String(offset: zone.offset(at: .earliest))), as POSIX has it")
        if let meant = offset.meant { notices.hint("for the other way round: TZ=\(meant)") }
    }

    func timeFormat() throws -> TimeFormat {
        TimeFormat(zone: try zone(), ascii: !screen.unicode)
    }

    var prompt: Prompt {
        Prompt(streams: streams, assumesYes: global[GlobalOptions.yes], mayAsk: !global[GlobalOptions.noInput])
    }

    func connectionSource() throws -> ConnectionSource {
        try ConnectionSource.resolve(flag: try global[GlobalOptions.db], profile: profile, environment: environment)
    }

    /// The same, with the database of a profile.
    func at(profile name: String) -> Context {
        var other = self
        (other.profile, other.kept) = (name, nil)
        return other
    }

    /// A session with the database; it connects with the first statement.
    /// - Parameters:
    ///   - interrupt: a descriptor that ends every wait for the server when it becomes readable, after `grace`.
    ///   - onPrimary: of several hosts, only one that takes writes will do.
    ///   - anywhere: also with a database that was restored and not yet made usable.
    ///   - decides: its transactions make bookings VALID or REJECTED.
    ///   - patience: how long one answer may take.
    func session(
        interrupt: Int32 = -1, grace: Duration = .zero, onPrimary: Bool = false, anywhere: Bool = false,
        decides: Bool = false, patience: Duration = .seconds(15)
    ) throws -> Session {
        let writes = invocation.writes
        // Where the answer has local times in it, a `TZ` that cannot be is found before anything is sent, too.
        if writes, showsTable, invocation.command.definition.formats.count > 1 { _ = try zone() }
        let retries = Retries(
            waitsForServer: writes && !invocation.has(Option<Self, Bool>.noRetry.definition.name),
            isRepeatable: invocation.has(Create.key.definition.name))
        // Who waits for signals of his own needs a connection of his own.
        let kept = interrupt == -1 && !anywhere ? kept : nil
        let connector = Connector(
            source: try connectionSource(), command: kept == nil ? invocation.command.path[0] : Shell.words,
            notices: notices, interrupt: kept?.interrupt ?? interrupt, grace: grace, retries: retries,
            onPrimary: onPrimary || writes || kept != nil, patience: patience, kept: kept,
            startServer: { try LocalServer(environment: environment).start(if: $0) })
        return Session(connector, anywhere: anywhere, decides: decides)
    }

    /// Prints a text that may be longer than the screen.
    func page(_ text: String) throws {
        try Pager(settings: screen, environment: environment, isOn: !global[GlobalOptions.noPager]).show(text, on: out)
    }
}
