import Glibc

/// A command that runs while something is held, and is ended when the hold is lost.
///
/// The hold's end is kept by the clock that nobody sets, from what the server said was left of it; so the command ends in
/// time however long the database is away. Where this process is stopped, or dies, a guard sees to it.
final class HeldCommand {
    /// How often it is looked whether the hold is still there, also where nothing is heard.
    private static let poll = Duration.seconds(5)
    /// However much happens, it looks no more often.
    private static let pause = Duration.milliseconds(100)

    private let hold: Hold
    private let killAfter: Duration
    /// By how much it is extended before its end; nil where it is not.
    private let extends: Duration?
    /// For how long each sign of life lasts; nil where none is asked for.
    private let heartbeat: Duration?

    private let child: ForegroundChild
    /// When the booking ends, as far as is known.
    private var booked: Deadline
    /// Until when the last sign of life lasts; nil where none is asked for.
    private var alive: Deadline?
    private var left: Duration
    private var lastLook = Instant.now
    /// Whoever wants the time will hardly give it up at once: an extension that was refused is not asked for again so soon.
    private var refusedUntil = Deadline.at(.now)
    /// It looks soon after the start, at what the hold owes.
    private var isWoken = true
    private var listening = Listening()
    /// Why the hold is lost.
    private(set) var loss: Failure?
    private var killing: Deadline?

    /// - Parameters:
    ///   - killAfter: how long the command has to end when it is told to.
    ///   - extends: by how much the hold is extended before its end; nil where it is not.
    ///   - heard: when the first sign of life was given, where some are asked for.
    /// - Throws: `SystemError` where it cannot be started.
    init(
        _ words: [String], _ hold: Hold, killAfter: Duration, extends: Duration?, heartbeat: Duration?, heard: Instant
    ) throws {
        (self.hold, self.killAfter, self.extends, self.heartbeat) = (hold, killAfter, extends, heartbeat)
        left = hold.bookings.map(\.slot.length).min() ?? .zero
        booked = hold.end
        alive = heartbeat.map { .at(heard + $0) }
        child = try ForegroundChild(
            words, environment: ChildProcess.environmentWithoutSecrets(adding: ShellVariables(hold.bookings).all),
            until: Self.lastMoment(before: .first(booked, alive)!, of: left))
    }

    /// When the hold ends, as far as is known.
    var end: Deadline { .first(booked, alive)! }

    /// When what is left of the command is killed: dying takes a moment, too.
    private var lastMoment: Deadline { Self.lastMoment(before: end, of: left) }

    private static func lastMoment(before end: Deadline, of length: Duration) -> Deadline {
        end.earlier(by: min(.milliseconds(100), length / 20))
    }

    private var session: Session { hold.session }

    /// Until the command has ended.
    func run() -> ChildProcess.Exit {
        while true {
            while let signal = hold.signals.take() { child.hear(signal) }
            if let exit = child.exit {
                // While this process was stopped.
                let wasKilled = exit.status == ChildProcess.Exit.signal(SIGKILL).status
                if loss == nil, wasKilled, lastMoment.hasPassed { loss = passed }
                return exit
            }
            keep()
            child.keep(until: lastMoment)
            wait()
        }
    }

    /// An interrupt typed at the terminal ended the command.
    var wasInterrupted: Int32? { child.wasInterrupted }

    /// To be told a little before the end, so that nothing of it is left when somebody else has the thing.
    private var warning: Deadline {
        .first(
            booked.earlier(by: min(killAfter, left / 10)),
            heartbeat.flatMap { alive?.earlier(by: min(killAfter, $0 / 10)) })!
    }

    /// What is said of an end that has come.
    private var passed: Failure {
        guard let alive, alive < booked else { return .holdEnded(hold.name, wasExtended: extends != nil) }
        return .holdUnheard(hold.name)
    }

