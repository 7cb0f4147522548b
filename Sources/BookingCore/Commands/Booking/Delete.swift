/// `booking delete ID…`
enum Delete: Command {
    static let words = "delete"
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if the revision is still N, else exit with 3")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(ifRev, noRetry)

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

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let key = RequestKey(for: context.invocation)
        let written = try context.session().write(
            """
            select * from booking.delete_bookings(\(context.user), \(given.arguments),
              \(try given[Self.ifRev]), \(key.key), \(key.request))
            """, under: key, for: context.user)
        try context.print(.bookings(written.rows.map { try BookingRecord($0) }))
    }
}
