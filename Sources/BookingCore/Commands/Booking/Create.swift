/// `booking create RESOURCE [FROM [TO]]`
enum Create: Command {
    static let words = "create"
    static let resource: Option<Self, [String]> = .values(
        "resource", "RESOURCE", .resource, "a resource, in place of the argument; several times for several at once")
    static let tag: Option<Self, Tags> = .tags(
        "any one resource that has this tag, the one that is free then, or soonest")
    static let from: Option<Self, TimeExpression?> = .time("from", "when it begins (default: now)")
    static let to: Option<Self, TimeExpression?> = .time("to", "when it ends", conflicts: ["for"])
    static let `for`: Option<Self, Span?> = .span("for", "how long it lasts, instead of when it ends")
    static let note: Option<Self, String?> = .text(
        "note", "TEXT", "what it is for; others can read it", read: Note.check)
    static let privateNote: Option<Self, String?> = .text(
        "private-note", "TEXT", "a note for yourself and admins alone", conflicts: ["note"], read: Note.check)
    static let key: Option<Self, String?> = .text(
        "key", "KEY", "repeat safely: the same key again returns the same booking", read: Name.key
    ).besideTheRequest
    static let wait: Option<Self, WaitLimit?> = .value(
        "wait", "DURATION", .duration, "wait until it is VALID or REJECTED, so long or `forever`",
        conflicts: ["if-free", "dry-run", "resource", "tag"], read: WaitLimit.init
    )
    .besideTheRequest
    static let withdraw: Option<Self, Bool> = .flag(
        "withdraw",
        "with --wait: a signal that ends the wait deletes the booking while it is PENDING (as it does "
            + "anyway where none is given for the start)"
    ).besideTheRequest
    static let ifFree: Option<Self, Bool> = .flag(
        "if-free", "only if the time is free: VALID at once, else exit with 3", conflicts: ["dry-run"])
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say what would conflict, and book nothing")
    static let every: Option<Self, Recurrence.Step?> = .value(
        "every", "PERIOD", .text, "a series: again every `day`, `weekday`, `week`, `month`, or `2w`, `3d` and so on",
        conflicts: ["if-free", "wait", "withdraw", "resource", "tag"], read: Recurrence.Step.init)
    static let on: Option<Self, Set<Weekday>?> = .value(
        "on", "DAYS", .text, "with weeks: on these days, as in `mon,wed`", read: Weekday.list)
    static let times: Option<Self, Int?> = .number("times", "the series takes place N times")
    static let until: Option<Self, TimeExpression?> = .time(
        "until", "none of the series begins after TIME; a day is included", conflicts: ["times"])
    static let except: Option<Self, [String]> = .values(
        "except", "DAYS", .time, "not on these days, as in `2026-12-24,2026-12-31`")
    static let skipMissing: Option<Self, Bool> = .flag(
        "skip-missing",
        "move on what a clock change skips, and leave out months that have no such day; else both are errors")
    static let allOrNothing: Option<Self, Bool> = .flag(
        "all-or-nothing", "only if all of the series is free: VALID at once, else exit with 3")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(
        resource, tag, from, to, `for`, note, privateNote, key, wait, withdraw, ifFree, dryRun, every, on, times, until,
        except, skipMissing, allOrNothing, noRetry)

    static let definition = CommandDefinition(
        .book, "book a resource",
        arguments: [
            .one("RESOURCE", .resource, unless: ["resource", "tag"]), .optional("FROM", .time, words: 4),
            .optional("TO", .time, words: 5),
        ],
        formats: .one,
        details: [
            "The booking is accepted at once as PENDING, even where others want the same time; the answer lists them. "
                + "The resolver then makes the older one VALID; under `policy promote at-once`, the write itself does. "
                + "`booking why` tells how a booking stands, `booking conflicts` what is still open.",
            "FROM and TO may be words or options. A date alone means that whole day; as TO it is included. "
                + "All ways to write times: `booking help times`. "
                + "A resource that nobody has booked before is added by its first booking.",
            "In place of RESOURCE, `--resource` names several, each of which is booked, all of them or none; `--tag` leaves it "
                + "open which one. The answer has a document for each. To have several or any one of a kind from the "
                + "moment they are free, `booking acquire` waits for one's turn.",
            "With `--key`, a script can run the same line again without booking twice. "
                + "The same key with another request is refused with exit status 3. "
                + "Where the outcome of a run is unknown (exit status 9), the same line finds it out.",
            "With `--wait` it is decided as soon as it can be, whenever the resolver runs next. The exit status is 0 when "
                + "it is VALID, 5 when it was rejected or deleted, and 4 when it is still PENDING after that time. "
                + "A signal that ends the wait leaves the booking in the queue, and says so; "
                + "but one that was to begin now, or has `--withdraw`, is deleted, unless it is VALID by then.",
            "`--if-free` never waits and never queues: nothing is booked unless nobody else wants the time. "
                + "Times do not move while one waits: to have a thing as soon as it is free, and for the whole time, "
                + "`booking acquire` waits for one's turn.",
            "With `--every` it is a series, until `--times` or `--until`: each occurrence is a booking of its own, at the same "
                + "time of day whatever the clocks do, and all are booked at once. It ends at the same time of day, too, or with "
                + "`--for` after as long a time. What conflicts stays PENDING, and the answer names the next free time for it. "
                + "`--series` and `--following` have `show`, `update`, `delete` and `undo` take them together.",
        ],
        examples: [
            Example("booking create Raum1 tomorrow 10:00 11:00", "A meeting room, tomorrow from ten to eleven"),
            Example("booking create gpu-3 --for 90m", "A GPU, from now on for one and a half hours"),
            Example("booking create --tag gpu=a100 tomorrow --for 2h", "Any GPU of a kind"),
            Example("booking create --resource rig-1 --resource projector 14:00 15:00", "Two things for one time"),
            Example("booking create Raum1 2026-03-21 --note 'Open day'", "A whole day"),
            Example("booking create rig --for 2h --key nightly-4711 --json", "From a script that may be run twice"),
            Example("booking create rig 14:00 15:00 --wait 10m", "Wait until it is decided, for ten minutes at most"),
            Example("booking create Raum1 14:00 15:00 --if-free", "Now or not at all"),
            Example(
                "booking create Raum1 mon 9:00 10:00 --every week --on mon,wed --times 20",
                "Every Monday and Wednesday, ten weeks long"),
        ])

