/// `booking conflicts`
enum ListConflicts: Command {
    static let words = "conflicts"
    static let mine: Option<Self, Bool> = .flag("mine", "only those that you have a part in")
    static let options = list(mine)

    static let definition = CommandDefinition(
        .look, "list bookings that want the same time",
        formats: .records,
        details: ["Move or delete one of the two, or let the resolver decide: the older one wins."],
        examples: [Example("booking conflicts --mine", "Where do I have to talk to somebody?")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let rows = try context.session().readResolved(
            for: context.user, Conflicts.query(for: context.user, mine: given[Self.mine]))[0]
        let conflicts = try Conflicts.grouped(rows)
        try context.print(
            Report(ids: conflicts.compactMap(\.booking.id), records: conflicts) { context in
                try conflicts.map { try text($0, context) }.joined(separator: "\n")
            })
        if conflicts.isEmpty && context.invocation.format == .table { context.notices.note("no conflicts") }
    }

    private static func text(_ conflict: Conflicts, _ context: Context) throws -> String {
        try context.table([conflict.booking] + conflict.conflicting) + conflict.rest
    }
}
