/// `booking list [RESOURCE…]`
enum List: Command {
    static let words = "list"
    static let resource: Option<Self, [String]> = .values("resource", "NAME", .resource, "only of this resource")
    static let date: Option<Self, TimeExpression.Day?> = .day(
        "date", "what overlaps that day", conflicts: ["from", "to"])
    static let from: Option<Self, TimeExpression?> = .time("from", "what ends after TIME")
    static let to: Option<Self, TimeExpression?> = .time("to", "what begins before TIME; a day is included")
    static let status: Option<Self, [String]> = .values(
        "status", "STATUS", .choice(BookingRecord.Status.allCases.map(\.rawValue), ignoringCase: true),
        "only with this status")
    static let mine: Option<Self, Bool> = .flag("mine", "only your own", conflicts: ["owner"])
    static let owner: Option<Self, String?> = .text(
        "owner", "NAME", "only those of this user", kind: .user, read: Name.user)
    static let upcoming: Option<Self, Bool> = .flag("upcoming", "only what is not over yet")
    static let limit: Option<Self, Int?> = .number("limit", "at most N")
    static let withCursor: Option<Self, Bool> = .flag(
        "with-cursor", "under `--json`: also the cursor with which `booking watch` goes on from there")
    static let options = list(resource, date, from, to, status, mine, owner, upcoming, limit, withCursor)

    static let definition = CommandDefinition(
        .look, "list bookings by their start",
        arguments: [.any("RESOURCE", .resource)],
        formats: .records,
        details: [
            "Without options: all that are not deleted. Deleted ones are shown with `--status deleted`. "
                + "A resource that does not exist is an error, and so is an owner of no booking."
        ],
        examples: [
            Example("booking list --mine --upcoming", "What you have booked"),
            Example("booking list Raum1 Raum2 --date tomorrow", "Two rooms, tomorrow"),
            Example("booking list --status pending --json", "What is not decided yet, for a program"),
        ])

    static let page = PageNotes(
        exits: [7: "There is no such resource, or nobody of the name of `--owner` has bookings."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        let query = try query(given, context, session)
        let names = try KnownNames(
            resources: given.arguments + given[Self.resource], owner: given[Self.owner], context, session)
        if given[Self.withCursor] {
            _ = try names.read()
            return try printWithCursor(query, context, session)
        }
        let advice = Advice(context, session)
        defer { tellOfUser(given, context) }
        if context.invocation.format == .table && !context.isQuiet {
            let answers = try names.read(query, Advice.overdue)
            try printTable(answers[0], context)
            advice.onResolver(answers[1])
        } else {
            let overdue = try names.read(Advice.overdue)[0]
            try printStream(query, context, session)
            advice.onResolver(overdue)
        }
    }

    /// `-u` says for whom one acts, which makes no difference to what everybody may see.
    private static func tellOfUser(_ given: Given<Self>, _ context: Context) {
        guard let user = context.user, !given[Self.mine], !given.has(Self.owner) else { return }
        context.notices.note("--user says for whom you act; these are everybody's bookings")
        context.notices.hint("only those of \(user): booking list --owner \(ShellWord(user))")
    }

    private static func query(_ given: Given<Self>, _ context: Context, _ session: Session) throws -> Query {
        let window = try Window(
            date: given[Self.date], from: given[Self.from], to: given[Self.to])
        let limits = try window.resolve(
            now: try window.needsClock ? session.now() : nil, zone: context.zone())
        let names = try given.arguments + given[Self.resource]
        let resources = names.isEmpty ? nil : names
        let statuses = given.has(status) ? try given[Self.status] : nil
        guard limits.from != nil || limits.to != nil || given[Self.upcoming] else {
            return """
                select * from booking.list_all(\(context.user), \(resources), \(statuses), \(given[Self.mine]),
                  \(try given[Self.limit]), \(try given[Self.owner]))
                """
        }
        return """
            select * from booking.list_bookings(\(context.user), \(resources), \(limits.from), \(limits.to), \(statuses),
              \(given[Self.mine]), \(given[Self.upcoming]), \(try given[Self.limit]),
              \(try given[Self.owner]))
            """
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

    /// Row by row, in constant memory however long the list is.
    private static func printStream(_ query: Query, _ context: Context, _ session: Session) throws {
        if context.isQuiet {
            return try session.stream(query) { try context.out.writeLine($0.uuid("id")) }
        }
        var writer = try RecordWriter<BookingRecord>(context.invocation.format, on: context.out)
        try session.stream(query) { try writer.append(BookingRecord($0)) }
        try writer.end()
    }
}
