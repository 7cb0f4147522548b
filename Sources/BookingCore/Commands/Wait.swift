/// `booking wait ID`
enum Wait: Command {
    static let words = "wait"
    static let `for`: Option<Self, Duration?> = .interval("for", zero: true, "no longer than this")
    static let options = list(`for`)

    static let definition = CommandDefinition(
        .look, "wait until a booking is decided",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: [
            "Prints the booking as it then is. The exit status is 0 when it is VALID, 5 when it was rejected or deleted, "
                + "and 4 when it is still PENDING after the time of `--for`. "
                + "A booking of one's own is decided as soon as it can be, whenever the resolver runs next."
        ],
        examples: [
            Example("booking wait 3f2a", "Until it is decided"),
            Example("booking wait 3f2a --for 10m --quiet", "For at most ten minutes, in a script"),
        ])

    static let page = PageNotes(
        exits: [
            4: "Still PENDING when the time was over.",
            5: "It was rejected or deleted.",
            7: "No booking has this id, or several begin with it.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let limit = try given[Self.for]
        let waiting = try Waiting(context, limit: limit)
        let id = given.arguments[0]
        try waiting.run(id) { booking in
            guard let booking else { return }
            try context.print(Report(ids: [booking.id ?? ""], record: booking) { try $0.table([booking]) })
        }
    }
}
