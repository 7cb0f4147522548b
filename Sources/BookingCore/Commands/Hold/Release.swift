/// `booking release ID…`
enum Release: Command {
    static let words = "release"
    static let key: Option<Self, String?> = .text(
        "key", "KEY", "repeat safely: the same key again changes nothing", read: Name.key
    ).besideTheRequest
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(key, noRetry)

    static let definition = CommandDefinition(
        .hold, "end a hold, or any booking, before its time",
        arguments: [.any("ID", .booking, atLeast: 1)],
        formats: .records,
        details: [
            "A booking that has begun ends now, and whoever waits for the resource gets it at once; one that is still to come "
                + "is deleted. What has ended is left as it is. All of them, or none."
        ],
        examples: [
            Example("booking release 3f2a", "Done with it"),
            Example("booking release 3f2a 9c41", "Both, as one"),
        ])

    static let page = PageNotes(exits: [7: "No booking has this id, or several begin with it."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (user, session) = (context.user, try context.session())
        let key = try RequestKey(given[Self.key], for: context.invocation)
        let ids = ShellVariables.ids(given.arguments)
        let rows = try session.write(
            "select * from booking.release_bookings(\(user), \(ids), \(key.key), \(key.request))", under: key,
            for: user
        ).rows
        try context.print(.bookings(rows.map { try BookingRecord($0) }))
    }
}
