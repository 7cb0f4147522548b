import Glibc

/// `booking watch`: follows the feed until it is told to end.
///
/// A notification is only a wake-up, which may be lost or forged; a poll every two seconds runs regardless, and finds a
/// dead link on the way.
struct Watcher {
    enum End: Equatable {
        case enough
        case timeout
        case signal(Int32)
    }

    private static let pollMilliseconds = 2_000

    private let session: Session
    private let signals: SignalDescriptor
    private let deadline: Deadline?
    private let out: Output
    private var feed: Feed
    private var remaining: Int?
    private let print: (EventRecord) throws -> Void

    init(
        _ settings: WatchSettings, session: Session, signals: SignalDescriptor, out: Output,
        print: @escaping (EventRecord) throws -> Void
    ) {
        self.session = session
        self.signals = signals
        self.out = out
        self.print = print
        deadline = settings.timeout.map(Deadline.after)
        feed = Feed(settings, session: session)
        remaining = settings.count
    }

    mutating func run() throws -> End {
        if remaining == 0 { return .enough }
        try feed.listen()
        while true {
            if try !drain() { return .enough }
            if let end = try wait() { return end }
        }
    }

    /// - Returns: whether more events are wanted.
    private mutating func drain() throws -> Bool {
        var remaining = remaining
        let print = print
        let wantsMore = try feed.drain { event in
            try print(event)
            remaining = remaining.map { $0 - 1 }
            return remaining != 0
        }
        self.remaining = remaining
        try out.flush()
        return wantsMore
    }

    /// Until there may be something new (nil), or an end.
    private func wait() throws -> End? {
        let connection = try session.connected()
        if try connection.notifications() > 0 { return nil }
        var descriptors = [
            pollfd(fd: connection.socket, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
            // Only to hear that the reader has gone.
            pollfd(fd: out.descriptor, events: 0, revents: 0),
        ]
        let jitter = Int32.random(in: -200...200)
        let most = Int32(Self.pollMilliseconds) + jitter
        _ = poll(&descriptors, 3, min(most, deadline?.remaining ?? most))
        if let signal = signals.take() { return .signal(signal) }
        if deadline?.hasPassed ?? false { return .timeout }
        if descriptors[2].revents & Int16(POLLERR) != 0 { throw ClosedPipe() }
        _ = try connection.notifications()
        return nil
    }
}
