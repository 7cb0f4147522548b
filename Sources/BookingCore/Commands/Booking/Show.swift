/// `booking show ID`
enum Show: ConcernsSeries {
    static let words = "show"
    static let options = list(series, following)

    static let definition = CommandDefinition(
        .look, "show one booking",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: ["The first four characters of an id are enough where no other id begins with them."],
        examples: [
            Example("booking show 3f2a", "All about one booking"),
            Example("booking show 3f2a --json", "The same for a program"),
            Example("booking show 3f2a --series", "All bookings of its series"),
        ])

    static let page = PageNotes(exits: [7: "No booking has this id, or several begin with it."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        if let scope = given.scope {
            let bookings = try context.session().series(of: given.arguments[0], scope, for: context.user)
            return try context.print(.bookings(bookings))
        }
        let booking = try context.session().booking(given.arguments[0], for: context.user)
        try context.print(Report(ids: [booking.id ?? ""], record: booking) { try details(booking, $0) })
    }

    private static func details(_ booking: BookingRecord, _ context: Context) throws -> String {
        let format = try context.timeFormat()
        func time(_ instant: Timestamp?) -> String { instant.map { "\(format.moment($0)) \(format.label)" } ?? "" }
        let note = booking.note ?? ""
        let series = booking.shortSeries.map { [("series", $0)] } ?? []
        return context.details(
            [
                ("id", booking.id ?? ""), ("resource", booking.resource), ("user", booking.owner),
                ("time", "\(format.slot(booking.slot)) \(format.label)"),
                ("status", booking.status.label(context.screen)),
                ("revision", String(booking.revision)), ("note", note.isEmpty ? "-" : note),
            ] + series + [
                ("created", time(booking.createdAt)), ("placed", time(booking.updatedAt)),
            ])
    }
}
