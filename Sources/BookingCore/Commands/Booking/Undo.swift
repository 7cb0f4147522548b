/// `booking undo ID`
enum Undo: Command {
    static let words = "undo"
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if its revision is still N, else exit with 3")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(ifRev, noRetry)

    static let definition = CommandDefinition(
        .book, "take back the last change of a booking",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: [
            "What the resolver did is skipped: the last change that a person made is taken back. "
                + "Restored times are PENDING. Undoing a creation deletes the booking; undoing twice restores."
        ],
        examples: [
            Example("booking undo 3f2a", "Bring back what was deleted or moved by mistake")
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let key = RequestKey(for: context.invocation)
        let answers = try context.session().write([
            [
                """
                select * from booking.undo_booking(\(context.user), \(given.arguments[0]),
                  \(try given[Self.ifRev]), \(key.key), \(key.request))
                """
            ],
            ["select * from booking.look_again(\(context.user), \(key.key))"],
        ])
        try context.print(.bookings(answers[0][0].map { try BookingRecord($0) }))
    }
}
