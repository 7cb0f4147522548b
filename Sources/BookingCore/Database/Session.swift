import BookingSQL
import Glibc

/// One command's conversation with the database: connects when first needed, checks that program and schema fit, and
/// repeats what may be repeated.
final class Session {
    /// The protocol that this program speaks; a schema may refuse old ones.
    static let protocolVersion = 1

    private static let attempts = 8

    let source: ConnectionSource
    private let command: String
    private let notices: Notices
    private let interrupt: Int32
    private let onPrimary: Bool
    private let anywhere: Bool
    private var decides: Bool
    private let privateServer: () -> LocalServer?
    /// Who stops the private server later on wants it stopped.
    private var hasConnected = false
    private let patience: Duration
    private var connection: Connection?
    /// Whether this connection's server has been asked if program and schema fit.
    private var isAcquainted = false
    /// The SQLSTATEs of the notices that came with the last answer.
    private(set) var noticeCodes: Set<String> = []

    /// - Parameters:
    ///   - interrupt: a descriptor that ends every wait when it becomes readable.
    ///   - onPrimary: of several hosts, only one that takes writes will do.
    ///   - anywhere: also with a database that was restored and not yet made usable.
    ///   - decides: its transactions make bookings VALID or REJECTED.
    ///   - privateServer: is started on demand, if it is the one that the config file names.
    ///   - patience: how long one answer may take. Locks are waited for 2 s at most, so past this the link or the
    ///     server is dead.
    init(
        source: ConnectionSource, command: String, notices: Notices, interrupt: Int32 = -1,
        onPrimary: Bool = false, anywhere: Bool = false, decides: Bool = false,
        privateServer: @escaping () -> LocalServer? = { nil }, patience: Duration = .seconds(15)
    ) {
        self.onPrimary = onPrimary
        self.anywhere = anywhere
        self.decides = decides
        self.source = source
        self.privateServer = privateServer
        self.patience = patience
        self.command = command
        self.notices = notices
        self.interrupt = interrupt
    }

    /// The connection, made when there is none.
    func connected(by deadline: Deadline? = nil) throws -> Connection {
        if let connection { return connection }
        let new = try connectOrStart(deadline)
        connection = new
        hasConnected = true
        return new
    }

    private func connectOrStart(_ deadline: Deadline?) throws -> Connection {
        do {
            return try connect(deadline)
        } catch let failure as Failure where failure.kind == .database {
            guard !hasConnected, let server = privateServer(), source.isEntry(of: server), server.status() == .stopped
            else {
                throw failure
            }
            try server.start()
            return try connect(deadline)
        }
    }

    private func connect(_ deadline: Deadline?) throws -> Connection {
        let new = try Connection(
            to: source, command: command, onPrimary: onPrimary, deadline: deadline, interrupt: interrupt
        ) { [weak self] in self?.hear($0) }
        notices.detail("connected to \(new.database) at \(new.host) as \(new.user), set by \(source.origin.words)")
        return new
    }

    func disconnect() {
        connection = nil
        isAcquainted = false
    }

    /// Reads, in one round trip; where the link breaks, once more over a new one.
    func read(_ queries: Query...) throws -> [RowSet] {
        try Failure.translating {
            do {
                return try transactions([queries])[0]
            } catch is ConnectionLost {
                disconnect()
                return try transactions([queries])[0]
            }
        }
    }

    /// Reads a long list row by row, in constant memory.
    func stream(_ query: Query, each: (Row) throws -> Void) throws {
        try Failure.translating {
            if !isAcquainted { _ = try transactions([[]]) }
            try connected().stream(query, each: each)
        }
    }

    /// Writes, each array a transaction, all in one round trip. The first is the change, and must be repeatable (it
    /// carries a key): it is sent again when others were in the way, and when the link broke before the answer came.
    /// What follows it is of use, but no part of it: where that fails, its results are empty.
    /// - Throws: a `Failure`; `outcomeUnknown` when nobody can tell whether it was carried out. An attempt that got no
    ///   answer may still be under way, so that after one only success is certain, and no refusal.
    func write(_ batches: [[Query]]) throws -> [[RowSet]] {
        let limit = Deadline.after(patience * 2)
        var isUncertain = false
        for attempt in 1... {
            do {
                return try change(batches)
            } catch {
                if let lost = error as? ConnectionLost {
                    disconnect()
                    isUncertain = isUncertain || lost.afterSending
                }
                guard attempt < Self.attempts, !limit.hasPassed, Self.mayRepeat(after: error, isUncertain) else {
                    return try Failure.translating(duringChange: true, isUncertain: isUncertain) { throw named(error) }
                }
                notices.detail("trying again: \(error)")
                pause(attempt)
            }
        }
        return []
    }

    private func change(_ batches: [[Query]]) throws -> [[RowSet]] {
        let outcomes = try outcomes(of: batches)
        return try [outcomes[0].get()]
            + zip(batches, outcomes).dropFirst().map { batch, outcome in
                (try? outcome.get()) ?? batch.map { _ in RowSet.none }
            }
    }

