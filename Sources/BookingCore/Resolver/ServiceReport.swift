/// What a resolver that runs as a service tells its manager and the journal about itself.
final class ServiceReport {
    private let manager: ServiceManager
    private let notices: Notices
    private var isReady = false
    private var isDown = false
    private var lastTold: Failure?

    init(_ manager: ServiceManager, _ notices: Notices) {
        self.manager = manager
        self.notices = notices
    }

    /// How often `beat` is to be called; nil where nobody waits for it.
    var rhythm: Duration? { manager.watchdog }

    func beat() {
        if rhythm != nil { manager.tell("WATCHDOG=1") }
    }

    /// A pass has ended; the first makes the service ready.
    /// - Parameter problem: why it left something for the next one.
    func passed(_ record: PassRecord, problem: Failure?, next: Duration) {
        let status =
            "STATUS=promoted \(record.promoted), rejected \(record.rejected), pending \(record.pending), "
            + "next in \(Self.seconds(next)) s"
        if isReady { manager.tell(status) } else { manager.tell("READY=1", status) }
        if isDown { notices.note("the database can be reached again") }
        (isReady, isDown) = (true, false)
        if let problem { failed(problem, next: next) } else { lastTold = nil }
    }

    /// Something was left, or a pass failed, and the next one may mend it.
    func failed(_ failure: Failure, next: Duration) {
        manager.tell("STATUS=\(failure.message); next in \(Self.seconds(next)) s")
        tellOnce(failure)
    }

    func unreachable(_ failure: Failure, next: Duration) {
        isDown = true
        manager.tell("STATUS=cannot reach the database: \(failure.message); again in \(Self.seconds(next)) s")
        tellOnce(failure)
    }

    func stopping() {
        manager.tell("STOPPING=1", "STATUS=stopping")
    }

    /// While it stays the same, once is enough.
    private func tellOnce(_ failure: Failure) {
        if failure != lastTold { notices.tell(failure) }
        lastTold = failure
    }

    private static func seconds(_ duration: Duration) -> Int64 {
        let (seconds, attoseconds) = duration.components
        return seconds + (attoseconds > 0 ? 1 : 0)
    }
}
