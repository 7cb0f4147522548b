/// `booking list [RESOURCE…]`
enum List {
    static func run(_ context: Context) throws {
        let session = try context.session()
        let query = try query(context, session)
        let advice = Advice(context, session)
        if context.invocation.format == .table && !context.isQuiet {
            let answers = try session.read(query, Advice.overdue)
            try printTable(answers[0], context)
            advice.onResolver(answers[1])
        } else {
            let overdue = try session.read(Advice.overdue)[0]
            try printStream(query, context, session)
            advice.onResolver(overdue)
        }
    }

    private static func query(_ context: Context, _ session: Session) throws -> Query {
        let invocation = context.invocation
        let window = try Window(
            date: invocation.value(.date), from: invocation.value(.from), to: invocation.value(.to))
        let limits = try window.resolve(
            now: try window.needsClock ? session.now() : nil, zone: context.zone())
        let resources = invocation.arguments + invocation.values(.resource)
        let statuses = invocation.values(.status).map { $0.uppercased() }
        return """
            select * from booking.list_bookings(\(context.user), \(resources.isEmpty ? nil : resources), \(limits.from),
              \(limits.to), \(statuses.isEmpty ? nil : statuses), \(invocation.has(.mine)), \(invocation.has(.upcoming)),
              \(invocation.number(.limit)))
            """
    }

    private static func printTable(_ rows: RowSet, _ context: Context) throws {
        let bookings = try rows.map { try BookingRecord($0) }
        try context.print(bookings)
        if bookings.isEmpty { context.notices.note("no bookings") }
    }

    /// Row by row, in constant memory however long the list is.
    private static func printStream(_ query: Query, _ context: Context, _ session: Session) throws {
        if context.isQuiet {
            return try session.stream(query) { try context.out.writeLine($0.uuid(0)) }
        }
        var writer = try RecordWriter<BookingRecord>(context.invocation.format, on: context.out)
        try session.stream(query) { try writer.append(BookingRecord($0)) }
        try writer.end()
    }
}
