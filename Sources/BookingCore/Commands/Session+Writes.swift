/// What came of a write, all of one round trip.
struct Written {
    /// As the change itself answered.
    let rows: RowSet
    /// The others of the pairs that raced with it.
    let raced: RowSet
    /// The booking and what it conflicts with, as they are once the time is resolved; empty where the passes do that.
    let resolved: RowSet
    /// The answers to what else was asked.
    let more: [RowSet]
}

extension Session {
    /// A change, a second look for races, and, where the policy says so, the resolution of what it touched.
    func write(
        _ change: Query, under key: RequestKey, for user: String?, asking more: [Query] = []
    ) throws -> Written {
        let answers = try write([
            [change],
            [.lookAgain(user, key)] + more + [.resolveWritten(user, key)],
        ])
        let rest = answers[1]
        return Written(
            rows: answers[0][0], raced: rest[0], resolved: rest[rest.count - 1], more: Array(rest[1..<(rest.count - 1)])
        )
    }

    /// What a write answers that concerns one booking.
    func conflicts(_ written: Written, for user: String?) throws -> Conflicts {
        let answer =
            try written.resolved.isEmpty
            ? Conflicts(written.rows).adding(written.raced) : Conflicts(written.resolved)
        return try counting(answer, for: user)
    }

    /// Goes before what is read of the queue: where no resolver need run, it is decided by those who look.
    static func resolving(for user: String?) -> Query { "select booking.resolve_before_reading(\(user))" }

    /// Reads bookings as they are, once what is due is decided.
    func readResolved(for user: String?, _ queries: Query...) throws -> [RowSet] {
        try readResolved(for: user, queries)
    }

    func readResolved(for user: String?, _ queries: [Query]) throws -> [RowSet] {
        Array(try read([Self.resolving(for: user)] + queries).dropFirst())
    }
}

/// What each write owes once it is committed.
extension Query {
    /// Whether others have booked the same in the same moment.
    static func lookAgain(_ user: String?, _ key: RequestKey) -> Query {
        "select * from booking.look_again(\(user), \(key.key))"
    }

    /// Where the policy says so, what it touched is decided at once.
    static func resolveWritten(_ user: String?, _ key: RequestKey) -> Query {
        "select * from booking.resolve_written(\(user), \(key.key))"
    }
}
