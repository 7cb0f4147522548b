/// `booking free [RESOURCE…]`
enum Free: Command {
    static let words = "free"
    static let `for`: Option<Self, Span?> = .span("for", "how long it has to be free (default: 1h)")
    static let date: Option<Self, TimeExpression.Day?> = .day("date", "on that day", conflicts: ["from", "to"])
    static let from: Option<Self, TimeExpression?> = .time("from", "from TIME on (default: now)")
    static let to: Option<Self, TimeExpression?> = .time("to", "until TIME; a day is included (default: for a year)")
    static let hours: Option<Self, DayHours?> = .value(
        "hours", "FROM-TO", .text, "only within these hours of each day, as in 9-17", read: DayHours.init)
    static let tag: Option<Self, Tags> = .tags("only what has this tag")
    static let together: Option<Self, Bool> = .flag("together", "when all of them are free at once")
    static let ignorePending: Option<Self, Bool> = .flag(
        "ignore-pending", "count as free what others have asked for and do not have yet")
    static let limit: Option<Self, Int?> = .number("limit", "at most N times (default: 10)")
    static let options = list(`for`, date, from, to, hours, tag, together, ignorePending, limit)

    static let definition = CommandDefinition(
        .look, "find the next free times",
        arguments: [.any("RESOURCE", .resource)],
        formats: .records,
        details: [
            "Without RESOURCE: of all resources, or of those with the tags. The earliest come first, each with the command "
                + "that takes it. Where a resource is free for longer, times follow one another without a gap.",
            "A time counts as taken also where it is only asked for (PENDING), unless `--ignore-pending` is given. "
                + "Nothing is held: to book only if it is still free, use `booking create --if-free`.",
            "What policies forbid, such as a longer booking than `booking policy longest` allows, is refused here as it would be "
                + "there; resources that you may not book are left out, or refused where they are named.",
            "Where nothing is free, the list is empty, and the exit status 0.",
        ],
        examples: [
            Example("booking free Raum1 --for 90m", "When can I have it?"),
            Example("booking free --tag seats=8 --date tomorrow --hours 9-17", "Any room with eight seats, tomorrow"),
            Example("booking free Raum1 beamer --together --for 2h", "When are both free?"),
            Example("booking free --tag gpu=a100 --for 1d --limit 1 --json", "The next one, for a program"),
        ])

    static let page = PageNotes(
        exits: [7: "There is no such resource, or it is retired.", 8: "You may not book a resource that you named."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (resources, tags) = (given.arguments, try given[Self.tag])
        guard !given[Self.together] || !resources.isEmpty || !tags.isEmpty else { throw Failure.nothingTogether() }
        let length = try given[Self.for] ?? .hour
        let session = try context.session()
        let within = try within(given, length, context, session)
        // Days in a length are those of the zone, which the server has to know only then.
        let zone = length.days == 0 ? "UTC" : try context.zone().name
        let rows = try KnownNames(resources: resources, context, session).read(
            """
            select * from booking.free_slots(\(context.user), \(length), \(within)::tstzmultirange,
              \(resources.isEmpty ? nil : resources), \(tags.json)::jsonb, \(given[Self.together]),
              \(given[Self.ignorePending]), \(try given[Self.limit] ?? 10), \(zone))
            """)[0]
        try context.print(.freeSlots(rows.map { FreeSlot($0) }))
        if rows.isEmpty && context.invocation.format == .table { try tellOfNone(tags, context, session) }
    }

    /// Where nothing is free, or nothing is there that could be.
    private static func tellOfNone(_ tags: Tags, _ context: Context, _ session: Session) throws {
        let all = try session.read(
            "select * from booking.list_resources(\(context.user), \(tags.json)::jsonb)")[0]
        context.notices.note(
            !all.isEmpty ? "nothing is free then" : tags.isEmpty ? "no resources" : "no resource has these tags")
    }

    /// Where to look, as PostgreSQL writes a multirange.
    private static func within(
        _ given: Given<Self>, _ length: Span, _ context: Context, _ session: Session
    ) throws -> String {
        let window = try Window(date: given[Self.date], from: given[Self.from], to: given[Self.to])
        let hours = try given[Self.hours]
        if let hours, !hours.hold(length) { throw Failure.longerThanHours(length) }
        let now = try session.now(if: window.needsClock || hours != nil)
        // In whole seconds, as a booking from then would begin.
        let (from, to) = try window.resolve(now: now?.cutToSecond, zone: context.zone())
        guard let hours, let now else { return text([(from, to)]) }
        let start = max(from ?? now, now)
        let end = to ?? start.adding(microseconds: 366 * CivilTime.microsecondsPerDay)
        return text(hours.within(Slot(start: start, end: end), zone: try context.zone()).map { ($0.start, $0.end) })
    }

    private static func text(_ times: [(start: Timestamp?, end: Timestamp?)]) -> String {
        "{" + times.map { "[\($0.start?.rfc3339 ?? ""),\($0.end?.rfc3339 ?? ""))" }.joined(separator: ",") + "}"
    }
}
