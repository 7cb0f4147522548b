import Glibc

/// Acquires what was asked for, and says meanwhile how that stands.
struct Acquisition {
    let session: Session
    let signals: SignalDescriptor
    private let request: HoldRequest
    private let key: RequestKey
    private let asker = RequestKey.random()
    private let limit: Duration?
    private let context: Context

    /// - Parameter limit: how long to wait; zero not at all, nil for ever.
    init(
        _ request: HoldRequest, key: RequestKey, limit: Duration?, _ context: Context,
        signals: SignalDescriptor = SignalDescriptor([SIGINT, SIGTERM, SIGHUP])
    ) throws {
        (self.request, self.key, self.limit) = (request, key, limit)
        (self.context, self.signals) = (context, signals)
        session = try context.session(interrupt: signals.descriptor, onPrimary: true, decides: true)
    }

    /// A signal ends the process, once the place in the queue is given up.
    /// - Throws: a `Failure`: busy where waiting was not wanted, timeout where it was in vain.
    func run() throws -> (bookings: [BookingRecord], since: Instant) {
        var wait = QueueWait(
            request, key: key, asker: asker, user: context.user, session: session, signals: signals, limit: limit,
            tell: tell)
        do {
            switch try wait.run() {
            case .held(let bookings):
                return (bookings, wait.asked)
            case .timeout(let place) where limit == .zero:
                throw Failure.notHeld(request.name, place.flatMap { words?.hindrance($0) })
            case .timeout(let place):
                leave()
                throw Failure.turnDidNotCome(
                    request.name, place.flatMap { words?.text($0) }, look: context.command(request.lookup))
            case .signal(let signal):
                leave()
                try signals.end(by: signal)
                return ([], .now)
            }
        } catch let failure as Failure where ![.busy, .timeout].contains(failure.kind) {
            leave()
            throw failure
        }
    }

    /// Whoever gives up may have been given it in this moment: that ends as well, unless another program asks under the
    /// same key.
    private func leave() {
        session.disconnect()
        if limit == .zero { return }
        // Without a look at the signal that has come.
        _ = try? context.session(onPrimary: true).twin(retries: Retries()).transactions(
            [["select booking.leave_queue(\(context.user), \(key.key), \(asker))"]], deadline: .after(.seconds(3)))
    }

    /// Whether others have booked the same in the same moment: of what is held, to be asked once that is used.
    var lookAgain: Query { "select * from booking.look_again(\(context.user), \(key.key))" }

    private func tell(_ place: QueuePlace) {
        guard let words else { return }
        context.notices.note("waiting for \(request.name): \(words.text(place))")
    }

    private var words: QueueText? {
        guard let format = try? context.timeFormat(), let now = try? session.now() else { return nil }
        return QueueText(format: format, now: now)
    }
}
