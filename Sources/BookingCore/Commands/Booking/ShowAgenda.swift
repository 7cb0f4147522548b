/// `booking agenda [RESOURCE…]`
enum ShowAgenda: Command {
    static let words = "agenda"
    static let date: Option<Self, TimeExpression.Day?> = .day("date", "the first day (default: today)")
    static let days: Option<Self, Int?> = .number("days", "how many days (default: 1)")
    static let hours: Option<Self, DayHours?> = .value(
        "hours", "FROM-TO", .text, "the hours in which people work (default: 8-18)", read: DayHours.init)
    static let tag: Option<Self, Tags> = .tags("only what has this tag")
    static let watch: Option<Self, Bool> = .flag("watch", "keep it current until `q` is pressed")
    static let html: Option<Self, String?> = .text(
        "html", "FILE", "write it as a page for browsers, which takes the file's place at once; `-` prints it",
        kind: .file)
    static let options = list(date, days, hours, tag, watch, html)

    static let definition = CommandDefinition(
        .look, "draw a day, or several, as a timeline",
        arguments: [.any("RESOURCE", .resource)],
        formats: .records,
        details: [
            "Resources down, hours across: those in which people work, and beyond them all in which something is booked. "
                + "What is VALID is solid, what is PENDING hatched; your own bookings and conflicts have signs of their own. "
                + "Bookings that would cover one another stand below one another. What is out of those hours, or when a "
                + "resource cannot be booked, is marked, too.",
            "The page of `--html` needs nothing else: no script, no other file. With `--watch` it is written anew whenever "
                + "something changes. Other formats list the bookings that are shown.",
        ],
        examples: [
            Example("booking agenda", "What is on today?"),
            Example("booking agenda --tag floor=2 --date mon --days 5", "A week on the second floor"),
            Example("booking agenda rig-1 rig-2 --watch", "Keep an eye on two rigs"),
            Example("booking agenda --days 7 --html /srv/www/rooms.html", "For the screen at the door, by cron"),
        ])

    static let page = PageNotes(exits: [7: "There is no such resource."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard given[Self.watch] else {
            let agenda = try read(given, context, context.session())
            return try show(agenda, given, context)
        }
        let page = try given[Self.html]
        guard page != nil || context.screen.isTerminal && context.invocation.format == .table else {
            throw Failure.watchNeedsTerminal()
        }
        try AgendaWatch(context, screen: page == nil).run { session, screen in
            var context = context
            context.screen = screen
            let agenda = try read(given, context, session)
            if let page {
                try write(agenda, to: page, context)
                return ""
            }
            return try AgendaText(agenda: agenda, format: context.timeFormat(), screen: screen).render()
        }
    }

    private static func show(_ agenda: Agenda, _ given: Given<Self>, _ context: Context) throws {
        if let page = try given[Self.html] { return try write(agenda, to: page, context) }
        try context.print(
            Report(ids: agenda.bookings.compactMap(\.id), records: agenda.bookings) { context in
                guard !agenda.resources.isEmpty else { return "" }
                return try AgendaText(agenda: agenda, format: context.timeFormat(), screen: context.screen).render()
            })
        if agenda.resources.isEmpty && context.invocation.format == .table { context.notices.note("no resources") }
    }

    private static func write(_ agenda: Agenda, to path: String, _ context: Context) throws {
        let page = try AgendaPage(agenda: agenda, format: context.timeFormat()).render()
        guard path != "-" else { return try context.out.write(page) }
        try TextFile.publish(path, page)
    }

    private static func read(_ given: Given<Self>, _ context: Context, _ session: Session) throws -> Agenda {
        let (now, zone) = (try session.now(), try context.zone())
        let days = try days(given, now: now, zone: zone)
        let (names, tags) = (given.arguments, try given[Self.tag])
        let rows = try KnownNames(resources: names, context, session).read(
            "select * from booking.list_resources(\(context.user), \(tags.json)::jsonb)",
            """
            select * from booking.list_bookings(\(context.user), \(names.isEmpty ? nil : names),
              \(days.first?.start), \(days.last?.end), \(["PENDING", "VALID"]))
            """,
            Identity.query(for: context.user),
            """
            select * from booking.closed_times(\(context.user), \(names.isEmpty ? nil : names), \(tags.json)::jsonb,
              \(days.first?.start), \(days.last?.end))
            """)
        let all = rows[0].filter { !names.isEmpty || !$0.bool("retired") }.map { $0.text("name") }
        let shown = names.isEmpty ? all : names.filter(all.contains)
        let bookings = try rows[1].map { try BookingRecord($0) }.filter { booking in
            shown.contains(booking.resource) && days.contains { booking.slot.overlaps($0) }
        }
        let closed = Dictionary(grouping: rows[3].map { FreeSlot($0) }, by: \.resource).mapValues { $0.map(\.slot) }
        return Agenda(
            days: days, resources: shown, bookings: bookings, closed: closed,
            user: try Identity(rows[2].one()).actingFor, now: now,
            hours: try given[Self.hours] ?? DayHours("8-18"), zone: zone)
    }

    /// A day that the zone has skipped is none.
    private static func days(_ given: Given<Self>, now: Timestamp, zone: Zone) throws -> [Slot] {
        let first = try TimeContext(now: now, zone: zone).slot(of: given[Self.date] ?? .today)
        let date = zone.civil(first.start).date
        let count = min(try given[Self.days] ?? 1, 1_000)
        return [first] + (1..<max(1, count)).compactMap { try? zone.day(date.adding(days: $0)) }
    }
}
