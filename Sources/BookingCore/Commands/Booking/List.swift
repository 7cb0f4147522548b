/// `booking list [RESOURCE…]`
enum List: SelectsBookings {
    static let words = "list"
    static let limit: Option<Self, Int?> = .number("limit", "at most N")
    static let after: Option<Self, String?> = .text(
        "after", "ID", "only what follows this booking: the next page of a list", kind: .booking,
        conflicts: ["as-of"])
    static let withCursor: Option<Self, Bool> = .flag(
        "with-cursor", "under `--json`: also the cursor with which `booking watch` goes on from there",
        conflicts: ["as-of"])
    static let options = selection + list(limit, after, withCursor)

    static let definition = CommandDefinition(
        .look, "list bookings by their start",
        arguments: [.any("RESOURCE", .resource)],
        formats: .records,
        details: [
            "Without options: all that are not deleted. Deleted ones are shown with `--status deleted`. "
                + "A resource that does not exist is an error, and so is an owner of no booking.",
            "A long list can be read page by page: `--limit` says how long a page is, and `--after` names the last booking "
                + "of the page before.",
            "`--as-of` shows what the list said at an earlier time: each booking with the times, status and note that it had, "
                + "under its resource's present name, as far as you may see it now. `--upcoming` counts from then.",
            "With `--profile all`, the bookings of every profile of the config file, one profile after the other: each with "
                + "a `profile`, and at most `--limit` of each. What cannot be read is named, and the rest is listed.",
        ],
        examples: [
            Example("booking list --mine --upcoming", "What you have booked"),
            Example("booking list Raum1 Raum2 --date tomorrow", "Two rooms, tomorrow"),
            Example("booking list --status pending --json", "What is not decided yet, for a program"),
            Example("booking list --profile all --upcoming", "At every site that has a profile in the config file"),
            Example("booking list --upcoming --limit 20 --after 3f2a9c1e", "The next twenty"),
            Example(
                "booking list Raum1 --date yesterday --as-of 'yesterday 8:00'",
                "What the plan for yesterday was in the morning"),
        ])

    static let page = PageNotes(
        exits: [
            1: "Of `--profile all`: some profile could not be read.",
            7: "There is no such resource, or nobody of the name of `--owner` has bookings.",
            10: prunedExit,
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard context.profile != ConfigFile.everyProfile else { return try ListOfProfiles(given, context).run() }
        let session = try context.session()
        let query = try Selection(given, context, session).query(
            for: context.user, limit: given[Self.limit], after: given[Self.after], isPooled: session.isPooled())
        let names = try names(given, context, session)
        if given[Self.withCursor] {
            _ = try names.read()
            return try printWithCursor(query, context, session)
        }
        let advice = Advice(context, session)
        defer { tellOfUser(given, context) }
        if context.invocation.format == .table && !context.isQuiet {
            let answers = try names.readBookings(query, Advice.overdue)
            try printTable(answers[0], context)
            advice.onResolver(answers[1])
        } else {
            let overdue = try names.read(Advice.overdue)[0]
            try context.printStream(query, session)
            advice.onResolver(overdue)
        }
    }

    /// `-u` says for whom one acts, which makes no difference to what everybody may see.
    private static func tellOfUser(_ given: Given<Self>, _ context: Context) {
        guard let user = context.user, !given[Self.mine], !given.has(Self.owner) else { return }
        context.notices.note("--user says for whom you act; these are everybody's bookings")
        context.notices.hint("only those of \(user): booking list --owner \(ShellWord(user))")
    }

    private static func printTable(_ rows: RowSet, _ context: Context) throws {
        let bookings = try rows.map { try BookingRecord($0) }
        try context.print(.bookings(bookings))
        if bookings.isEmpty { context.notices.note("no bookings") }
    }

    /// State and cursor are of one statement, hence of one snapshot: what the list does not show, the feed will.
    private static func printWithCursor(_ query: Query, _ context: Context, _ session: Session) throws {
        guard context.invocation.format == .json else { throw Failure.cursorNeedsJSON() }
        var (cursor, count) = ("", 0)
        var bookings = JSONRecords(on: context.out)
        try context.out.write("{\"bookings\":")
        try session.stream(
            ("""
            select l.*, p.cursor from (\(query)) l right join (select booking.feed_position(\(context.user)) as cursor) p on true
            order by l.start_time, l.end_time, l.resource_id, l.id
            """ as Query).giving(.bookingsAndCursor)
        ) { row in
            cursor = row.text("cursor")
            count += 1
            if !row.isNull("id") {
                try bookings.append(BookingRecord(row))
            } else if count > 1 {
                throw Failure.unexpectedAnswer("an empty list that goes on")
            }
        }
        try bookings.end()
        var end = JSONText()
        end.string(cursor)
        try context.out.write(",\"cursor\":")
        try context.out.write(end.bytes)
        try context.out.write("}\n")
    }
}
