import Glibc

/// `booking watch`
enum Watch: Command {
    static let words = "watch"
    static let mine: Option<Self, Bool> = .flag("mine", "only what concerns your own bookings")
    static let resource: Option<Self, [String]> = .values(
        "resource", "NAME", .resource, "only of this resource", read: Name.resource)
    static let type: Option<Self, [String]> = .values(
        "type", "TYPE", .choice(EventType.allCases.map(\.rawValue)), "only events of this type")
    static let since: Option<Self, String?> = .text(
        "since", "CURSOR", "begin after CURSOR, or at `beginning` or `now` (default: now)", kind: .cursor,
        read: WatchSettings.place)
    static let name: Option<Self, String?> = .text(
        "name", "NAME", "keep the cursor in the database under NAME, and go on there the next time", read: Name.cursor)
    static let exec: Option<Self, String?> = .text(
        "exec", "COMMAND", "run COMMAND by the shell for each event, instead of printing it",
        read: WatchSettings.shellCommand)
    static let count: Option<Self, Int?> = .number("count", "stop after N events")
    static let timeout: Option<Self, Duration?> = .interval(
        "timeout", zero: true, "stop after this time; exit with 4 if `--count` was not reached")
    static let poll: Option<Self, Bool> = .flag(
        "poll", "ask every two seconds instead of being notified, as behind a pooler it does by itself")
    static let options = list(mine, resource, type, since, name, exec, count, timeout, poll)

    static let definition = CommandDefinition(
        .look, "follow what happens, as it happens",
        formats: [.table, .json, .ndjson],
        details: [
            "Every event comes once, and in order for each booking, also when the connection or the server breaks. "
                + "Under `--json` an event is one line, with its cursor: "
                + "hand that to `--since` and the feed goes on behind it.",
            "With `--name`, the cursor moves when an event was printed, or when the command of `--exec` has succeeded. "
                + "One run at a time may use a name; one that was killed frees it at once for the next on the same machine, else within 15 s. "
                + "`--since` says where a new name begins; "
                + "a cursor there also moves an old one.",
            "The command of `--exec` runs once an event, one at a time, with the event's JSON on its standard input "
                + "and its parts in `BOOKING_EVENT_TYPE`, `BOOKING_EVENT_RESOURCE` and so on. "
                + "When it fails again and again, watch ends with exit status 1 before that event. "
                + "It does not get `PGPASSWORD`, nor `BOOKING_DATABASE_URL` and `DATABASE_URL` where a password is in them: "
                + "where it needs the database, put the password in `~/.pgpass`.",
        ],
        examples: [
            Example("booking watch --mine", "Tell me when something happens to my bookings"),
            Example("booking watch --type booking_conflict --json", "All conflicts, for a program"),
            Example("booking watch --name mailer --exec ./send-mail", "A service that forgets nothing"),
            Example("booking watch --resource rig --count 1 --timeout 10m", "Wait until something happens to the rig"),
        ])

    static let page = PageNotes(
        exits: [
            1: "The command of `--exec` failed again and again.",
            4: "Fewer events than `--count` came in the time of `--timeout`.",
            6: "Another run took over the cursor of `--name`.",
            7: "There is no such resource.",
            10: "Events behind the cursor are gone.",
        ],
        seeAlso: ["booking-events 7"])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let settings = try WatchSettings(given, user: context.user)
        let signals = SignalDescriptor([SIGINT, SIGTERM])
        let session = try context.session(interrupt: signals.descriptor, onPrimary: true)
        if !context.isQuiet { try tellOfNames(try given[Self.resource], context, session) }
        tellOfStart(settings, context, session)
        let lease = Lease(settings, link: FeedLink(session, polls: settings.polls), signals: signals)
        let poll = WatchPoll(signals, out: context.out.descriptor)
        let sink = try sink(settings, poll, lease, context)
        var watcher = Watcher(settings, lease: lease, poll: poll, notices: context.notices, sink: sink)
        let end = Result { try Failure.translating { try watcher.run() } }
        lease.release()
        switch try end.mapError({ Self.hinted($0, settings.name, context) }).get() {
        case .enough: break
        case .timeout: if settings.count != nil { throw Failure.tooFewEvents() }
        case .signal(let signal): try signals.end(by: signal)
        }
    }

    /// At a terminal, that it has begun: what it shows, of which database, since when.
    private static func tellOfStart(_ settings: WatchSettings, _ context: Context, _ session: Session) {
        guard context.isAtTerminal, !context.isQuiet, let connection = try? session.connected() else { return }
        let what = settings.isMine ? "your bookings" : "all bookings"
        let things = settings.resources.map { " of " + Failure.firstFew($0) } ?? ""
        let since =
            switch settings.since {
            case nil where settings.name != nil: "where \(settings.name ?? "") stopped"
            case nil, "now": "now on"
            case "beginning": "the beginning"
            default: "that cursor on"
            }
        let place = connection.host.hasPrefix("/") ? "on this machine" : "at \(connection.host)"
        context.notices.note("watching \(what)\(things) in \(connection.database) \(place), from \(since)")
    }

    /// What does not exist may still come, so it is no error to wait for it.
    private static func tellOfNames(_ names: [String], _ context: Context, _ session: Session) throws {
        for name in names {
            do {
                _ = try KnownNames(resources: [name], owner: nil, context, session).read()
            } catch let failure as Failure where failure.kind == .notFound {
                context.notices.note("\(failure.message) yet")
                if let hint = failure.hint { context.notices.hint(hint) }
            } catch is Failure {
                // Whatever that is, the feed meets it too, and knows what to do.
                return
            }
        }
    }

    /// Where a cursor of the database is of no use, the command that moves it on is another one.
    private static func hinted(_ error: any Error, _ name: String?, _ context: Context) -> any Error {
        guard let failure = error as? Failure, failure.kind == .cursor, let name else { return error }
        return Failure.cursorLost(failure, then: context.command(["watch", "--name", name, "--since"]))
    }

    private static func sink(
        _ settings: WatchSettings, _ poll: WatchPoll, _ lease: Lease, _ context: Context
    ) throws -> any EventSink {
        if let command = settings.command {
            return CommandSink(
                command, notices: context.notices, deadline: settings.limit.map(Deadline.after),
                pause: { try poll.pause($0) },
                awaitChild: { poll.child($0, meanwhile: lease) })
        }
        let awaitReader = { try poll.reader(meanwhile: lease) }
        let awaitReaderUntil = { poll.reader(until: $0) }
        if context.isQuiet {
            return LineSink(context.out, awaitReader: awaitReader, awaitReaderUntil: awaitReaderUntil) { event, bytes in
                bytes.append(contentsOf: "\(try event.record().booking.id ?? "")\n".utf8)
            }
        }
        guard context.invocation.format == .table else {
            return LineSink(context.out, awaitReader: awaitReader, awaitReaderUntil: awaitReaderUntil) {
                try EventJSON.append($0, to: &$1)
            }
        }
        let line = EventLine(format: try context.timeFormat(), screen: context.screen)
        return LineSink(context.out, awaitReader: awaitReader, awaitReaderUntil: awaitReaderUntil) { event, bytes in
            bytes.append(contentsOf: line.text(try event.record()).utf8)
        }
    }
}
