import Glibc

/// Runs passes at a steady interval until it is told to end, and says on the way how it is.
///
/// SIGTERM ends it after the chunk at hand, quietly, as systemd expects; SIGINT likewise, but by the signal; SIGHUP has the
/// next pass run at once. What goes wrong in a pass is told, and the next one tries again; a database that cannot be
/// reached is tried for ever, at growing intervals; only what no repetition can mend ends the loop.
struct ResolverLoop {
    private let settings: PassSettings
    private let session: Session
    private let report: ServiceReport
    private let print: (Pass.Outcome) throws -> Void
    private let signals: LoopSignals
    private var schedule: Schedule
    private var backoff = Backoff()
    private var eager: EagerWork?
    /// That of the last pass.
    private var grace = ""
    private var beatsAt: Instant?

    init(
        _ settings: PassSettings, _ loop: LoopSettings, signals: LoopSignals, session: Session, report: ServiceReport,
        print: @escaping (Pass.Outcome) throws -> Void
    ) {
        self.settings = settings
        self.signals = signals
        self.session = session
        self.report = report
        self.print = print
        schedule = Schedule(interval: loop.interval, jitter: loop.jitter)
        eager = loop.isEager ? EagerWork(settings, session: session) : nil
    }

    /// Returns after SIGTERM.
    mutating func run() throws {
        while signals.end() == nil {
            let due = try attempt()
            try idle(until: due)
        }
        report.stopping()
        if let signal = signals.takeEnd(), signal == SIGINT { try signals.end(by: signal) }
    }

    /// One pass.
    /// - Returns: when the next one is due.
    private mutating func attempt() throws -> Instant {
        let outcome: Pass.Outcome
        do {
            outcome = try pass()
        } catch is Interrupted {
            session.disconnect()
            return .now
        } catch {
            return try nextAttempt(after: error)
        }
        // Where that fails, so would all that follows: whoever started the loop has to know.
        try print(outcome)
        backoff.reset()
        let due = schedule.next()
        report.passed(outcome.record, problem: signals.end() == nil ? outcome.problem : nil, next: due - .now)
        return due
    }

    private mutating func pass() throws -> Pass.Outcome {
        try eager?.subscribe()
        let pass = Pass(settings, session: session, connectionAttempts: 2)
        let outcome = try pass.run(
            after: eager?.tally ?? .init(),
            whileTrue: { [signals, report] in
                report.beat()
                return signals.end() == nil
            })
        eager?.recorded()
        grace = outcome.grace
        return outcome
    }

    private mutating func nextAttempt(after error: any Error) throws -> Instant {
        let failure = try RetryableFailure(error)
        guard failure.isUnreachable else {
            let due = schedule.next()
            report.failed(failure.failure, next: due - .now)
            return due
        }
        session.disconnect()
        let wait = backoff.next()
        report.unreachable(failure.failure, next: wait)
        return .now + wait
    }

    /// Until the next pass is due, or a signal comes; with `--eager`, what is new is resolved meanwhile.
    private mutating func idle(until due: Instant) throws {
        while signals.end() == nil, !signals.takeWake(), Instant.now < due {
            do {
                // What came in during its own requests wakes no poll: it looks until nothing is left.
                if try eager?.catchUp(grace: grace) ?? false { continue }
            } catch {
                // The pass that follows finds out how bad it is, and makes up for it.
                session.disconnect()
                return wait(until: .now + backoff.next())
            }
            beat()
            wait(until: [due, eager?.nextDue, beatsAt].compactMap { $0 }.min() ?? due)
        }
    }

    private mutating func beat() {
        guard let rhythm = report.rhythm, beatsAt.map({ $0 <= .now }) ?? true else { return }
        report.beat()
        beatsAt = .now + rhythm
    }

    private func wait(until moment: Instant) {
        var watched: [pollfd] = [.readable(signals.descriptor), .readable(eager?.connection?.socket ?? -1)]
        _ = Poll.wait(for: &watched, until: .after(max(.zero, moment - .now)))
    }
}
