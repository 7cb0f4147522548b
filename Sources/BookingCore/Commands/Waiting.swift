import Glibc

/// A session whose waits a signal ends, and what the end of a wait means for the command.
struct Waiting {
    /// How long the last words of one who is told to go may take.
    private static let grace = Duration.seconds(2)

    let session: Session
    private let signals: SignalDescriptor
    private let limit: Duration?
    private let context: Context

    /// Whether the booking goes when the one who waits for it is told to.
    private let withdraws: Bool

    init(_ context: Context, limit: Duration?, withdraws: Bool = false) throws {
        self.withdraws = withdraws
        self.context = context
        self.limit = limit
        signals = SignalDescriptor([SIGINT, SIGTERM, SIGHUP])
        session = try context.session(interrupt: signals.descriptor, decides: true)
    }

    /// - Parameters:
    ///   - known: the booking as it was a moment ago; nil where it need not exist.
    ///   - print: is handed the booking as it was last seen, or nil where the wait failed, or a signal ended it, which
    ///     also ends the process.
    /// - Throws: a `Failure` where the booking is not VALID.
    func run(_ id: String, known: BookingRecord? = nil, print: (BookingRecord?) throws -> Void) throws {
        announce(id)
        switch try wait(id, known, print) {
        case .decided(let booking):
            try print(booking)
            if booking.status != .valid { throw Failure.rejected(booking) }
        case .timeout(let booking):
            try print(booking)
            throw Failure.stillPending(booking)
        case .signal(let signal):
            session.disconnect()
            leave(id)
            try? print(nil)
            try? context.out.flush()
            try signals.end(by: signal)
        }
    }

    /// Whoever is told to go says what becomes of the booking.
    private func leave(_ id: String) {
        let short = String(id.prefix(8))
        let last = try? context.session(decides: true)
        let query: Query = "select * from booking.show_booking(\(context.user), \(id))"
        let now = try? last?.transactions([[query]], deadline: .after(Self.grace))[0][0].one()
        leave(short, as: now.flatMap { try? BookingRecord($0) }, last)
    }

    private func leave(_ id: String, as now: BookingRecord?, _ session: Session?) {
        // What has become VALID meanwhile is somebody's to use.
        if withdraws, let now, let session, now.status == .pending, withdraw(now, session) {
            return context.notices.note("booking \(id) is withdrawn")
        }
        switch now?.status {
        case .valid: context.notices.note("booking \(id) is VALID, and stays")
        case .rejected, .deleted: return context.notices.note("booking \(id) is \(now?.status.rawValue ?? "")")
        case .pending, nil: context.notices.note("booking \(id) stays in the queue")
        }
        context.notices.hint("to withdraw it: \(context.command(["delete", id]))")
    }

    private func withdraw(_ booking: BookingRecord, _ session: Session) -> Bool {
        let key = RequestKey(for: context.invocation)
        let ids = [booking.id ?? ""]
        let change: Query =
            "select * from booking.delete_bookings(\(context.user), \(ids), \(booking.revision), \(key.key), \("withdrawn"))"
        let after = Query.resolveWritten(context.user, key)
        return (try? session.transactions([[change], [after]], deadline: .after(Self.grace))) != nil
    }

    /// What was under way when the signal came may be carried out a moment later.
    private func leave(writtenUnder key: RequestKey) {
        let query: Query = "select * from booking.written_under(\(context.user), \(key.key))"
        let limit = Deadline.after(Self.grace)
        let last = try? context.session(decides: true)
        repeat {
            if let row = try? last?.transactions([[query]], deadline: limit)[0][0].first,
                let booking = try? BookingRecord(row)
            {
                return leave(booking.shortID, as: booking, last)
            }
            usleep(50_000)
        } while !limit.hasPassed
        context.notices.note("it is not known whether anything was booked")
        context.notices.hint("to find out: \(context.command(["status"]))")
    }

    /// At a terminal, at once: behind whom, until when.
    private func announce(_ id: String) {
        guard context.isAtTerminal, !context.isQuiet,
            let rows = try? session.transactions([[Explanation.query(id, for: context.user)]])[0][0],
            let why = try? Explanation(rows), why.booking.status == .pending,
            let format = try? context.timeFormat(), let now = try? session.now()
        else { return }
        let place = why.position ?? 1
        let behind = why.blockers.first.map { BehindText(format: format, now: now).text($0, place: place) }
        context.notices.note("waiting \(behind ?? "for nobody; it is decided next")")
    }

    private func wait(_ id: String, _ known: BookingRecord?, _ print: (BookingRecord?) throws -> Void) throws
        -> DecisionWait.End
    {
        var wait = DecisionWait(id, known: known, user: context.user, session: session, signals: signals, limit: limit)
        do {
            return try wait.run()
        } catch {
            session.disconnect()
            try print(nil)
            throw error
        }
    }

    /// What comes before the wait: a signal ends it as it would end any command, but what is written by then is told of.
    /// - Parameter written: under which key, once something may be.
    func endingBySignal<Result>(written: () -> RequestKey?, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch is Interrupted {
            session.disconnect()
            if let key = written() { leave(writtenUnder: key) }
            try signals.end(by: signals.take() ?? SIGTERM)
            throw Interrupted()
        }
    }
}
