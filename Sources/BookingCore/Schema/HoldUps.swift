import Glibc

/// Who keeps a transaction of `init` from its locks. It waits in short turns, so that nobody queues behind it for long, and
/// lets others through in between.
struct HoldUps {
    private let deadline = Deadline.after(.seconds(15))
    /// Those that were there after every turn, by their transaction.
    private var sessions: [String: String]?

    /// Rests before another turn.
    /// - Throws: the error, where another turn would not help; a `Failure` that names who is in the way, once that is long.
    mutating func endure(_ error: ServerError, _ connection: Connection) throws {
        guard error.isOfTheMoment else { throw error }
        let found = try Self.transactions(connection)
        sessions = sessions.map { $0.filter { found[$0.key] != nil } } ?? found
        guard !deadline.hasPassed else { throw Failure.heldUp(by: (sessions ?? [:]).values.sorted(), error) }
        usleep(.random(in: 200_000...600_000))
    }

    /// The open transactions that have anything of the schema.
    private static func transactions(_ connection: Connection) throws -> [String: String] {
        let rows = try connection.run(
            """
            select distinct l.virtualtransaction, pg_catalog.format('%s (process %s)', a.usename, a.pid)
            from pg_catalog.pg_locks l
            join pg_catalog.pg_class c on c.oid = l.relation
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname = 'booking'
            join pg_catalog.pg_database d on d.oid = l.database and d.datname = pg_catalog.current_database()
            join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.granted and l.pid <> pg_catalog.pg_backend_pid()
            """)
        return Dictionary(rows.map { ($0.text(0), $0.text(1)) }) { first, _ in first }
    }
}

extension ServerError {
    /// A lock was not free in time, or another installer has just made, or changed, the same thing in the catalogue.
    fileprivate var isOfTheMoment: Bool {
        isTransient || ["23505", "42P06", "42P07", "XX000"].contains(sqlstate)
    }
}
