import Glibc

/// Runs passes at a steady interval, until it is told to end.
struct ResolverLoop {
    private let interval: Duration
    private let notices: Notices

    init(interval: Duration, notices: Notices) {
        self.interval = interval
        self.notices = notices
    }

    /// SIGTERM ends it after the pass at hand, quietly, as systemd expects; SIGINT likewise, but by the signal; SIGHUP
    /// has the next pass run at once. What goes wrong in a pass is told, and the next one tries again; only what no
    /// repetition can mend ends the loop.
    func run(_ pass: () throws -> Void) throws {
        let signals = SignalDescriptor([SIGTERM, SIGINT, SIGHUP])
        var schedule = Schedule(interval: interval)
        while true {
            try attempt(pass)
            switch signals.wait(until: schedule.next()) {
            case SIGTERM: return
            case SIGINT: return signals.end(by: SIGINT)
            default: break
            }
        }
    }

    private func attempt(_ pass: () throws -> Void) throws {
        do {
            try pass()
        } catch let failure as Failure where [.database, .busy, .failed].contains(failure.kind) {
            notices.tell(failure)
        }
    }
}

/// Moments at a fixed interval from the first on, however long the work between them takes; those missed are left out.
struct Schedule {
    private let interval: Duration
    private var due: ContinuousClock.Instant

    init(interval: Duration) {
        self.interval = interval
        due = .now
    }

    mutating func next() -> Deadline {
        let now = ContinuousClock.now
        repeat { due += interval } while due <= now
        return .after(due - now)
    }
}
