import BookingSQL

/// One command's conversation with the database: connects when first needed, checks that program and schema fit, and
/// repeats what may be repeated.
final class Session {
    /// The protocol that this program speaks; a schema may refuse old ones.
    static let protocolVersion = 3

    let connector: Connector
    private let anywhere: Bool
    private var decides: Bool
    private var connection: Connection?
    /// Whether this connection's server has been asked if program and schema fit.
    private var isAcquainted = false
    /// The SQLSTATEs of the notices that came with the last answer.
    private(set) var noticeCodes: Set<String> = []
    /// What the user is to be told of the transactions under way: where the first is undone, nothing of it is true.
    private var unspoken: [Notice]?
    /// Whether a commit's wait for a standby was ended meanwhile.
    private(set) var isUnconfirmed = false
    private var hasToldOfPooler = false
    private var isListening = false
    /// Is told while an answer is long in coming.
    var progress: Progress?

    var notices: Notices { connector.notices }
    private var patience: Duration { connector.patience }

    /// - Parameters:
    ///   - anywhere: also with a database that was restored and not yet made usable.
    ///   - decides: its transactions make bookings VALID or REJECTED.
    init(_ connector: Connector, anywhere: Bool = false, decides: Bool = false) {
        self.connector = connector
        self.anywhere = anywhere
        self.decides = decides
    }

    deinit {
        connection?.progress = nil
        if let connection, isAcquainted, !isListening, !anywhere { connector.kept?.put(connection) }
    }

    /// Another session to the same database, with a connection of its own.
    func twin(retries: Retries? = nil) -> Session {
        Session(Connector(like: connector, retries: retries ?? connector.retries), decides: decides)
    }

    /// The connection, made when there is none.
    func connected(by deadline: Deadline? = nil) throws -> Connection {
        if let connection { return connection }
        if let kept = connector.kept?.take(for: connector.source) {
            kept.onNotice = { [weak self] in self?.hear($0) }
            (connection, isAcquainted) = (kept, true)
            return kept
        }
        let new = try connector.connect(by: deadline) { [weak self] in self?.hear($0) }
        connector.kept?.lend(new, to: connector.source)
        connection = new
        return new
    }

    /// Whether a pooler that shows itself stands before the server. Throws a `Failure`.
    func isPooled() throws -> Bool {
        try translating { try connected(by: connector.requestLimit).isPooled }
    }

    func disconnect() {
        connection = nil
        isAcquainted = false
    }

    /// Gives up what the server is doing for it.
    func abandon() {
        if connection?.isBusy == true { connection?.cancel() }
        disconnect()
    }

    /// Reads, in one round trip; where the link breaks, or the schema is upgraded, once more over a new one.
    func read(_ queries: Query...) throws -> [RowSet] {
        try read(queries)
    }

    func read(_ queries: [Query]) throws -> [RowSet] {
        let limit = connector.requestLimit
        return try translating {
            do {
                return try transactions([queries], deadline: limit)[0]
            } catch  where error is ConnectionLost || Self.maybeOfAnUpgrade(error) {
                disconnect()
                return try transactions([queries], deadline: limit)[0]
            }
        }
    }

    /// What goes wrong in a read becomes a failure, which names those who have locked what it needs.
    private func translating<Result>(_ body: () throws -> Result) throws -> Result {
        try Failure.translating {
            do { return try body() } catch { throw named(error) }
        }
    }

    /// Reads a long list row by row, in constant memory.
    func stream(_ query: Query, each: (Row) throws -> Void) throws {
        var isEmpty = true
        func attempt() throws {
            if !isAcquainted { _ = try transactions([[]]) }
            try connected().stream(query) { row in
                isEmpty = false
                try each(row)
            }
        }
        try translating {
            do {
                try attempt()
            } catch  where isEmpty && Self.maybeOfAnUpgrade(error) {
                disconnect()
                try attempt()
            }
        }
    }

    static func maybeOfAnUpgrade(_ error: any Error) -> Bool {
        (error as? ServerError)?.maybeOfAnUpgrade ?? false
    }

    /// Sends a transaction and does not wait for it: `collect` has to be what comes next. Errors are raw.
    func post(_ queries: [Query]) throws {
        if !isAcquainted { _ = try transactions([[]]) }
        try connected().post([level + queries], deadline: .after(patience))
    }

    /// The results of the transaction that was posted. Errors are raw.
    func collect(_ queries: [Query]) throws -> [RowSet] {
        let results = try connected().collect([level + queries], deadline: .after(patience))[0].get()
        return Array(results.dropFirst(level.count))
    }

