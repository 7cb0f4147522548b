// How commands print what they found, in whatever format was asked for.

extension Context {
    /// Bookings: a table, records, or ids alone.
    func print(_ bookings: [BookingRecord]) throws {
        if isQuiet { return try printIDs(bookings) }
        guard invocation.format == .table else { return try printRecords(bookings) }
        try page(try table(bookings))
    }

    /// A booking and what it conflicts with. A booking that is only thought of has no id.
    func print(_ conflicts: Conflicts) throws {
        if isQuiet { return try printIDs(conflicts.booking.id == nil ? conflicts.conflicting : [conflicts.booking]) }
        guard invocation.format == .table else { return try out.write(JSONText.line(conflicts)) }
        try out.write(try table([conflicts.booking]))
        guard !conflicts.conflicting.isEmpty else { return }
        try out.write("\nconflicts with:\n" + table(conflicts.conflicting) + conflicts.rest)
    }

    func printRecords<R: Record>(_ records: [R]) throws {
        var writer = try RecordWriter<R>(invocation.format, on: out)
        for record in records { try writer.append(record) }
        try writer.end()
    }

    func table(_ bookings: [BookingRecord]) throws -> String {
        var table = BookingTable(format: try timeFormat(), screen: screen)
        for booking in bookings { table.append(booking) }
        return table.render()
    }

    func printIDs(_ bookings: [BookingRecord]) throws {
        for id in bookings.compactMap(\.id) { try out.writeLine(id) }
    }
}

extension Conflicts {
    /// The line below those that are listed.
    var rest: String { more > 0 ? "and \(more) more\n" : "" }
}
