import Glibc

/// Waits in the queue until it is one's turn.
///
/// It is the waiter itself that takes what has become free: when something happens, when its turn was said to come, and
/// every two seconds, which also shows that it is alive. A link that breaks is made anew; the place is found again by its
/// key. No transaction is open while it waits.
struct QueueWait {
    enum End {
        case held([BookingRecord])
        /// The last that was heard; nil where nothing was.
        case timeout(QueuePlace?)
        case signal(Int32)
    }

    private static let poll = Duration.seconds(2)
    /// However much happens, it asks no more often.
    private static let pause = Duration.milliseconds(20)
    /// Those behind wait so much longer for each who is ahead, about as long as a turn takes at least: if all asked at once,
    /// they would be in the way of the one whose turn it is.
    private static let step = Duration.milliseconds(30)

    let request: HoldRequest
    let key: RequestKey
    /// Which program this is, of several under one key.
    let asker: String
    let user: String?
    let session: Session
    let signals: SignalDescriptor
    /// Nil for ever.
    let deadline: Deadline?
    /// Hears of every new place.
    let tell: (QueuePlace) -> Void
    /// The connection that LISTENs: one that was made anew does not.
    private weak var listening: Connection?
    private var backoff = Backoff(longest: .seconds(5))
    private var place: QueuePlace?
    /// When it asked last.
    private(set) var asked = Instant.now

    /// - Parameter limit: how long to wait; zero not to queue at all, nil for ever.
    init(
        _ request: HoldRequest, key: RequestKey, asker: String, user: String?, session: Session,
        signals: SignalDescriptor, limit: Duration?, tell: @escaping (QueuePlace) -> Void
    ) {
        (self.request, self.key, self.asker, self.user) = (request, key, asker, user)
        (self.session, self.signals, self.tell) = (session, signals, tell)
        deadline = limit.map(Deadline.after)
    }

    /// - Throws: a `Failure` for what waiting does not mend.
    mutating func run() throws -> End {
        do {
            if deadline?.hasPassed == true { return try askOnce() }
            // What is wrong from the start is said at once, as by any command that writes.
            var turn: Turn? = try Turn(session.write([[query(waits: true)], [lookAgain]])[0][0])
            session.connector.retries.waitsForServer = false
            while true {
                hear(turn)
                if case .held(let bookings)? = turn { return .held(bookings) }
                if deadline?.hasPassed == true { return .timeout(place) }
                try rest()
                turn = try ask()
            }
        } catch is Interrupted {
            return .signal(signals.take() ?? SIGTERM)
        }
    }

    /// Without a place in the queue.
    private mutating func askOnce() throws -> End {
        switch try Turn(session.write([[query(waits: false)], [lookAgain]])[0][0]) {
        case .held(let bookings): return .held(bookings)
        case .waiting(let place): return .timeout(place)
        }
    }

    private func query(waits: Bool) -> Query { request.query(for: user, key, asker: asker, waits: waits) }
    private var lookAgain: Query { "select * from booking.look_again(\(user), \(key.key))" }

    /// Nil where the link broke or others were in the way, and there is time to try again.
    private mutating func ask() throws -> Turn? {
        do {
            let turn = try answer()
            backoff.reset()
            return turn
        } catch let error as ServerError where error.isTransient {
            return nil
        } catch {
            let problem = try RetryableFailure(error)
            guard problem.isUnreachable, deadline?.hasPassed != true else { throw problem.failure }
            session.disconnect()
            if backoff.failures == 0 { session.notices.note("the database does not answer: trying again") }
            try pause(backoff.next())
            return nil
        }
    }

    private mutating func hear(_ turn: Turn?) {
        guard case .waiting(let new)? = turn else { return }
        if new.place != place?.place || new.holder != place?.holder { tell(new) }
        place = new
    }

    private mutating func answer() throws -> Turn {
        if try session.connected() !== listening {
            // What a pooler does not pass on, the clock makes up for.
            _ = try session.listen()
            listening = try session.connected()
        }
        let start = Instant.now
        let turn = try Turn(session.transactions([[query(waits: true)], [lookAgain]])[0][0])
        asked = start
        return turn
    }

    /// Until there may be something new.
    private func rest() throws {
        guard let listening, (try? listening.notifications()) == 0 else { return try giveWay() }
        let turn = place?.remaining.map { $0 + .milliseconds(1) } ?? Self.poll
        let longest = min(turn, Self.poll + .milliseconds(Int.random(in: -200...200)))
        try pause(longest, on: listening.socket)
        if (try? listening.notifications()) != 0 { try giveWay() }
    }

    /// Once something has happened.
    private func giveWay() throws {
        try pause(max(Self.pause - asked.elapsed, Self.step * max(0, (place?.place ?? 1) - 1)))
    }

    private func pause(_ duration: Duration, on socket: Int32 = -1) throws {
        let limit = Deadline.first(.after(duration), deadline)
        _ = try InterruptiblePoll(interrupt: signals.descriptor)(on: socket, for: POLLIN, until: limit)
    }
}