    /// Has the connection woken by what happens; false where it cannot be. A pooler that gives each transaction another
    /// process of the server passes no wake-ups on, and the process would listen for whomever it serves next.
    func listen(to channel: String = Listening.channel, by limit: Deadline? = nil) throws -> Bool {
        let process = try transactions([["select pg_backend_pid()"]], deadline: limit)[0][0][0].int(0)
        guard try process == connected().process else {
            if !hasToldOfPooler {
                notices.note("a pooler stands before the database: looking every two seconds for what is new")
                notices.hint("to be told at once, name the server itself")
            }
            hasToldOfPooler = true
            return false
        }
        _ = try transactions([[.listen(to: channel)]], deadline: limit)
        isListening = true
        return true
    }

    /// Transactions in one round trip. Errors are raw.
    /// - Parameter limit: until when to wait at most; each answer no longer than patience lasts.
    func transactions(_ batches: [[Query]], deadline limit: Deadline? = nil) throws -> [[RowSet]] {
        try outcomes(of: batches, deadline: limit).map { try $0.get() }
    }

    private var hello: Query {
        "select booking.hello(\(Self.protocolVersion), \(Scripts.version), \(anywhere))"
    }

    /// What begins each transaction that decides, and every one once a change was refused for its level. Only READ COMMITTED
    /// sees, after the wait for a lock, what was committed meanwhile, and the server's default may be another. These are
    /// settings of the transaction alone, as a pooler may give the next one another connection; and the level goes first,
    /// as the first query fixes it. A statement that nobody waits for any more ends by itself, or what it holds would be in
    /// the way of the next attempt. (By the time its commit waits for a standby, the timeout is over: that wait goes on.)
    private var level: [Query] {
        guard decides else { return [] }
        let limit = max(1, patience.components.seconds - 1)
        return [
            "set transaction_isolation = 'read committed'",
            "select pg_catalog.set_config('statement_timeout', '\(raw: String(limit))s', true)",
        ]
    }

    /// What became of each of some transactions; in a connection's first, the check that program and schema fit comes
    /// before all else.
    func outcomes(
        of batches: [[Query]], deadline limit: Deadline? = nil
    ) throws -> [TransactionOutcome] {
        noticeCodes = []
        isUnconfirmed = false
        let connection = try connected(by: limit)
        connection.progress = progress
        var openings = batches.map { _ in level }
        if !isAcquainted { openings[0].append(hello) }
        unspoken = []
        defer { unspoken = nil }
        let outcomes = try connection.outcomes(
            of: zip(openings, batches).map { $0 + $1 }, deadline: .first(limit, .after(patience)))
        if case .committed = outcomes[0] { unspoken?.forEach(tell) }
        if !decides, case .rolledBack(let error) = outcomes[0], error.sqlstate == SQLState.isolation {
            decides = true
            return try self.outcomes(of: batches, deadline: limit)
        }
        if case .rolledBack(let error) = outcomes[0] { try checkRights(after: error, connection) }
        if !isAcquainted {
            _ = try opened(outcomes[0], connection)
            isAcquainted = true
            // The doctor has a line of its own for it.
            if !anywhere { tellOfLag(connection) }
        }
        return zip(openings, outcomes).map { $1.withoutFirst($0.count) }
    }

    /// Where a function is missing, the whole schema may be somebody else's.
    private func opened(_ outcome: TransactionOutcome, _ connection: Connection) throws -> [RowSet] {
        do {
            return try outcome.get()
        } catch {
            if error.sqlstate == SQLState.undefinedFunction {
                try Precondition.ownsSchema(connection, sqlstate: error.sqlstate)
            }
            throw error
        }
    }

    /// Who has no rights may not even be greeted; they may also have been taken away meanwhile.
    private func checkRights(after error: ServerError, _ connection: Connection) throws {
        guard error.sqlstate == SQLState.insufficientPrivilege, error.hint == nil else { return }
        let isIn = try connection.run("select pg_catalog.has_schema_privilege('booking', 'usage')")[0].bool(0)
        if !isIn { throw Failure.noMember(connection.user) }
    }

    /// Only what the booking schema says is meant for every user.
    private func hear(_ notice: Notice) {
        progress?.clear()
        if notice.endsWait {
            isUnconfirmed = true
            notices.note("somebody ended the wait for a standby: what was written is on this server alone")
            return notices.hint("it is lost if this server is; look after the standby: booking doctor")
        }
        guard notice.sqlstate.hasPrefix(SQLState.Class.ours) else {
            return notices.detail("\(notice.severity): \(notice.message)")
        }
        noticeCodes.insert(notice.sqlstate)
        // Commands word these themselves.
        if notice.isForTheCommand { return }
        if unspoken?.append(notice) == nil { tell(notice) }
    }

    private func tell(_ notice: Notice) {
        notices.note(notice.message)
        if let hint = notice.hint { notices.hint(hint) }
    }
}
