/// `booking history ID`
enum History: Command {
    static let words = "history"

    static let definition = CommandDefinition(
        .look, "show all that happened to a booking",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: ["One line for each change, the oldest first: when, who, what, and what became of it."],
        examples: [Example("booking history 3f2a", "Who moved it?")])

    /// Events may have a hundred bookings in them.
    private static let pageSize = 50

    static func run(_ given: Given<Self>, _ context: Context) throws {
        try context.print(
            Report(eachPage: { try eachPage(of: given.arguments[0], context, $0) }, id: \EventRecord.booking.id) {
                try EventTable(format: $1.timeFormat(), screen: $1.screen).render($0)
            })
    }

    private static func eachPage(
        of booking: String, _ context: Context, _ body: ([EventRecord]) throws -> Void
    ) throws {
        let session = try context.session()
        var (id, last) = (booking, Int64(0))
        while true {
            let rows = try session.read(
                """
                select h.event_id, h.type, h.at, h.actor, h.acting_for, h.conflicting, h.before, (h.booking).*, p.range
                from booking.history(\(context.user), \(id), \(last), \(pageSize)) h
                cross join booking.feed_range(\(context.user)) p(range)
                order by h.event_id
                """)[0]
            let columns = EventColumns(rows)
            let events = try rows.map { row in
                var event = try FeedEvent(row: row, columns: columns, lead: row.text("range")).record()
                event.actingFor = row.optionalText("acting_for")
                return event
            }
            try body(events)
            guard events.count == pageSize, let end = events.last else { return }
            (id, last) = (end.booking.id ?? id, end.id)
        }
    }
}
