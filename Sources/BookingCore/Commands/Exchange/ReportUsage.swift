/// `booking report [RESOURCE…]`
enum ReportUsage: Command {
    static let words = "report"
    static let from: Option<Self, TimeExpression?> = .time("from", "from TIME on (default: 30 days before its end)")
    static let to: Option<Self, TimeExpression?> = .time("to", "until TIME; a day is included (default: today)")
    static let tag: Option<Self, Tags> = .tags("only what has this tag")
    static let by: Option<Self, String?> = .value(
        "by", "GROUP", .choice(groups.map(\.rawValue)), "a row for each (default: resource)"
    ) { $0 }
    static let html: Option<Self, String?> = .text(
        "html", "FILE", "write it as a page for browsers, which takes the file's place at once; `-` prints it",
        kind: .file)
    static let options = list(from, to, tag, by, html)

    private static let groups = [UsageRecord.Group.resource, .day, .user]
    private static let days = 30

    static let definition = CommandDefinition(
        .exchange, "say how much things are used, by whom, and how long people wait",
        arguments: [.any("RESOURCE", .resource)],
        formats: .records,
        details: [
            "How much of the time for which a resource could be booked, by its opening hours and closures as they are now, is "
                + "booked by VALID bookings; who has most of it; how many bookings met an older one, and how many were rejected; "
                + "how long it took until they were VALID. What is deleted does not count, nor do buffers.",
            "Hours are wasted where nobody came and the booking was ended (`booking policy checkin`): those that it was kept. "
                + "All others that have passed count as held.",
            "A booking is counted where it begins, its hours where they are. Under `--json` it is one document with all groups; "
                + "in CSV and NDJSON it is the rows of `--by`. Waiting is told by the history: what was pruned is missing. "
                + "Where bookings are private, those of others are together somebody's.",
            "The same figures by day are in the database's view `booking.utilisation`, for dashboards: booking-schema(7).",
        ],
        examples: [
            Example("booking report", "The last 30 days"),
            Example("booking report --tag floor=2 --from 2027-01-01 --to 2027-03-31 --by day", "A quarter, day by day"),
            Example("booking report --by user -o csv > users.csv", "Who had what, for a spreadsheet"),
            Example("booking report --html /srv/www/use.html", "A page with a chart, by cron"),
        ])

    static let page = PageNotes(exits: [7: "There is no such resource."], seeAlso: ["booking-schema 7"])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        let zone = try context.zone()
        let now = try session.now()
        let slot = try slot(given, now: now, zone)
        let (names, tags) = (given.arguments, try given[Self.tag])
        let rows = try KnownNames(resources: names, context, session).read(
            """
            select r.*, r.day - date '1970-01-01' as day_number
            from booking.report(\(context.user), \(slot.start), \(slot.end), \(names.isEmpty ? nil : names),
              \(tags.json)::jsonb, \(zone.name)) r
            """)[0]
        let usage = Usage(slot: slot, zone: zone, now: now, rows: rows.map { UsageRecord($0) })
        if let page = try given[Self.html] { return try write(usage, to: page, context) }
        let group = try given[Self.by].flatMap(UsageRecord.Group.init) ?? .resource
        try context.print(.usage(usage, by: group))
        if usage.rows(.resource).isEmpty && context.invocation.format == .table { context.notices.note("no resources") }
    }

    /// Whole days, unless other times are given.
    private static func slot(_ given: Given<Self>, now: Timestamp, _ zone: Zone) throws -> Slot {
        let limits = try Window(date: nil, from: given[from], to: given[to]).resolve(now: now, zone: zone)
        let end = try limits.to ?? zone.day(zone.civil(max(now, limits.from ?? now)).date).end
        let start = limits.from ?? zone.start(of: zone.day(endingAt: end).adding(days: 1 - days))
        return Slot(start: start, end: end)
    }

    private static func write(_ usage: Usage, to path: String, _ context: Context) throws {
        let page = try UsagePage(usage: usage, format: context.timeFormat()).render()
        guard path != "-" else { return try context.out.write(page) }
        try TextFile.publish(path, page)
    }
}
