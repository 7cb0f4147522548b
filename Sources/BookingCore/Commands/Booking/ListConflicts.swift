/// `booking conflicts`
enum ListConflicts {
    static func run(_ context: Context) throws {
        let rows = try context.session().read(
            "select * from booking.conflicts(\(context.user), \(context.invocation.has(.mine)))")[0]
        let conflicts = try grouped(rows)
        if context.isQuiet { return try context.printIDs(conflicts.map(\.booking)) }
        guard context.invocation.format == .table else { return try context.printRecords(conflicts) }
        try context.page(try conflicts.map { try text($0, context) }.joined(separator: "\n"))
        if conflicts.isEmpty { context.notices.note("no conflicts") }
    }

    /// The rows of one younger booking follow one another, itself first.
    private static func grouped(_ rows: RowSet) throws -> [Conflicts] {
        var groups: [(younger: String, bookings: [BookingRecord], more: Int)] = []
        for row in rows {
            if groups.last?.younger != row.uuid(0) { groups.append((row.uuid(0), [], row.optionalInt(11) ?? 0)) }
            groups[groups.count - 1].bookings.append(try BookingRecord(row, from: 1))
        }
        return groups.map {
            Conflicts(booking: $0.bookings[0], conflicting: Array($0.bookings.dropFirst()), more: $0.more)
        }
    }

    private static func text(_ conflict: Conflicts, _ context: Context) throws -> String {
        try context.table([conflict.booking] + conflict.conflicting) + conflict.rest
    }
}
