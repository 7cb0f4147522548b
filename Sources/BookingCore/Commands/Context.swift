/// What a command has to work with: its invocation and its surroundings.
struct Context {
    let invocation: Invocation
    let environment: Environment
    let streams: Streams
    /// What standard output can show.
    let screen: TerminalSettings
    let notices: Notices

    /// For whom to act; nil for oneself.
    let user: String?
    private let known = Known()

    /// What is found out once, when it is first asked for.
    private final class Known {
        var zone: Zone?
    }

    /// - Throws: a `Failure` for a `--user` that cannot be.
    init(_ invocation: Invocation, environment: Environment = .process, streams: Streams = Streams()) throws {
        self.invocation = invocation
        user = try invocation.value(.user).map(Name.user)
        self.environment = environment
        self.streams = streams
        screen = TerminalSettings(
            descriptor: streams.out.descriptor,
            color: invocation.value(.color).flatMap(ColorChoice.init) ?? .auto, environment: environment)
        notices = Notices(
            err: streams.err, isQuiet: invocation.has(.quiet), isVerbose: invocation.has(.verbose))
    }

    var out: Output { streams.out }
    var isQuiet: Bool { invocation.has(.quiet) }

    /// In which times are read and shown.
    func zone() throws -> Zone {
        if let zone = known.zone { return zone }
        let zone = try invocation.value(.timeZone).map { try Zone.named($0, environment) } ?? Zone.local(environment)
        known.zone = zone
        return zone
    }

    func timeFormat() throws -> TimeFormat {
        TimeFormat(zone: try zone(), ascii: !screen.unicode)
    }

    var prompt: Prompt {
        Prompt(streams: streams, assumesYes: invocation.has(.yes), mayAsk: !invocation.has(.noInput))
    }

    func connectionSource() throws -> ConnectionSource {
        try ConnectionSource.resolve(flag: invocation.value(.db), environment: environment)
    }

    /// A session with the database; it connects with the first statement.
    /// - Parameters:
    ///   - interrupt: a descriptor that ends every wait for the server when it becomes readable, after `grace`.
    ///   - onPrimary: of several hosts, only one that takes writes will do.
    ///   - anywhere: also with a database that was restored and not yet made usable.
    ///   - decides: its transactions make bookings VALID or REJECTED.
    func session(
        interrupt: Int32 = -1, grace: Duration = .zero, onPrimary: Bool = false, anywhere: Bool = false,
        decides: Bool = false
    ) throws -> Session {
        let writes = invocation.verb.definition.options.contains { $0.name == .noRetry }
        let retries = Retries(
            waitsForServer: writes && !invocation.has(.noRetry), isRepeatable: invocation.has(.key))
        return Session(
            source: try connectionSource(), command: invocation.verb.path[0], notices: notices, interrupt: interrupt,
            grace: grace, retries: retries, onPrimary: onPrimary || writes, anywhere: anywhere, decides: decides,
            privateServer: { LocalServer(environment: environment) })
    }

    /// Prints a text that may be longer than the screen.
    func page(_ text: String) throws {
        try Pager(settings: screen, environment: environment, isOn: !invocation.has(.noPager)).show(text, on: out)
    }
}
