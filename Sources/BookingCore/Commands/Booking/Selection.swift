/// A command that shows bookings, of which options select some.
protocol SelectsBookings: Command {}

extension SelectsBookings {
    static var resource: Option<Self, [String]> { .values("resource", "NAME", .resource, "only of this resource") }
    static var date: Option<Self, TimeExpression.Day?> {
        .day("date", "what overlaps that day", conflicts: ["from", "to"])
    }
    static var from: Option<Self, TimeExpression?> { .time("from", "what ends after TIME") }
    static var to: Option<Self, TimeExpression?> { .time("to", "what begins before TIME; a day is included") }
    static var status: Option<Self, [String]> {
        .values(
            "status", "STATUS", .choice(BookingRecord.Status.allCases.map(\.rawValue), ignoringCase: true),
            "only with this status")
    }
    static var mine: Option<Self, Bool> { .flag("mine", "only your own", conflicts: ["owner"]) }
    static var owner: Option<Self, String?> {
        .text("owner", "NAME", "only those of this user", kind: .user, read: Name.user)
    }
    static var upcoming: Option<Self, Bool> { .flag("upcoming", "only what is not over yet") }
    static var asOf: Option<Self, TimeExpression?> {
        .time("as-of", "what was booked then, by the history; a day as it began")
    }

    static var selection: [OptionDefinition] { list(resource, date, from, to, status, mine, owner, upcoming, asOf) }

    /// What `PageNotes` say of it.
    static var prunedExit: String { "With `--as-of`: the history of then was pruned." }

    /// What has to exist, or the list would only look empty.
    static func names(_ given: Given<Self>, _ context: Context, _ session: Session) throws -> KnownNames {
        try KnownNames(resources: given.arguments + given[resource], owner: given[owner], context, session)
    }
}

/// Which bookings a command line asks for.
struct Selection {
    private let resources: [String]?
    let limits: (from: Timestamp?, to: Timestamp?)
    private let statuses: [String]?
    private let mine: Bool
    private let upcoming: Bool
    private let owner: String?
    private let asOf: Timestamp?

    init<C: SelectsBookings>(_ given: Given<C>, _ context: Context, _ session: Session) throws {
        let window = try Window(date: given[C.date], from: given[C.from], to: given[C.to])
        limits = try window.resolve(now: session.now(if: window.needsClock), zone: context.zone())
        let then = try Window(date: nil, from: given[C.asOf], to: nil)
        asOf = try then.resolve(now: session.now(if: then.needsClock), zone: context.zone()).from
        let names = try given.arguments + given[C.resource]
        resources = names.isEmpty ? nil : names
        statuses = given.has(C.status) ? try given[C.status] : nil
        (mine, upcoming, owner) = (given[C.mine], given[C.upcoming], try given[C.owner])
    }

    /// Each way reads what it lists, and little more.
    ///
    /// - Parameter isPooled: whether the server's session is a pooler's, and by and large keeps what it has planned.
    func query(for user: String?, limit: Int? = nil, after: String? = nil, isPooled: Bool = false) -> Query {
        if let asOf {
            return """
                select * from booking.list_as_of(\(user), \(asOf), \(resources), \(limits.from), \(limits.to), \(statuses),
                  \(mine), \(upcoming), \(limit), \(owner))
                """
        }
        if after != nil || limit != nil {
            return """
                select * from booking.list_page(\(user), \(limit), \(after), \(resources), \(limits.from), \(limits.to),
                  \(statuses), \(mine), \(upcoming), \(owner))
                """
        }
        if mine || owner != nil {
            return """
                select * from booking.list_owned(\(user), \(mine ? nil : owner), \(resources), \(limits.from), \(limits.to),
                  \(statuses), \(upcoming))
                """
        }
        guard resources != nil || limits.from != nil || limits.to != nil || upcoming else {
            return "select * from booking.list_all(\(user), p_statuses => \(statuses))"
        }
        if isPooled {
            return """
                select * from booking.list_pooled(\(user), \(resources), \(limits.from), \(limits.to), \(statuses), \(upcoming))
                """
        }
        return """
            select * from booking.list_bookings(\(user), \(resources), \(limits.from), \(limits.to), \(statuses),
              p_upcoming => \(upcoming))
            """
    }
}

extension Context {
    /// Row by row, in constant memory however long the list is.
    func printStream(_ query: Query, _ session: Session) throws {
        if isQuiet { return try session.stream(query) { try out.writeLine($0.uuid("id")) } }
        var writer = try BookingLines(invocation.format, on: out)
        try session.stream(query) { try writer.append($0) }
        try writer.end()
    }
}
