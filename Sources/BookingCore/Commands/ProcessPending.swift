/// `booking process-pending`
enum ProcessPending: Command {
    static let words = "process-pending"
    static let loop: Option<Self, Bool> = .flag("loop", "go on, pass after pass, until stopped")
    static let interval: Option<Self, Duration?> = .interval(
        "interval", zero: false, "time between two passes (default: 60s)")
    static let jitter: Option<Self, Duration?> = .interval(
        "jitter", zero: true, "put each pass off by a random part of this")
    static let eager: Option<Self, Bool> = .flag("eager", "between two passes, decide new bookings as they come")
    static let grace: Option<Self, Span?> = .span(
        "grace", "the grace period of this pass, instead of the installation's", sign: .positiveOrZero)
    static let resource: Option<Self, [String]> = .values("resource", "NAME", .resource, "only this resource")
    static let dryRun: Option<Self, Bool> = .flag(
        "dry-run", "say what would be decided, and change nothing", conflicts: ["loop"])
    static let options = list(loop, interval, jitter, eager, grace, resource, dryRun)

    static let definition = CommandDefinition(
        .run, "decide the pending bookings (the resolver)",
        formats: .one,
        details: [
            "The oldest PENDING bookings come first. Each that overlaps no VALID one becomes VALID; "
                + "one that still conflicts when its grace period has passed becomes REJECTED.",
            "Run it once a minute from cron, or with `--loop` as a service. "
                + "Any number of resolvers may run at a time, on any machines.",
            "The exit status is not 0 when bookings had to be left for the next pass, as somebody's open transaction held "
                + "them; the message names the session.",
            "With `--loop`, SIGTERM ends it after the transaction at hand, or after a second, SIGHUP has it pass at once, and "
                + "a database that cannot be reached is tried until it can. With `--eager` a booking that nobody else wants is VALID within "
                + "milliseconds.",
        ],
        examples: [
            Example("booking process-pending", "One pass"),
            Example("booking process-pending --loop --eager", "As a service that decides at once"),
            Example("booking process-pending --loop --interval 30s", "As a service"),
            Example("booking process-pending --dry-run", "What would it do?"),
        ])

    static let page = PageNotes(
        exits: [
            1: "A booking could not be decided.",
            3: "Bookings were left for the next pass.",
            7: "There is no such resource.",
        ],
        environment: [
            "GRACE_PERIOD_MINUTES": "The grace period in minutes, where `--grace` does not set it.",
            "NOTIFY_SOCKET": "Where `--loop` tells `systemd(1)` how it is.",
            "WATCHDOG_USEC": "How often it does.",
        ],
        seeAlso: ["systemd 1", "cron 8"])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let settings = try PassSettings(given, context)
        try LoopSettings.check(given)
        if given[Self.loop] {
            return try suggesting(settings, context) { try repeatedly(settings, given, context) }
        }
        if given[Self.dryRun] { return try suggesting(settings, context) { try rehearse(settings, context) } }
        let progress = Progress(context)
        defer { progress.clear() }
        let pass = try suggesting(settings, context) {
            try Failure.translating {
                try Pass(settings, session: context.session(decides: true), progress: progress).run()
            }
        }
        progress.clear()
        try context.print(.pass(pass.record))
        if let problem = pass.problem { throw problem }
    }

    /// Where a resource does not exist, the refusal names the nearest that does.
    private static func suggesting<Result>(
        _ settings: PassSettings, _ context: Context, _ body: () throws -> Result
    ) throws -> Result {
        try KnownNames(resources: settings.resources ?? [], context, context.session()).suggesting(body)
    }

    private static func rehearse(_ settings: PassSettings, _ context: Context) throws {
        let began = Instant.now
        let rows = try context.session().read(
            """
            select p.verdict, p.pending, p.resources, p.grace_ended_at, p.blocker, p.blocker_user, (p.booking).*
            from booking.rehearse_pass(\(settings.user), \(settings.grace)::interval, \(settings.resources)) p
            """)[0]
        let rehearsal = try Rehearsal(rows, elapsed: began.elapsedMilliseconds)
        try context.print(
            Report(ids: rehearsal.promoted.compactMap(\.id), object: rehearsal) {
                try RehearsalTable(format: $0.timeFormat(), screen: $0.screen).render(rehearsal)
            })
    }

    private static func repeatedly(_ settings: PassSettings, _ given: Given<Self>, _ context: Context) throws {
        let signals = LoopSignals()
        let session = try context.session(interrupt: signals.descriptor, grace: .seconds(1), decides: true)
        let report = ServiceReport(ServiceManager(context.environment), context.notices)
        var isFirst = true
        var loop = try ResolverLoop(
            settings, LoopSettings(given), signals: signals, session: session, report: report
        ) { pass in
            if isFirst || !pass.isIdle || context.invocation.format == .json { try context.print(.pass(pass.record)) }
            isFirst = false
            try context.out.flush()
        }
        try loop.run()
    }
}

extension Report {
    fileprivate static func pass(_ pass: PassRecord) -> Report {
        Report(record: pass) { _ in pass.sentence + "\n" }
    }
}
