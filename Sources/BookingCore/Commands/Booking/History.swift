/// `booking history ID`
enum History {
    static func run(_ context: Context) throws {
        let id = context.invocation.arguments[0]
        let rows = try context.session().read(
            """
            select h.*, p.range, f.acting_for
            from booking.history(\(context.user), \(id)) h cross join booking.feed_range(\(context.user)) p(range)
            left join booking.acted_for(\(context.user), \(id)) f on f.event_id = h.event_id order by h.event_id
            """)[0]
        let events = try rows.map { row in
            var event = try FeedEvent(row: row, lead: row.text(15)).record()
            event.actingFor = row.optionalText(16)
            return event
        }
        if context.isQuiet { return try context.printIDs(events.map(\.booking)) }
        guard context.invocation.format == .table else { return try context.printRecords(events) }
        try context.page(EventTable(format: context.timeFormat(), screen: context.screen).render(events))
    }
}
