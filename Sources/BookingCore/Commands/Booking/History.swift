/// `booking history ID`
enum History {
    /// Events may have a hundred bookings in them.
    private static let pageSize = 50

    static func run(_ context: Context) throws {
        if context.isQuiet {
            return try eachPage(context) { try context.printIDs($0.map(\.booking)) }
        }
        guard context.invocation.format == .table else {
            var writer = try RecordWriter<EventRecord>(context.invocation.format, on: context.out)
            try eachPage(context) { for event in $0 { try writer.append(event) } }
            return try writer.end()
        }
        var events: [EventRecord] = []
        try eachPage(context) { events += $0 }
        try context.page(EventTable(format: context.timeFormat(), screen: context.screen).render(events))
    }

    private static func eachPage(_ context: Context, _ body: ([EventRecord]) throws -> Void) throws {
        let session = try context.session()
        var (id, last) = (context.invocation.arguments[0], Int64(0))
        while true {
            let rows = try session.read(
                """
                select h.*, p.range from booking.history(\(context.user), \(id), \(last), \(pageSize)) h,
                  booking.feed_range(\(context.user)) p(range)
                """)[0]
            let events = try rows.map { try FeedEvent(row: $0, lead: $0.text(15)).record() }
            try body(events)
            guard events.count == pageSize, let end = events.last else { return }
            (id, last) = (end.booking.id ?? id, end.id)
        }
    }
}
