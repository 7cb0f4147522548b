/// The session that the feed comes over, subscribed to the wake-ups.
///
/// Subscribed first, drained afterwards: what commits between the two is then either drained or announced.
final class FeedLink {
    /// How long one answer may take. With the poll every two seconds a dead link is found within 15 s.
    private static let patience = Duration.seconds(10)

    private let session: Session
    /// Whether nobody wakes it.
    private(set) var polls: Bool
    private let mayListen: Bool
    private var isSubscribed = false
    /// Whether it is left out when somebody notifies.
    private(set) var isMuted = false
    private var posted: Query?
    private var hasNews = false
    /// No wait goes beyond it.
    var deadline: Deadline?

    init(_ session: Session, polls: Bool) {
        self.session = session
        self.polls = polls
        mayListen = !polls
    }

    /// Nil while there is none.
    private(set) var connection: Connection?

    /// Connects and subscribes, unless that has been done.
    func connect() throws {
        guard !isSubscribed else { return }
        try dropping {
            if mayListen {
                polls = try !session.listen(by: limit)
            } else {
                _ = try session.transactions([[]], deadline: limit)
            }
            isSubscribed = true
            connection = try session.connected()
        }
    }

    /// Asks for what will be wanted next, so that the server works on it while what it gave is dealt with.
    func prefetch(_ query: Query) {
        guard let connection, posted == nil else { return }
        do {
            try connection.post([[query]])
            posted = query
        } catch {
            drop()
        }
    }

    /// The answer to a query, which may have been sent before.
    func request(_ query: Query) throws -> RowSet {
        guard let connection, let posted, posted == query else { return try request([[query]])[0][0] }
        self.posted = nil
        return try dropping { try connection.collect([[query]], deadline: limit)[0].get()[0] }
    }

    /// Transactions in one round trip, over a new connection if there is none. None stays open.
    func request(_ batches: [[Query]]) throws -> [[RowSet]] {
        if posted != nil { drop() }
        try connect()
        return try dropping { try session.transactions(batches, deadline: limit) }
    }

    /// Wants no wake-ups for a while: each costs its sender a signal, and the session's process a turn.
    func mute() throws {
        guard !isMuted else { return }
        _ = try request([[.unlisten]])
        isMuted = true
    }

    /// Whoever calls this drains afterwards.
    func unmute() throws {
        guard isMuted else { return }
        _ = try request([[.listen()]])
        isMuted = false
    }

    /// Takes what has arrived, so that the server need not wait with it, in an open transaction perhaps.
    func absorb() {
        guard let connection else { return }
        do {
            if try connection.notifications() > 0 { hasNews = true }
        } catch {
            drop()
        }
    }

    /// Whether a notification has come since the last time.
    func hasBeenNotified() throws -> Bool {
        defer { hasNews = false }
        return try connection?.notifications() ?? 0 > 0 || hasNews
    }

    /// After these errors the connection is of no more use.
    private func dropping<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            if error is Interrupted || Self.isOutage(error) { drop() }
            throw error
        }
    }

    private var limit: Deadline? {
        .first(deadline, .after(Self.patience))
    }

    func drop() {
        session.disconnect()
        connection = nil
        posted = nil
        isSubscribed = false
        isMuted = false
    }

    /// Whether it passes by itself: the server is not there, not ready, not the primary, or busy, or the schema is being
    /// upgraded.
    static func isOutage(_ error: any Error) -> Bool {
        switch error {
        case is ConnectionLost: true
        case let failure as Failure: failure.kind == .database && !failure.isMisfit
        case let error as ServerError:
            error.maybeOfAnUpgrade || passing.contains(error.sqlstate)
                || passing.contains(SQLState.Class.of(error.sqlstate))
        default: false
        }
    }

    /// SQLSTATEs and classes of them. A primary that is about to be a standby is read-only.
    private static let passing: Set<String> = [
        SQLState.Class.connectionException, SQLState.Class.insufficientResources, SQLState.adminShutdown,
        SQLState.crashShutdown, SQLState.cannotConnectNow, SQLState.idleSessionTimeout, SQLState.queryCanceled,
        SQLState.Class.transactionRollback, SQLState.lockNotAvailable, SQLState.readOnlyTransaction, SQLState.standby,
    ]
}
