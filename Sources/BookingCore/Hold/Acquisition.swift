import Glibc

/// Acquires what was asked for, and says meanwhile how that stands.
struct Acquisition {
    let session: Session
    let signals: SignalDescriptor
    private let request: HoldRequest
    private let key: RequestKey
    private let asker = RequestKey.random()
    private let limit: Duration?
    private let waits: Bool
    private let context: Context

    /// - Parameters:
    ///   - limit: how long to wait; nil for ever.
    ///   - waits: whether it waits at all.
    init(
        _ request: HoldRequest, key: RequestKey, limit: Duration?, waits: Bool, _ context: Context,
        signals: SignalDescriptor = SignalDescriptor([SIGINT, SIGTERM, SIGHUP, SIGQUIT])
    ) throws {
        (self.request, self.key, self.limit, self.waits) = (request, key, waits ? limit : .zero, waits)
        (self.context, self.signals) = (context, signals)
        session = try context.session(interrupt: signals.descriptor, onPrimary: true, decides: true)
    }

    /// A signal ends the process, once the place in the queue is given up.
    /// - Parameter ending: is told of the signal before.
    /// - Throws: a `Failure`: busy where waiting was not wanted, timeout where it was in vain.
    func run(
        ending: (_ signal: Int32) throws -> Void = { _ in }
    ) throws -> (bookings: [BookingRecord], since: Instant) {
        var wait = QueueWait(
            request, key: key, asker: asker, user: context.user, session: session, signals: signals, limit: limit,
            tell: tell)
        switch try end(of: &wait) {
        case .held(let bookings):
            return (bookings, wait.asked)
        case .timeout(let place):
            if wait.place != nil { leave() }
            throw inVain(place)
        case .signal(let signal):
            leave()
            try ending(signal)
            try signals.end(by: signal)
            return ([], .now)
        }
    }

    /// What the server refused was not done; a place that it gave before, or may have given, is left.
    private func end(of wait: inout QueueWait) throws -> QueueWait.End {
        do {
            return try wait.run()
        } catch let failure as Failure {
            if wait.place != nil || failure.sqlstate == nil { leave() }
            throw failure
        }
    }

    private func inVain(_ place: QueuePlace?) -> Failure {
        guard waits else { return .notHeld(request.name, place.flatMap { words?.hindrance($0) }) }
        return .turnDidNotCome(
            request.name, place.flatMap { words?.text($0) }, look: context.command(request.lookup))
    }

    /// Whoever gives up may have been given it in this moment: that ends as well, unless another program asks under the
    /// same key.
    private func leave() {
        session.abandon()
        // Without a look at the signal that has come.
        _ = try? context.session(onPrimary: true).twin(retries: Retries()).transactions(
            [["select booking.leave_queue(\(context.user), \(key.key), \(asker))"]], deadline: .after(.seconds(3)))
    }

    /// Whether others have booked the same in the same moment: of what is held, to be asked once that is used.
    var lookAgain: Query { .lookAgain(context.user, key) }

    private func tell(_ place: QueuePlace) {
        guard let words else { return }
        context.notices.note("waiting for \(request.name): \(words.text(place))")
    }

    private var words: QueueText? {
        guard let format = try? context.timeFormat(), let now = try? session.now() else { return nil }
        return QueueText(format: format, now: now)
    }
}
