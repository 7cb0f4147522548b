/// `booking history ID`
enum History: Command {
    static let words = "history"
    static let rights: Option<Self, Bool> = .flag(
        "rights", "who changed rights and settings instead", conflicts: ["resource"])
    static let resource: Option<Self, String?> = .text(
        "resource", "NAME", "who changed this resource instead", kind: .resource, read: Name.resource)
    static let options = list(rights, resource)

    static let definition = CommandDefinition(
        .look, "show all that happened to a booking",
        arguments: [.optional("ID", .booking, words: 1)],
        formats: .records,
        details: [
            "One line for each change, the oldest first: when, who, what, and what became of it.",
            "`--rights` is for admins; so is `--resource` where bookings are private.",
        ],
        examples: [
            Example("booking history 3f2a", "Who moved it?"),
            Example("booking history --rights", "Who made him an admin?"),
            Example("booking history --resource Raum1", "Since when is it retired?"),
        ])

    static let page = PageNotes(
        exits: [7: "No booking has this id, or several begin with it; or there is no such resource."])

    /// Events may have a hundred bookings in them.
    private static let pageSize = 50

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = try given[resource]
        if given[rights] || name != nil {
            if let extra = given.arguments.first { throw ParseError.extraArgument(extra, command: words).failure }
            return try printAudit(of: name, context)
        }
        guard !given.arguments.isEmpty else { throw ParseError.missingArgument("ID", command: words).failure }
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
            let page: Query =
                """
                select h.event_id, h.type, h.at, h.actor, h.acting_for, h.conflicting, h.before, (h.booking).*, p.range
                from booking.history(\(context.user), \(id), \(last), \(pageSize)) h
                cross join booking.feed_range(\(context.user)) p(range)
                order by h.event_id
                """
            // What is due is decided once, before the first.
            let rows = try last == 0 ? session.readResolved(for: context.user, page)[0] : session.read(page)[0]
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

    private static func printAudit(of resource: String?, _ context: Context) throws {
        let session = try context.session()
        let rows = try KnownNames(resources: [resource].compactMap(\.self), context, session).suggesting {
            try session.read("select * from booking.audit_trail(\(context.user), \(resource))")[0]
        }
        let records = try rows.map { try AuditRecord($0) }
        try context.print(
            Report(ids: records.map(\.subject), records: records) {
                try AuditTable(format: $0.timeFormat(), screen: $0.screen).render(records)
            })
    }
}
