import Glibc

/// Waits in the queue until it is one's turn.
///
/// It is the waiter itself that takes what has become free: when it is woken, which only the first in line is, when its turn
/// was said to come, and every two seconds, which also shows that it is alive. A link that breaks is made anew; the place is
/// found again by its key. No transaction is open while it waits.
struct QueueWait {
    enum End {
        case held([BookingRecord])
        /// The last that was heard; nil where nothing was.
        case timeout(QueuePlace?)
        case signal(Int32)
    }

    private static let poll = Duration.seconds(2)
    /// However often it is woken, it asks no more often.
    private static let pause = Duration.milliseconds(5)
    /// When a hold reaches its end, nobody is woken: each asks so much later for each who is ahead of him.
    private static let step = Duration.milliseconds(30)
    /// Nothing is said of a place that is left sooner; to tell when the turn comes takes the server longest.
    private static let quiet = Duration.milliseconds(200)

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
    private var listening = Listening()
    private var backoff = Backoff(longest: .seconds(5))
    /// In the queue, as it was last heard; nil where it was given none.
    private(set) var place: QueuePlace?
    private var told: (place: QueuePlace?, time: Instant) = (nil, .now)
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
            var answer: Turn? = try Turn(session.write([[query()]])[0][0])
            session.connector.retries.waitsForServer = false
            while true {
                if case .held(let bookings)? = answer { return .held(bookings) }
                if case .waiting(let new)? = answer { place = new }
                if deadline?.hasPassed == true { return .timeout(place) }
                let isWoken = try rest()
                let plans = isNews && !isWoken && nextTelling.hasPassed
                answer = try ask(plans: plans, isWoken: isWoken)
                if plans, case .waiting(let place)? = answer { say(place) }
            }
        } catch is Interrupted {
            return .signal(signals.take() ?? SIGTERM)
        }
    }

    /// Without a place in the queue.
    private mutating func askOnce() throws -> End {
        switch try Turn(session.write([[query(waits: false)]])[0][0]) {
        case .held(let bookings): return .held(bookings)
        case .waiting(let place): return .timeout(place)
        }
    }

    private func query(waits: Bool = true, plans: Bool = false, isWoken: Bool = false) -> Query {
        request.query(
            for: user, key, asker: asker, waits: waits, plans: plans, isWoken: isWoken,
            limit: deadline.map { .milliseconds($0.remaining) })
    }

    /// Nil where the link broke or others were in the way, and there is time to try again.
    private mutating func ask(plans: Bool, isWoken: Bool) throws -> Turn? {
        do {
            let answer = try answer(plans: plans, isWoken: isWoken)
            backoff.reset()
            return answer
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

    private var isNews: Bool { place?.place != told.place?.place || place?.holder != told.place?.holder }

    /// Further behind, later.
    private var nextTelling: Deadline {
        .at(told.time + Self.quiet * (told.place.map { max(5, $0.place) } ?? min(5, place?.place ?? 1)))
    }

    private mutating func say(_ place: QueuePlace) {
        told = (place, .now)
        tell(place)
    }

    private mutating func answer(plans: Bool, isWoken: Bool) throws -> Turn {
        try listening.renew(on: session, to: "\(Listening.channel).\(asker)")
        let start = Instant.now
        let answer = try Turn(session.transactions([[query(plans: plans, isWoken: isWoken)]])[0][0])
        asked = start
        return answer
    }

    /// Until there may be something new; whether it was woken.
    private func rest() throws -> Bool {
        let listening = listening.connection
        guard let listening, (try? listening.notifications()) == 0 else {
            // What came with the last answer.
            try pause(Self.pause - asked.elapsed)
            return listening != nil
        }
        let turn = place?.remaining.map { $0 + .milliseconds(1) + Self.step * max(0, (place?.place ?? 1) - 1) }
        let news = isNews ? nextTelling.moment - .now : nil
        try pause(
            min(turn ?? Self.poll, news ?? Self.poll, Self.poll + .milliseconds(Int.random(in: -200...200))),
            on: listening.socket)
        guard (try? listening.notifications()) != 0 else { return false }
        try pause(Self.pause - asked.elapsed)
        return true
    }

    private func pause(_ duration: Duration, on socket: Int32 = -1) throws {
        let limit = Deadline.first(.after(duration), deadline)
        _ = try InterruptiblePoll(interrupt: signals.descriptor)(on: socket, for: POLLIN, until: limit)
    }
}
