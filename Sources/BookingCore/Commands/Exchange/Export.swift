/// `booking export [RESOURCE…]`
enum Export: SelectsBookings {
    static let words = "export"
    static let freeBusy: Option<Self, Bool> = .flag("free-busy", "with `-o ics`: when things are taken, and no more")
    static let options = selection + list(freeBusy)

    static let definition = CommandDefinition(
        .exchange, "write bookings for other programs",
        arguments: [.any("RESOURCE", .resource)],
        formats: [.csv, .tsv, .ndjson, .json, .ics],
        details: [
            "Without options: all that are not deleted, by their start, as CSV. They are read and written one by one, "
                + "however many there are.",
            "In CSV and TSV, a text that a spreadsheet would run as a formula stands behind a `'`, "
                + "as does one that begins with it; `booking import` takes it off again.",
            "A private note is written for whoever may read it, and nothing says that it was private: brought in again, it is "
                + "a note as any other.",
            "With `-o ics` it is a calendar. Its events keep their UIDs, so that a calendar program that reads it again updates "
                + "them: VALID ones are CONFIRMED, PENDING ones TENTATIVE, and what is REJECTED, or with `--status deleted` "
                + "deleted, is CANCELLED. A series is one event with a rule, as far as it is regular in the time zone that is "
                + "set, and the others are events of their own.",
        ],
        examples: [
            Example("booking export > bookings.csv", "All of them, for a spreadsheet"),
            Example("booking export Raum1 --from 2027-01-01 -o ndjson | jq .note", "One room, for a program"),
            Example("booking export | zstd > bookings.csv.zst", "Compressed"),
            Example("booking export --owner alice -o ics > alice.ics", "For a calendar program"),
            Example(
                "booking watch --exec 'booking export Raum1 -o ics > .new && mv .new Raum1.ics'",
                "A published calendar that is always up to date"),
        ])

    static let page = PageNotes(exits: [10: prunedExit])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        guard context.invocation.format == .ics || !given[Self.freeBusy] else { throw Failure.freeBusyIsCalendar() }
        let selection = try Selection(given, context, session)
        let query = selection.query(for: context.user)
        _ = try names(given, context, session).read()
        guard context.invocation.format == .ics, !context.isQuiet else {
            return try context.printStream(query, session)
        }
        if given[Self.freeBusy] { return try printFreeBusy(query, selection.limits, context, session) }
        try printCalendar(query, context, session)
    }

    private static func printCalendar(_ query: Query, _ context: Context, _ session: Session) throws {
        var writer = try CalendarWriter(context.out, zone: context.zone())
        try session.stream(query) { try writer.append(BookingRecord($0)) }
        try writer.end { series in
            let rows = try session.read("select * from booking.series_revisions(\(context.user), \(series))")[0]
            return Dictionary(rows.map { ($0.uuid("series"), $0.int("revision")) }, uniquingKeysWith: max)
        }
    }

    private static func printFreeBusy(
        _ query: Query, _ window: (from: Timestamp?, to: Timestamp?), _ context: Context, _ session: Session
    ) throws {
        var writer = FreeBusyWriter(window: window)
        try session.stream(query) { try writer.append(BookingRecord($0)) }
        try writer.write(on: context.out, now: session.now())
    }
}
