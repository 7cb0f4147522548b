/// `booking history ID`
enum History {
    static func run(_ context: Context) throws {
        let id = context.invocation.arguments[0]
        let answer = try context.session().read(
            "select booking.feed_position(\(context.user))",
            "select * from booking.history(\(context.user), \(id))")
        let cursor = answer[0][0].text(0)
        let events = try answer[1].map { try EventRecord($0) { _ in cursor } }
        if context.isQuiet { return try context.printIDs(events.map(\.booking)) }
        guard context.invocation.format == .table else { return try context.printRecords(events) }
        try context.page(EventTable(format: context.timeFormat(), screen: context.screen).render(events))
    }
}
