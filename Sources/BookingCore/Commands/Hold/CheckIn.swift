/// `booking checkin ID…`
enum CheckIn: Command {
    static let words = "checkin"
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(noRetry)

    static let definition = CommandDefinition(
        .hold, "say that you have come for a booking",
        arguments: [.any("ID", .booking, atLeast: 1)],
        formats: .records,
        details: [
            "Where `booking policy checkin` says so, a VALID booking that nobody has checked in for ends that long after its "
                + "start, and whoever waits for the resource gets it; `booking status` tells its owner. "
                + "It can be said at any time before the end. `booking run` and `booking acquire` do it by themselves."
        ],
        examples: [Example("booking checkin 3f2a", "Here I am")])

    static let page = PageNotes(
        exits: [
            3: "It is not VALID.", 6: "It has ended.",
            7: "No booking has this id, several begin with it, or it is deleted.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        let ids = ShellVariables.ids(given.arguments)
        let rows = try session.write([["select * from booking.check_in(\(context.user), \(ids))"]])[0][0]
        try context.print(.bookings(rows.map { try BookingRecord($0) }))
    }
}
