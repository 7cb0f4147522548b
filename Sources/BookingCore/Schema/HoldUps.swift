/// Who keeps a transaction of `init` from its locks. It waits in short turns, so that nobody queues behind it for long,
/// and lets others through in between.
struct HoldUps {
    struct Session {
        let process: Int
        let role: String

        var words: String { "\(role) (process \(process))" }
    }

    private let deadline = Deadline.after(.seconds(15))
    private var rests = Backoff(shortest: .milliseconds(600), longest: .milliseconds(600))
    /// Those that were there after every turn, by their transactions.
    private var sessions: [String: Session]?

    /// Rests before another turn.
    /// - Throws: the error, where another turn would not help; a `Failure` that names who is in the way for long.
    mutating func endure(_ error: ServerError, _ connection: Connection) throws {
        guard error.isOfTheMoment else { throw error }
        let found = try Self.transactions(connection)
        let lasting = (sessions ?? found).filter { found[$0.key] != nil }
        sessions = lasting
        guard !deadline.hasPassed else {
            guard error.isTransient else { throw error }
            throw Failure.heldUp(by: lasting.values.sorted { $0.process < $1.process }, error)
        }
        rests.sleep()
    }

    /// The open transactions that have anything of the schema.
    private static func transactions(_ connection: Connection) throws -> [String: Session] {
        let rows = try connection.run(
            """
            select distinct l.virtualtransaction, a.pid, a.usename::text
            from pg_catalog.pg_locks l
            join pg_catalog.pg_class c on c.oid = l.relation
            join pg_catalog.pg_namespace n on n.oid = c.relnamespace and n.nspname = 'booking'
            join pg_catalog.pg_database d on d.oid = l.database and d.datname = pg_catalog.current_database()
            join pg_catalog.pg_stat_activity a on a.pid = l.pid
            where l.granted and l.pid <> pg_catalog.pg_backend_pid()
            """)
        let sessions = rows.map { ($0.text(0), Session(process: $0.int(1), role: $0.text(2))) }
        return Dictionary(sessions) { first, _ in first }
    }
}

extension ServerError {
    /// A lock was not free in time, or another installer has just made, or changed, the same thing in the catalogue.
    fileprivate var isOfTheMoment: Bool {
        isTransient || ["23505", "42P06", "42P07"].contains(sqlstate) || message.hasPrefix("tuple concurrently ")
    }
}