    static let page = PageNotes(
        exits: [
            3: "The time is taken (with `--if-free` or `--all-or-nothing`), a limit on bookings is reached, or the "
                + "key was used for another request.",
            4: "Still PENDING when the time of `--wait` was over.",
            5: "Rejected or deleted while `--wait` waited.",
            7: "The resource is retired, or it is new and may not be added.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        if let set = try SetToBook(given) { return try set.run(given, context) }
        let resource = try Name.resource(given.arguments[0])
        let note = try given[Self.note] ?? given[Self.privateNote]
        let request = try SlotRequest(
            words: Array(given.arguments.dropFirst()), from: given[Self.from], to: given[Self.to],
            for: given[Self.for])
        if let series = try SeriesRequest(given) {
            return try CreateSeries(
                resource: resource, request: request, series: series, note: note, given: given, context: context
            ).run()
        }
        let waiting = try given[Self.wait].map {
            try Waiting(context, limit: $0.duration, withdraws: given[Self.withdraw] || request.beginsNow)
        }
        let session = try waiting?.session ?? context.session(decides: given[Self.ifFree])
        let newName = NewName(resource)
        var sent: RequestKey?
        func book() throws -> (answer: Conflicts, overdue: RowSet) {
            try newName?.check(for: context.user, session)
            let slot = try request.resolve(now: session.now(if: request.needsClock), zone: context.zone())
            let zone = try request.needsZone ? context.zone() : nil
            let key = try RequestKey(given[Self.key], for: context.invocation, zone: zone)
            sent = key
            return try self.book(resource, slot, note: note, under: key, given, context, session)
        }
        let advice = Advice(context, session)
        guard let waiting else {
            let (answer, overdue) = try book()
            try context.print(.conflicts(answer))
            return advice.afterBooking(answer, overdue)
        }
        let (answer, overdue) = try waiting.endingBySignal(written: { sent }, book)
        advice.onNewResource(answer.booking)
        advice.onTime(answer.booking)
        advice.onResolver(overdue)
        try waiting.run(answer.booking.id ?? "", known: answer.booking) { seen in
            let latest = latest(answer, seen, context, session)
            try context.print(.conflicts(latest))
            if seen != nil { advice.onConflict(latest) }
        }
    }

    /// What has become of a booking and of what it conflicted with, while it was waited for: as the database says, or as
    /// it was last known where the database cannot be reached any more.
    private static func latest(
        _ answer: Conflicts, _ seen: BookingRecord?, _ context: Context, _ session: Session
    ) -> Conflicts {
        let query: Query = "select * from booking.show_conflicts(\(context.user), \(answer.booking.id))"
        let rows = try? session.transactions([[query]], deadline: .after(.seconds(2)))[0][0]
        let now = (try? rows.map { try session.counting(Conflicts($0), for: context.user) }) ?? answer
        return Conflicts(booking: seen ?? now.booking, conflicting: now.conflicting, more: now.more)
    }

    /// The booking, and in a second transaction of the same round trip a second look for races; and since when nobody
    /// has resolved.
    private static func book(
        _ resource: String, _ slot: Slot, note: String?, under key: RequestKey, _ given: Given<Self>,
        _ context: Context, _ session: Session
    ) throws -> (answer: Conflicts, overdue: RowSet) {
        let user = context.user
        if given[Self.dryRun] {
            let answers = try session.read(
                """
                select * from booking.create_booking(\(user), \(resource), \(slot.start), \(slot.end), \(note),
                  p_dry_run => true)
                """, Advice.overdue)
            return (try session.counting(Conflicts(answers[0]), for: user), answers[1])
        }
        func write() throws -> Written {
            try session.write(
                """
                select * from booking.create_booking(\(user), \(resource), \(slot.start), \(slot.end), \(note),
                  \(key.key), \(key.request), p_if_free => \(given[Self.ifFree]),
                  p_note_is_private => \(given.has(Self.privateNote)))
                """, under: key, for: user, asking: [Advice.overdue])
        }
        let written = try KnownNames(resources: [resource], context, session).suggesting {
            try Advice(context, session).whereFree(
                ["create", resource] + context.noteWords, wanted: { (resource, slot, nil) }, write)
        }
        let isRepeat = session.noticeCodes.contains(SQLState.bookedBefore) && given.has(Self.key)
        let answer = try session.conflicts(written, for: user)
        if isRepeat { Advice(context, session).onRepeat(answer.booking) }
        return (answer, written.more[0])
    }
}
