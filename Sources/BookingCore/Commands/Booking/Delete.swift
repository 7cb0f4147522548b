/// `booking delete ID…`
enum Delete: ConcernsSeries {
    static let words = "delete"
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if the revision is still N, else exit with 3")
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say what would be deleted, and delete nothing")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(ifRev, series, following, dryRun, noRetry)

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
            Example("booking delete 3f2a --following", "The rest of a series, from this one on"),
        ])

    static let page = PageNotes(
        exits: [
            3: "It has been changed since the revision of `--if-rev`.",
            7: "No booking has this id, or several begin with it.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (user, session) = (context.user, try context.session())
        let ids = try ids(given, session, for: user)
        let rows: RowSet
        if given[Self.dryRun] {
            rows = try session.read(
                """
                select * from booking.rehearse_change(\(user), 'delete', \(ids),
                  p_if_rev => \(try given[Self.ifRev]))
                """)[0]
        } else {
            let key = RequestKey(for: context.invocation)
            rows = try session.write(
                """
                select * from booking.delete_bookings(\(user), \(ids),
                  \(try given[Self.ifRev]), \(key.key), \(key.request))
                """, under: key, for: user
            ).rows
        }
        try context.print(.bookings(rows.map { try BookingRecord($0) }))
    }

    private static func ids(_ given: Given<Self>, _ session: Session, for user: String?) throws -> [String] {
        guard let scope = given.scope else { return given.arguments }
        return try given.arguments.flatMap { try session.series(of: $0, scope, for: user).compactMap(\.id) }
    }
}
