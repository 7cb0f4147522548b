/// `booking list [RESOURCE…]`
enum List {
    static func run(_ context: Context) throws {
        let session = try context.session()
        let query = try query(context, session)
        if context.invocation.has(.withCursor) { return try printWithCursor(query, context, session) }
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
        let names = invocation.arguments + invocation.values(.resource)
        let resources = names.isEmpty ? nil : names
        let statuses = invocation.has(.status) ? invocation.values(.status).map { $0.uppercased() } : nil
        guard limits.from != nil || limits.to != nil || invocation.has(.upcoming) else {
            return """
                select * from booking.list_all(\(context.user), \(resources), \(statuses), \(invocation.has(.mine)),
                  \(invocation.number(.limit)))
                """
        }
        return """
            select * from booking.list_bookings(\(context.user), \(resources), \(limits.from), \(limits.to), \(statuses),
              \(invocation.has(.mine)), \(invocation.has(.upcoming)), \(invocation.number(.limit)))
            """
    }

    private static func printTable(_ rows: RowSet, _ context: Context) throws {
        let bookings = try rows.map { try BookingRecord($0) }
        try context.print(bookings)
        if bookings.isEmpty { context.notices.note("no bookings") }
    }

    /// State and cursor are of one statement, hence of one snapshot: what the list does not show, the feed will.
    private static func printWithCursor(_ query: Query, _ context: Context, _ session: Session) throws {
        guard context.invocation.format == .json else { throw Failure.cursorNeedsJSON() }
        var (cursor, count) = ("", 0)
        var bookings = JSONRecords(on: context.out)
        try context.out.write("{\"bookings\":")
        try session.stream(
            ("""
            select l.*, p.cursor from (\(query)) l right join (select booking.feed_position(\(context.user)) as cursor) p on true
            order by l.start_time, l.end_time, l.resource_id, l.id
            """ as Query).giving(.bookingsAndCursor)
        ) { row in
            cursor = row.text(10)
            count += 1
            if !row.isNull(0) {
                try bookings.append(BookingRecord(row))
            } else if count > 1 {
                throw Failure.unexpectedAnswer("an empty list that goes on")
            }
        }
        try bookings.end()
        var end = JSONText()
        end.string(cursor)
        try context.out.write(",\"cursor\":")
        try context.out.write(end.bytes)
        try context.out.write("}\n")
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
