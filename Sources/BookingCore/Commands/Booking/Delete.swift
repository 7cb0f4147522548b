/// `booking delete ID…`
enum Delete: Command {
    static let words = "delete"
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if the revision is still N, else exit with 3")
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say what would be deleted, and delete nothing")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(ifRev, dryRun, noRetry)

    static let definition = CommandDefinition(
        .book, "cancel bookings",
        arguments: [.any("ID", .booking, atLeast: 1)],
        formats: .records,
        details: [
            "All of them are deleted, or none. Deleting what is deleted already is no error. "
                + "`booking undo` brings a booking back."
        ],
        examples: [
            Example("booking delete 3f2a", "One booking"),
            Example("booking delete 3f2a 9c41 77d0", "Three of them, or none"),
        ])

    static let page = PageNotes(
        exits: [
            3: "It has been changed since the revision of `--if-rev`.",
            7: "No booking has this id, or several begin with it.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (user, session) = (context.user, try context.session())
        let rows: RowSet
        if given[Self.dryRun] {
            rows = try session.read(
                """
                select * from booking.rehearse_change(\(user), 'delete', \(given.arguments),
                  p_if_rev => \(try given[Self.ifRev]))
                """)[0]
        } else {
            let key = RequestKey(for: context.invocation)
            rows = try session.write(
                """
                select * from booking.delete_bookings(\(user), \(given.arguments),
                  \(try given[Self.ifRev]), \(key.key), \(key.request))
                """, under: key, for: user
            ).rows
        }
        try context.print(.bookings(rows.map { try BookingRecord($0) }))
    }
}
