/// How a session comes to its connection: a server that is down may be started, and one that restarts, or the standby that
/// takes over, is waited for.
final class Connector {
    let source: ConnectionSource
    let command: String
    let notices: Notices
    /// May be given up by who has a time of his own to wait for.
    var retries: Retries
    /// How long one answer may take. Locks are waited for 2 s at most, so past this the link or the server is dead.
    let patience: Duration
    private let interrupt: Int32
    private let grace: Duration
    private let onPrimary: Bool
    /// Where a session of many commands keeps its connection.
    let kept: KeptConnection?
    private let startServer: (ConnectionSource) throws -> Bool
    /// Who stops a server later on wants it stopped.
    private var hasConnected = false

    /// - Parameters:
    ///   - interrupt: a descriptor that ends every wait when it becomes readable, after `grace`.
    ///   - onPrimary: of several hosts, only one that takes writes will do.
    ///   - startServer: starts the server of a source that cannot be reached, or says false where that is not for us to do.
    init(
        source: ConnectionSource, command: String, notices: Notices, interrupt: Int32 = -1, grace: Duration = .zero,
        retries: Retries = Retries(), onPrimary: Bool = false, patience: Duration = .seconds(15),
        kept: KeptConnection? = nil,
        startServer: @escaping (ConnectionSource) throws -> Bool = { _ in false }
    ) {
        self.source = source
        self.command = command
        self.notices = notices
        self.interrupt = interrupt
        self.grace = grace
        self.retries = retries
        self.onPrimary = onPrimary
        self.patience = patience
        self.kept = kept
        self.startServer = startServer
    }

    /// To the same server.
    convenience init(like other: Connector, retries: Retries) {
        self.init(
            source: other.source, command: other.command, notices: other.notices, interrupt: other.interrupt,
            grace: other.grace, retries: retries, onPrimary: other.onPrimary, patience: other.patience,
            startServer: other.startServer)
    }

    /// Until when a request has to be over, retries included: a command that gets no answer ends within half a minute.
    var requestLimit: Deadline { .after(patience * 3 / 2 + .milliseconds(2_500)) }

    /// - Parameter onNotice: is told the server's notices and warnings.
    func connect(by deadline: Deadline?, onNotice: @escaping (Notice) -> Void) throws -> Connection {
        let new = try connectOrStart(deadline, onNotice)
        hasConnected = true
        return new
    }

    private func connectOrStart(_ deadline: Deadline?, _ onNotice: @escaping (Notice) -> Void) throws -> Connection {
        do {
            return try attempt(deadline, onNotice)
        } catch let failure as Failure where failure.kind == .database {
            guard try !hasConnected && startServer(source) else {
                return try connectAgain(after: failure, deadline, onNotice)
            }
            return try attempt(deadline, onNotice)
        }
    }

    /// Nothing has been sent, so it is safe to wait until a server has restarted, or a standby has taken over. One that
    /// has answered before is no wrong one.
    private func connectAgain(
        after failure: Failure, _ deadline: Deadline?, _ onNotice: @escaping (Notice) -> Void
    ) throws -> Connection {
        guard retries.waitsForServer, let passesWithin = failure.passesWithin else { throw failure }
        let limit = Deadline.first(deadline, hasConnected ? requestLimit : .after(passesWithin)) ?? requestLimit
        let began = Instant.now
        var (last, isTold) = (failure, false)
        var backoff = Backoff(shortest: .milliseconds(50), longest: .seconds(1))
        while true {
            try pause(backoff.next(), until: limit)
            do {
                return try attempt(limit, onNotice)
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

    private func attempt(_ deadline: Deadline?, _ onNotice: @escaping (Notice) -> Void) throws -> Connection {
        let new = try Connection(
            to: source, command: command, onPrimary: onPrimary, deadline: deadline, interrupt: interrupt, grace: grace,
            onNotice: onNotice)
        new.checksAnswers = true
        notices.detail("connected to \(new.database) at \(new.host) as \(new.user), set by \(source.origin.words)")
        return new
    }

    /// Between two attempts.
    func pause(_ time: Duration, until limit: Deadline) throws {
        try InterruptiblePoll(interrupt: interrupt)(until: min(limit, .after(time)))
    }
}
