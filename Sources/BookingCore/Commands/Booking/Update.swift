/// `booking update ID`
enum Update: ConcernsSeries {
    static let words = "update"
    static let from: Option<Self, TimeExpression?> = .time("from", "a new beginning; the end stays")
    static let to: Option<Self, TimeExpression?> = .time("to", "a new end; the beginning stays", conflicts: ["for"])
    static let `for`: Option<Self, Span?> = .span("for", "a new length; the beginning stays")
    static let shift: Option<Self, Span?> = .span(
        "shift", "move both ends, later, or earlier as in `-30m`", sign: .any, conflicts: ["from", "to", "for"])
    static let note: Option<Self, String?> = .text(
        "note", "TEXT", "a new note; an empty one removes it", read: Note.check)
    static let privateNote: Option<Self, String?> = .text(
        "private-note", "TEXT", "a new note, for yourself and admins alone", conflicts: ["note"], read: Note.check)
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if its revision is still N, else exit with 3")
    static let ifFree: Option<Self, Bool> = .flag(
        "if-free", "only if the new time is free, else exit with 3 and keep the old one")
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say what would conflict, and change nothing")
    static let resource: Option<Self, String?> = .text("resource", "RESOURCE", "", kind: .resource, read: Name.resource)
        .hidden
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(
        from, to, `for`, shift, note, privateNote, ifRev, ifFree, dryRun, series, following,
        resource, noRetry)

    static let definition = CommandDefinition(
        .book, "move a booking, or change its note",
        arguments: [.one("ID", .booking)],
        formats: .one,
        details: [
            "A booking with new times is PENDING again, except a VALID one that only shrinks: that stays VALID. "
                + "A clock time alone is on the day of its present beginning or end. "
                + "A REJECTED booking asks again when it is updated, even to the times it has.",
            "Every change is kept: `booking history` shows it, `booking undo` takes it back.",
        ],
        examples: [
            Example("booking update 3f2a --shift -30m", "Half an hour earlier"),
            Example("booking update 3f2a --from 14:00 --for 1h", "The same day at two, for an hour"),
            Example("booking update 3f2a --to 12:00 --if-rev 4", "Only if nobody has changed it meanwhile"),
            Example("booking update 3f2a --shift 1h --if-free", "Only if nobody else wants the new time"),
            Example(
                "booking update 3f2a --from 9:30 --for 1h --following", "The rest of a series, each on its own day"),
        ])

    static let page = PageNotes(
        exits: [
            3: "It has been changed since the revision of `--if-rev`, or the new time is taken "
                + "(with `--if-free`).",
            7: "No booking has this id, or several begin with it; or it is deleted.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let id = given.arguments[0]
        let change = try SlotChange(
            from: given[Self.from], to: given[Self.to], for: given[Self.for],
            shift: given[Self.shift])
        let note = try given[Self.note] ?? given[Self.privateNote]
        if given[Self.ifFree] && change.isEmpty { throw Failure.noTimeToTake() }
        if let scope = given.scope {
            guard !change.isEmpty || note != nil else { throw Failure.nothingToChange(Self.self) }
            return try UpdateSeries(scope: scope, change: change, note: note, given: given, context: context).run()
        }
        let session = try context.session(decides: given[Self.ifFree])
        if let resource = try given[Self.resource] {
            throw Failure.resourceIsFixed(try replacement(resource, change, note: note, id, context, session))
        }
        guard !change.isEmpty || note != nil else { throw Failure.nothingToChange(Self.self) }
        let answer = try UpdateAttempt(
            change: change, note: note, given: given, context: context, session: session
        ).untilDone()
        try context.print(.conflicts(answer))
        Advice(context, session).afterBooking(answer)
    }

    /// The commands that do what was meant: book the other resource as asked, and delete this booking.
    private static func replacement(
        _ resource: String, _ change: SlotChange, note: String?, _ id: String, _ context: Context, _ session: Session
    ) throws -> [String] {
        let old = try session.booking(id, for: context.user)
        let now = try session.now(if: change.needsClock)
        let times = try change.resolve(current: old.slot, now: now, zone: context.zone())
        let (start, end) = (times.start ?? old.slot.start, times.end ?? old.slot.end)
        let noteWords = note == nil ? old.note.map { ["--note", $0] } ?? [] : context.noteWords
        let owner = try session.connected().user == old.user ? nil : old.user
        return [
            context.command(
                ["create", resource, try context.typed(start), "--for", String(describing: Span(from: start, to: end))]
                    + noteWords, for: owner),
            context.command(["delete", old.shortID]),
        ]
    }
}
