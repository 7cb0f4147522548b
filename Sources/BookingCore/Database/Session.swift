import BookingSQL
import Glibc

/// One command's conversation with the database: connects when first needed, checks that program and schema fit, and
/// repeats what may be repeated.
final class Session {
    /// The protocol that this program speaks; a schema may refuse old ones.
    static let protocolVersion = 2

    /// How often a request is sent at most that others are in the way of.
    private static let attempts = 8

    let source: ConnectionSource
    private let command: String
    private let notices: Notices
    private let interrupt: Int32
    private let grace: Duration
    /// May be given up by who has a time of his own to wait for.
    var retries: Retries
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
    /// Whether a commit's wait for a standby was ended meanwhile.
    private var isUnconfirmed = false
    private var hasToldOfPooler = false

    /// - Parameters:
    ///   - interrupt: a descriptor that ends every wait when it becomes readable, after `grace`.
    ///   - onPrimary: of several hosts, only one that takes writes will do.
    ///   - anywhere: also with a database that was restored and not yet made usable.
    ///   - decides: its transactions make bookings VALID or REJECTED.
    ///   - privateServer: is started on demand, if it is the one that the config file names.
    ///   - patience: how long one answer may take. Locks are waited for 2 s at most, so past this the link or the
    ///     server is dead.
    init(
        source: ConnectionSource, command: String, notices: Notices, interrupt: Int32 = -1, grace: Duration = .zero,
        retries: Retries = Retries(), onPrimary: Bool = false, anywhere: Bool = false, decides: Bool = false,
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
        self.grace = grace
        self.retries = retries
    }

