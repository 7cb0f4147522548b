// When a resource is out of service.

/// `booking resource close NAME`
enum CloseResource: Command {
    static let words = "resource close"
    static let from: Option<Self, TimeExpression?> = .time("from", "when it is closed (default: now)")
    static let to: Option<Self, TimeExpression?> = .time(
        "to", "until when (default: until it is opened); a day is included")
    static let reason: Option<Self, String?> = .text("reason", "TEXT", "why, for those who ask", read: Note.check)
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(from, to, reason, noRetry)

    static let definition = CommandDefinition(
        .resources, "take a resource out of service for a time",
        arguments: [.one("NAME", .resource)],
        formats: .one,
        details: [
            "Nothing becomes VALID in it then. It can be booked even so, and waits until its grace ends; what is VALID stays "
                + "so. Whose bookings lie there is told by the feed: `booking_closed`."
        ],
        examples: [
            Example("booking resource close rig --reason 'broken fan'", "From now on, until somebody opens it"),
            Example("booking resource close Raum1 --from 24.12.2026 --to 26.12.2026", "Three whole days"),
        ])

    static let page = PageNotes(exits: [7: "There is no such resource."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let window = try Window(date: nil, from: given[from], to: given[to])
        let reason = try given[reason]
        try Closing.change(given.arguments[0], window, context) { name, start, end in
            "select booking.close_resource(\(context.user), \(name), \(start), \(end), \(reason))"
        }
    }
}

/// `booking resource open NAME`
enum OpenResource: Command {
    static let words = "resource open"
    static let from: Option<Self, TimeExpression?> = .time("from", "only what was closed after TIME")
    static let to: Option<Self, TimeExpression?> = .time("to", "only what was closed before TIME; a day is included")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(from, to, noRetry)

    static let definition = CommandDefinition(
        .resources, "put a resource back into service",
        arguments: [.one("NAME", .resource)],
        formats: .one,
        details: ["Takes back every closing that has not ended, or those that overlap the time given."],
        examples: [Example("booking resource open rig", "It is mended")])

    static let page = PageNotes(exits: [7: "There is no such resource, or it is not closed then."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let window = try Window(date: nil, from: given[from], to: given[to])
        try Closing.change(given.arguments[0], window, context) { name, start, end in
            "select booking.open_resource(\(context.user), \(name), \(start), \(end))"
        }
    }
}

private enum Closing {
    /// Changes when a resource is closed, and prints how it then stands.
    static func change(
        _ name: String, _ window: Window, _ context: Context, _ query: (String, Timestamp?, Timestamp?) -> Query
    ) throws {
        let session = try context.session()
        let times = try window.resolve(now: session.now(if: window.needsClock), zone: context.zone())
        let answers = try KnownNames(resources: [name], context, session).suggesting {
            try session.write([
                [
                    query(name, times.from, times.to),
                    "select * from booking.resource_states(\(context.user), \(name))",
                ]
            ])
        }
        try context.print(.resource(ResourceRecord(answers[0][1].one())))
    }
}