    /// A lock that was not free in time does not say who has it.
    private func named(_ error: any Error) -> any Error {
        guard let refusal = error as? ServerError, refusal.sqlstate == "55P03",
            let holders = try? transactions([["select who from booking.blocking_sessions(null)"]])[0][0],
            !holders.isEmpty
        else { return error }
        return ServerError.held(by: holders.map { $0.text(0) })
    }

    private static func mayRepeat(after error: any Error, _ isUncertain: Bool) -> Bool {
        switch error {
        case let error as ServerError: error.mayBeRepeated || isUncertain && error.isTransient
        case is ConnectionLost: true
        case let failure as Failure: isUncertain && failure.kind == .database
        default: false
        }
    }

    /// Another session to the same database, with a connection of its own.
    func twin() -> Session {
        Session(
            source: source, command: command, notices: notices, interrupt: interrupt, decides: decides,
            privateServer: privateServer, patience: patience)
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

    /// Transactions in one round trip. Errors are raw.
    /// - Parameter limit: until when to wait at most; as long as patience lasts unless given.
    func transactions(_ batches: [[Query]], deadline limit: Deadline? = nil) throws -> [[RowSet]] {
        try outcomes(of: batches, deadline: limit).map { try $0.get() }
    }

    private var hello: Query {
        "select booking.hello(\(Self.protocolVersion), \(Scripts.version), \(anywhere))"
    }

    /// What begins each transaction that decides, and every one once a change was refused for its level. Only READ COMMITTED sees, after the wait for a lock, what was committed meanwhile,
    /// and the server's default may be another. It is a setting of the transaction alone, as a pooler may give the next
    /// one another connection; and it goes first, as the first query fixes the level.
    private var level: [Query] {
        decides ? ["set transaction_isolation = 'read committed'"] : []
    }

    /// What became of each of some transactions; in a connection's first, the check that program and schema fit comes
    /// before all else.
    private func outcomes(
        of batches: [[Query]], deadline limit: Deadline? = nil
    ) throws -> [TransactionOutcome] {
        noticeCodes = []
        let connection = try connected(by: limit)
        var openings = batches.map { _ in level }
        if !isAcquainted { openings[0].append(hello) }
        let outcomes = try connection.outcomes(
            of: zip(openings, batches).map { $0 + $1 }, deadline: limit ?? .after(patience))
        if !decides, case .rolledBack(let error) = outcomes[0], error.sqlstate == "BK903" {
            decides = true
            return try self.outcomes(of: batches, deadline: limit)
        }
        if !isAcquainted { _ = try opened(outcomes[0], connection) }
        isAcquainted = true
        return zip(openings, outcomes).map { $1.withoutFirst($0.count) }
    }

    /// Where a function is missing, the whole schema may be somebody else's. Who has no rights may not even be greeted.
    private func opened(_ outcome: TransactionOutcome, _ connection: Connection) throws -> [RowSet] {
        do {
            return try outcome.get()
        } catch {
            switch error.sqlstate {
            case "42883": try Precondition.ownsSchema(connection, sqlstate: error.sqlstate)
            case "42501" where error.hint == nil:
                let isIn = try connection.run("select pg_catalog.has_schema_privilege('booking', 'usage')")[0].bool(0)
                if !isIn { throw Failure.noMember(connection.user) }
            default: break
            }
            throw error
        }
    }

    /// Only what the booking schema says is meant for every user.
    private func hear(_ notice: Notice) {
        guard notice.sqlstate.hasPrefix("BK") else { return notices.detail("\(notice.severity): \(notice.message)") }
        noticeCodes.insert(notice.sqlstate)
        notices.note(notice.message)
        if let hint = notice.hint { notices.hint(hint) }
    }

    /// Longer each time, and never the same for two ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
    private func pause(_ attempt: Int) {
        usleep(UInt32.random(in: 0...UInt32(5_000 << attempt)))
    }
}

extension Failure {
    /// What the user reads of an error of the database layer; others are passed on.
    static func of(_ error: any Error) throws -> Failure {
        do {
            return try translating { throw error }
        } catch let failure as Failure {
            return failure
        }
    }

    /// Turns the database layer's errors into what the user reads.
    /// - Parameters:
    ///   - duringChange: a link that breaks now leaves the outcome unknown.
    ///   - isUncertain: it is unknown already, from an earlier attempt.
    static func translating<Result>(
        duringChange: Bool = false, isUncertain: Bool = false, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as ServerError {
            throw isUncertain ? Failure.outcomeUnknown(Failure.from(error)) : Failure.from(error)
        } catch let error as ConnectionLost {
            throw Failure.from(error, duringChange: duringChange, isUncertain: isUncertain)
        } catch let failure as Failure where isUncertain && failure.kind == .database {
            throw Failure.outcomeUnknown(failure)
        }
    }
}

extension ServerError {
    /// A key that two repeats of one request wrote at once ends one of them with a unique violation; its next attempt
    /// finds the other's work.
    fileprivate var mayBeRepeated: Bool {
        ["40001", "40P01", "23505"].contains(sqlstate)
    }
}