    /// Until when a request has to be over, retries included: a command that gets no answer ends within half a minute.
    var requestLimit: Deadline { .after(patience * 3 / 2 + .milliseconds(2_500)) }

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
                return try connectAgain(after: failure, deadline)
            }
            try server.start()
            return try connect(deadline)
        }
    }

    /// Nothing has been sent, so it is safe to wait until a server has restarted, or a standby has taken over. One that
    /// has answered before is no wrong one.
    private func connectAgain(after failure: Failure, _ deadline: Deadline?) throws -> Connection {
        guard retries.waitsForServer, let passesWithin = failure.passesWithin else { throw failure }
        let limit = Deadline.first(deadline, hasConnected ? requestLimit : .after(passesWithin)) ?? requestLimit
        let began = Instant.now
        var (last, isTold) = (failure, false)
        var backoff = Backoff(shortest: .milliseconds(50), longest: .seconds(1))
        while true {
            try pause(backoff.next(), until: limit)
            do {
                return try connect(limit)
            } catch let latest as Failure {
                // An attempt that the limit cut short says less than the one before.
                if limit.hasPassed { throw last }
                if latest.passesWithin == nil { throw latest }
                last = latest
                if !isTold && began.elapsed > .seconds(1) {
                    notices.note(latest.message)
                    notices.hint("trying again for some seconds; --no-retry has the answer at once")
                    isTold = true
                }
            }
        }
    }

    private func connect(_ deadline: Deadline?) throws -> Connection {
        let new = try Connection(
            to: source, command: command, onPrimary: onPrimary, deadline: deadline, interrupt: interrupt, grace: grace
        ) { [weak self] in self?.hear($0) }
        new.checksAnswers = true
        notices.detail("connected to \(new.database) at \(new.host) as \(new.user), set by \(source.origin.words)")
        return new
    }

    func disconnect() {
        connection = nil
        isAcquainted = false
    }

    /// Reads, in one round trip; where the link breaks, or the schema is upgraded, once more over a new one.
    func read(_ queries: Query...) throws -> [RowSet] {
        try read(queries)
    }

    func read(_ queries: [Query]) throws -> [RowSet] {
        let limit = requestLimit
        return try Failure.translating {
            do {
                return try transactions([queries], deadline: limit)[0]
            } catch  where error is ConnectionLost || Self.maybeOfAnUpgrade(error) {
                disconnect()
                return try transactions([queries], deadline: limit)[0]
            }
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
        try Failure.translating {
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

    /// Writes, each array a transaction, all in one round trip. The first is the change, and must be repeatable (it
    /// carries a key): it is sent again when others were in the way, when the link broke before the answer came, and
    /// when the server did not wait for its standby.
    /// What follows it is of use, but no part of it: where that fails, its results are empty.
    /// - Throws: a `Failure`; `outcomeUnknown` when nobody can tell whether it was carried out. An attempt that got no
    ///   answer may still be under way, so that after one only success is certain, and no refusal.
    func write(_ batches: [[Query]]) throws -> [[RowSet]] {
        let limit = requestLimit
        var (isUncertain, refusals, mayReopen) = (false, 0, true)
        var backoff = Backoff(shortest: .milliseconds(10), longest: .seconds(1))
        while true {
            do {
                return try change(batches, by: limit)
            } catch {
                if let lost = error as? ConnectionLost {
                    disconnect()
                    isUncertain = isUncertain || lost.afterSending
                }
                isUncertain = isUncertain || error is Unconfirmed
                let reopens = mayReopen && Self.maybeOfAnUpgrade(error)
                if reopens {
                    disconnect()
                    mayReopen = false
                }
                refusals += error is ServerError ? 1 : 0
                guard !limit.hasPassed, refusals < Self.attempts || isUncertain,
                    reopens || mayRepeat(after: error, isUncertain)
                else {
                    throw try explained(named(error), duringChange: true, isUncertain)
                }
                notices.detail("trying again: \(error)")
                try pause(backoff.next(), until: limit)
            }
        }
    }

    private func change(_ batches: [[Query]], by limit: Deadline) throws -> [[RowSet]] {
        let outcomes = try outcomes(of: batches, deadline: limit)
        if isUnconfirmed { throw Unconfirmed() }
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

    private func mayRepeat(after error: any Error, _ isUncertain: Bool) -> Bool {
        switch error {
        case let error as ServerError: error.mayBeRepeated || isUncertain && error.isTransient
        case is ConnectionLost, is Unconfirmed: true
        case let failure as Failure: isUncertain && failure.kind == .database && retries.waitsForServer
        default: false
        }
    }

    /// What the user reads when a request has failed for good; where it was waiting for a standby, that.
    func explained(_ error: any Error, duringChange: Bool = false, _ isUncertain: Bool = false) throws -> Failure {
        let wasWaiting = (error as? ConnectionLost)?.afterSending ?? (error as? ServerError)?.isTransient ?? false
        let isUnknown = isUncertain || duringChange && error is ConnectionLost
        if wasWaiting, let state = missingStandby() {
            return .noStandby(state, isUnknown: isUnknown, isRepeatable: retries.isRepeatable)
        }
        return try .of(error, duringChange: duringChange, isUncertain: isUncertain, isRepeatable: retries.isRepeatable)
    }

    private func missingStandby() -> String? {
        let session = twin()
        session.retries = Retries()
        let rows = try? session.transactions([["select booking.missing_standby()"]], deadline: .after(.seconds(3)))
        return rows?[0][0][0].optionalText(0)
    }

    /// Another session to the same database, with a connection of its own.
    func twin() -> Session {
        Session(
            source: source, command: command, notices: notices, interrupt: interrupt, grace: grace, retries: retries,
            onPrimary: onPrimary, decides: decides, privateServer: privateServer, patience: patience)
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
    func listen(by limit: Deadline? = nil) throws -> Bool {
        let process = try transactions([["select pg_backend_pid()"]], deadline: limit)[0][0][0].int(0)
        guard try process == connected().process else {
            if !hasToldOfPooler {
                notices.note("a pooler stands before the database: looking every two seconds for what is new")
                notices.hint("to be told at once, name the server itself")
            }
            hasToldOfPooler = true
            return false
        }
        _ = try transactions([["listen booking"]], deadline: limit)
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
            "set transaction_isolation = 'read committed'", "set local statement_timeout = '\(raw: String(limit))s'",
        ]
    }

    /// What became of each of some transactions; in a connection's first, the check that program and schema fit comes
    /// before all else.
    private func outcomes(
        of batches: [[Query]], deadline limit: Deadline? = nil
    ) throws -> [TransactionOutcome] {
        noticeCodes = []
        isUnconfirmed = false
        let connection = try connected(by: limit)
        var openings = batches.map { _ in level }
        if !isAcquainted { openings[0].append(hello) }
        let outcomes = try connection.outcomes(
            of: zip(openings, batches).map { $0 + $1 }, deadline: .first(limit, .after(patience)))
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
        if notice.endsWait {
            isUnconfirmed = true
            notices.note("somebody ended the wait for a standby: what was written is on this server alone")
            return notices.hint("it is lost if this server is; look after the standby: booking doctor")
        }
        guard notice.sqlstate.hasPrefix("BK") else { return notices.detail("\(notice.severity): \(notice.message)") }
        noticeCodes.insert(notice.sqlstate)
        // Commands word these themselves.
        if notice.isForTheCommand { return }
        notices.note(notice.message)
        if let hint = notice.hint { notices.hint(hint) }
    }

    func pause(_ time: Duration, until limit: Deadline) throws {
        try InterruptiblePoll(interrupt: interrupt)(until: min(limit, .after(time)))
    }
}

extension Failure {
    /// What the user reads of an error of the database layer; others are passed on.
    static func of(
        _ error: any Error, duringChange: Bool = false, isUncertain: Bool = false, isRepeatable: Bool = false
    ) throws -> Failure {
        do {
            return try translating(duringChange: duringChange, isUncertain: isUncertain, isRepeatable: isRepeatable) {
                throw error
            }
        } catch let failure as Failure {
            return failure
        }
    }

    /// Turns the database layer's errors into what the user reads.
    /// - Parameters:
    ///   - duringChange: a link that breaks now leaves the outcome unknown.
    ///   - isUncertain: it is unknown already, from an earlier attempt.
    ///   - isRepeatable: the user can run the same line again.
    static func translating<Result>(
        duringChange: Bool = false, isUncertain: Bool = false, isRepeatable: Bool = false, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as ServerError {
            let failure = Failure.from(error)
            throw isUncertain ? Failure.outcomeUnknown(failure, isRepeatable: isRepeatable) : failure
        } catch let error as ConnectionLost {
            throw Failure.from(
                error, duringChange: duringChange, isUncertain: isUncertain, isRepeatable: isRepeatable)
        } catch is Unconfirmed {
            throw Failure.unconfirmed(isRepeatable: isRepeatable)
        } catch let failure as Failure where isUncertain && failure.kind == .database {
            throw Failure.outcomeUnknown(failure, isRepeatable: isRepeatable)
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
