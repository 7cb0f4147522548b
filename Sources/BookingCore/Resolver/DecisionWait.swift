import Glibc

/// Waits until a booking is decided, and has it decided as soon as it can be.
///
/// A notification is only a wake-up, which may be lost; it looks every two seconds regardless. No transaction is open
/// while it waits, and a link that breaks is made anew.
struct DecisionWait {
    enum End {
        case decided(BookingRecord)
        /// As it was last seen.
        case timeout(BookingRecord)
        case signal(Int32)
    }

    private static let pollMilliseconds = 2_000

    private let id: String
    private let known: BookingRecord?
    private let user: String?
    private let session: Session
    private let signals: SignalDescriptor
    private let deadline: Deadline?
    private var listening = Listening()
    private var backoff = Backoff(longest: .seconds(5))

    /// - Parameters:
    ///   - known: the booking as it was a moment ago: then a link that is broken from the start is made anew as well.
    ///   - session: is interrupted by `signals`.
    ///   - limit: how long to wait; nil for ever.
    init(
        _ id: String, known: BookingRecord?, user: String?, session: Session, signals: SignalDescriptor,
        limit: Duration?
    ) {
        self.id = id
        self.known = known
        self.user = user
        self.session = session
        self.signals = signals
        deadline = limit.map(Deadline.after)
        // It has a time of its own for that.
        session.connector.retries.waitsForServer = false
    }

    /// - Throws: a `Failure`, for what is wrong from the start, or still is at the end of the time.
    mutating func run() throws -> End {
        do {
            var latest = try known.map { try lookAgain() ?? $0 } ?? Failure.translating { try look() }
            while latest.status == .pending {
                if isOver { return .timeout(latest) }
                try wait()
                latest = try lookAgain() ?? latest
            }
            return .decided(latest)
        } catch is Interrupted {
            return .signal(signals.take() ?? SIGTERM)
        }
    }

    private var isOver: Bool { deadline?.hasPassed ?? false }

    /// The booking as it is, decided if that can be and nobody is in the way.
    private mutating func look() throws -> BookingRecord {
        try listening.renew(on: session)
        do {
            return try record("select * from booking.resolve_now(\(user), \(id))")
        } catch let error as ServerError where error.isTransient || error.isViolation {
            let booking = try record("select * from booking.show_booking(\(user), \(id))")
            // Only that is vouched for which the former says.
            return booking.status == .pending
                ? booking : try record("select * from booking.resolve_now(\(user), \(id))")
        }
    }

    private func record(_ query: Query) throws -> BookingRecord {
        try BookingRecord(session.transactions([[Session.resolving(for: user), query]])[0][1].one())
    }

    /// Nil where the link broke, and there is time to try again.
    private mutating func lookAgain() throws -> BookingRecord? {
        do {
            let booking = try look()
            backoff.reset()
            return booking
        } catch {
            let problem = try RetryableFailure(error)
            guard problem.isUnreachable else { throw problem.failure }
            session.disconnect()
            try pause(backoff.next())
            if isOver { throw problem.failure }
            return nil
        }
    }

    /// Until there may be something new, for at most two seconds.
    private func wait() throws {
        // However much happens, it looks at most once in 50 ms.
        try pause(EagerQueue.pause)
        guard let listening = listening.connection, (try? listening.notifications()) == 0 else { return }
        try wait(on: listening.socket, .milliseconds(Self.pollMilliseconds + Int.random(in: -200...200)))
        _ = try? listening.notifications()
    }

    private func pause(_ duration: Duration) throws {
        try wait(on: -1, duration)
    }

    private func wait(on socket: Int32, _ longest: Duration) throws {
        let limit = Deadline.first(.after(longest), deadline)
        _ = try InterruptiblePoll(interrupt: signals.descriptor)(on: socket, for: POLLIN, until: limit)
    }
}
