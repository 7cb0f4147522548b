/// `booking history ID`
enum History: Command {
    static let words = "history"

    static let definition = CommandDefinition(
        .look, "show all that happened to a booking",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: ["One line for each change, the oldest first: when, who, what, and what became of it."],
        examples: [Example("booking history 3f2a", "Who moved it?")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let id = given.arguments[0]
        let rows = try context.session().read(
            """
            select h.*, p.range from booking.history(\(context.user), \(id)) h, booking.feed_range(\(context.user)) p(range)
            """)[0]
        let events = try rows.map { try FeedEvent(row: $0, lead: $0.text(15)).record() }
        try context.print(
            Report(ids: events.compactMap(\.booking.id), records: events) {
                try EventTable(format: $0.timeFormat(), screen: $0.screen).render(events)
            })
    }
}