    private func keep() {
        if let killing {
            if killing.hasPassed {
                child.send(SIGKILL)
                self.killing = .after(Self.pause)
            }
            return
        }
        if nextLook.hasPassed { look() }
        if loss == nil, warning.hasPassed { lose(passed, by: lastMoment) }
    }

    private func lose(_ loss: Failure, by limit: Deadline) {
        self.loss = loss
        child.send(SIGTERM)
        killing = .first(limit, .after(killAfter))
    }

    private var nextLook: Deadline {
        let soonest = Deadline.at(lastLook + Self.pause)
        if isWoken { return soonest }
        let poll = min(Self.poll, heartbeat.map { $0 / 3 } ?? Self.poll)
        return max(soonest, .first(.at(lastLook + poll), nextExtension)!)
    }

    /// Half of it before the end; nil where it is not extended.
    private var nextExtension: Deadline? {
        extends.map { max(refusedUntil, booked.earlier(by: $0 / 2)) }
    }

    private func look() {
        lastLook = .now
        isWoken = false
        do {
            try attend()
        } catch let failure as Failure where failure.kind == .notFound {
            lose(.holdTakenAway(hold.name, hold.bookings), by: .after(killAfter))
        } catch {
            // Interrupted, or the database is away: the hold goes on until its end.
            hold.notices.detail("the hold could not be looked at: \(error)")
            session.disconnect()
            isWoken = error is Interrupted
        }
    }

    private func attend() throws {
        try listening.renew(on: session, by: .after(Self.poll))
        let asked = Instant.now
        let now = try session.transactions(
            [(heartbeat.map { [hold.beat($0)] } ?? []) + [state], [hold.lookAgain]], deadline: .after(Self.poll))[0]
            .last!
            .one()
        let remaining = Duration.microseconds(Int64(now.double("remaining") * 1_000_000))
        guard now.bool("holds") else {
            return lose(.holdTakenAway(hold.name, hold.bookings), by: .after(killAfter))
        }
        booked = .after(remaining - asked.elapsed)
        alive = heartbeat.map { .at(asked + $0) }
        if let extends, nextExtension?.hasPassed == true { try extend(by: extends) }
    }

    /// What was moved to a later time is held no more until then.
    private var state: Query {
        let query: Query = """
            select extract(epoch from min(b.end_time) - clock_timestamp())::float8 as remaining,
              bool_and(b.status = 'VALID' and b.start_time <= greatest(h.start, clock_timestamp())) as holds
            from unnest(\(hold.bookings.compactMap(\.id))::text[], \(hold.bookings.map(\.slot.start))::timestamptz[]) h(id, start),
              booking.show_booking(\(hold.user), h.id) b
            """
        return query.giving([("remaining", .number), ("holds", .flag)])
    }

    /// All of them, or as far as it goes: whoever wants the time of one has it at the present end.
    private func extend(by length: Duration) throws {
        do {
            _ = try session.transactions(
                [
                    hold.bookings.map {
                        "select * from booking.extend_booking(\(hold.user), \($0.id), \(length), p_key => \(RequestKey.random()))"
                    }
                ],
                deadline: .after(Self.poll))
            left = length
            booked = booked.earlier(by: .zero - length)
        } catch let error as ServerError {
            hold.notices.detail("not extended: \(error.message)")
            let remaining = Duration.milliseconds(booked.remaining)
            refusedUntil = .after(min(max(.seconds(1), remaining / 10), remaining / 2))
        }
    }

    private func wait() {
        let next = killing ?? min(warning, nextLook)
        var watched: [pollfd] = [
            .readable(hold.signals.descriptor), .readable(isWoken ? -1 : listening.connection?.socket ?? -1),
        ]
        _ = Poll.wait(for: &watched, until: next)
        guard watched[1].isReady, let listening = listening.connection else { return }
        if let heard = try? listening.notifications() { isWoken = isWoken || heard > 0 } else { session.disconnect() }
    }
}
