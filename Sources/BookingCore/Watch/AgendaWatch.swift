import Glibc

/// Draws anew whenever something has happened, and every minute for the line of the present.
///
/// It subscribes first and reads afterwards, and what it reads is the state itself: a wake-up that is lost only delays, for
/// two seconds at most, and one too many changes nothing.
struct AgendaWatch {
    /// What changes a hundred times a second need not be drawn as often.
    private static let shortestPause = Duration.milliseconds(100)

    /// By a signal, or by a key.
    private struct End {
        let signal: Int32?
    }

    private let context: Context
    private let signals = SignalDescriptor([SIGINT, SIGTERM, SIGHUP, SIGWINCH, SIGTSTP])
    private let session: Session
    private let link: FeedLink
    private let screen: FullScreen?

    /// - Parameter screen: whether to draw on the terminal.
    init(_ context: Context, screen: Bool) throws {
        self.context = context
        session = try context.session()
        link = FeedLink(session, polls: false)
        self.screen = screen ? FullScreen(out: context.out, input: context.streams.input) : nil
    }

    /// - Parameter drawing: what to show, for a screen of this size; empty where it went elsewhere.
    func run(_ drawing: (Session, TerminalSettings) throws -> String) throws {
        // What is wrong with the question is said before the screen is taken.
        try link.connect()
        var shown = try drawing(session, settings())
        try screen?.enter()
        let end = Result { () throws -> Int32? in
            try screen?.draw(shown, height: settings().height)
            return try follow(&shown, drawing)
        }
        screen?.leave()
        if let signal = try end.get() { try signals.end(by: signal) }
    }

    /// The signal that ended it; nil for `q`.
    private func follow(
        _ shown: inout String, _ drawing: (Session, TerminalSettings) throws -> String
    ) throws -> Int32? {
        var backoff = Backoff(shortest: .milliseconds(50), longest: .seconds(5))
        while true {
            do {
                try link.connect()
                let text = try drawing(session, settings())
                if text != shown { try screen?.draw(text, height: settings().height) }
                shown = text
                backoff = Backoff(shortest: .milliseconds(50), longest: .seconds(5))
                if let end = try pause(Self.shortestPause, socket: -1, &shown) { return end.signal }
                if try link.hasBeenNotified() { continue }
                let socket = link.connection?.socket ?? -1
                if let end = try pause(.milliseconds(.random(in: 1_800...2_200)), socket: socket, &shown) {
                    return end.signal
                }
                _ = try link.hasBeenNotified()
            } catch  where FeedLink.isOutage(error) {
                link.drop()
                try screen?.draw(try outage(shown, error), height: settings().height)
                shown = ""
                if let end = try pause(backoff.next(), socket: -1, &shown) { return end.signal }
            }
        }
    }

    /// Above what was last known, that it is no longer current.
    private func outage(_ shown: String, _ error: any Error) throws -> String {
        let message = try Failure.of(error).message
        return context.screen.style(.red, Escape.visible("booking: \(message)")) + "\n" + shown
    }

    /// Lets time pass, or less where something happens; gives the end where that was one.
    private func pause(_ time: Duration, socket: Int32, _ shown: inout String) throws -> End? {
        let keys = screen != nil && isatty(context.streams.input) == 1 ? context.streams.input : -1
        var watched: [pollfd] = [
            .readable(socket), .broken(context.out.descriptor), .readable(signals.descriptor), .readable(keys),
        ]
        _ = Poll.wait(for: &watched, until: .after(time))
        if watched[2].isReady, let signal = signals.take() {
            switch signal {
            case SIGWINCH: shown = ""
            case SIGTSTP: try suspend(&shown)
            default: return End(signal: signal)
            }
        }
        if watched[1].isReady && screen != nil { throw ClosedPipe() }
        return watched[3].isReady && endsByKey() ? End(signal: nil) : nil
    }

    /// `q`, or the end of the input.
    private func endsByKey() -> Bool {
        var keys = [UInt8](repeating: 0, count: 64)
        guard
            case .success(let count) = keys.withUnsafeMutableBytes({ Descriptor.read(context.streams.input, into: $0) })
        else { return true }
        return count == 0 || keys.prefix(count).contains(UInt8(ascii: "q"))
    }

    /// Ctrl-Z: the shell gets its terminal as it was.
    private func suspend(_ shown: inout String) throws {
        screen?.leave()
        raise(SIGSTOP)
        try screen?.enter()
        shown = ""
    }

    private func settings() -> TerminalSettings {
        var settings = TerminalSettings(descriptor: context.out.descriptor, environment: context.environment)
        settings.color = context.screen.color
        return settings
    }
}
