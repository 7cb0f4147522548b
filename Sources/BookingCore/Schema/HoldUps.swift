import Glibc

/// Who keeps a transaction of `init` from its locks. It waits in short turns, so that nobody queues behind it for long,
/// and lets others through in between.
struct HoldUps {
    /// Whose transaction it is. One that was prepared has no process.
    struct Holder {
        let role: String
        /// What ends it, by force.
        let ending: String
        private let process: Int?

        init(_ row: Row) {
            role = row.text(1)
            process = row.optionalInt(2)
            ending = row.text(3)
        }

        var words: String { "\(role) (\(process.map { "process \($0)" } ?? "prepared"))" }
    }

    private let deadline = Deadline.after(.seconds(15))
    private var rests = Backoff(shortest: .milliseconds(600), longest: .milliseconds(600))
    /// Those that were there after every turn, by their transactions.
    private var holders: [String: Holder]?

    /// Rests before another turn.
    /// - Throws: the error, where another turn would not help; a `Failure` that names who is in the way for long.
    mutating func endure(_ error: ServerError, _ connection: Connection) throws {
        guard error.isOfTheMoment else { throw error }
        let found = try Self.holders(connection)
        let lasting = (holders ?? found).filter { found[$0.key] != nil }
        holders = lasting
        guard !deadline.hasPassed else {
            guard error.isTransient else { throw error }
            throw Failure.heldUp(by: lasting.values.sorted { $0.words < $1.words }, error)
        }
        rests.sleep()
    }

    /// Who keeps everybody else from a table of the schema, for longer than a moment. It asks the catalogue alone, which
    /// answers whatever is locked.
    static func lockers(_ connection: Connection) throws -> [Holder] {
        let limit = Deadline.after(.seconds(2))
        var rests = Backoff(longest: .milliseconds(100))
        while true {
            let found = try holders(connection, exclusively: true)
            if found.isEmpty || limit.hasPassed { return found.values.sorted { $0.words < $1.words } }
            rests.sleep()
        }
    }

    /// The open transactions that have anything of the schema.
    private static func holders(_ connection: Connection, exclusively: Bool = false) throws -> [String: Holder] {
        let rows = try connection.run(
            """
            select distinct l.virtualtransaction, coalesce(a.usename, p.owner)::text, l.pid,
              case when p.gid is null then pg_catalog.format('select pg_terminate_backend(%s)', l.pid)
                else pg_catalog.format('ROLLBACK PREPARED %L', p.gid) end
            from pg_catalog.pg_locks l
            join pg_catalog.pg_class c on c.oid = l.relation
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname = 'booking'
            join pg_catalog.pg_database d on d.oid = l.database and d.datname = pg_catalog.current_database()
            left join pg_catalog.pg_stat_activity a on a.pid = l.pid
            left join pg_catalog.pg_locks x
              on l.pid is null and x.pid is null and x.virtualtransaction = l.virtualtransaction
              and x.locktype = 'transactionid'
            left join pg_catalog.pg_prepared_xacts p on p.transaction = x.transactionid
            where (l.granted or \(exclusively)) and l.pid is distinct from pg_catalog.pg_backend_pid()
              and (l.mode = 'AccessExclusiveLock' or not \(exclusively))
              and coalesce(a.usename, p.owner) is not null
            """)
        return Dictionary(rows.map { ($0.text(0), Holder($0)) }) { first, _ in first }
    }
}

extension ServerError {
    /// A lock was not free in time, or another installer has just made, or changed, the same thing in the catalogue.
    fileprivate var isOfTheMoment: Bool {
        isTransient || message.hasPrefix("tuple concurrently ")
            || [SQLState.uniqueViolation, SQLState.duplicateSchema, SQLState.duplicateTable].contains(sqlstate)
    }
}
