/// One pass over the queue, chunk by chunk, each chunk a transaction of its own: any number of resolvers may run, and
/// each may be killed at any moment.
struct Pass {
    private let settings: PassSettings
    private let session: Session
    private let connectionAttempts: Int
    private let progress: Progress?

    struct Outcome {
        var record = PassRecord()
        /// PostgreSQL's text of the grace period that it went by.
        var grace = ""
        /// Why bookings were left for later; nil when none were.
        var problem: Failure?

        var isIdle: Bool { record.promoted == 0 && record.rejected == 0 && problem == nil }
    }

    /// - Parameter progress: shows a person how far it has come.
    init(
        _ settings: PassSettings, session: Session, connectionAttempts: Int = Session.connectionAttempts,
        progress: Progress? = nil
    ) {
        self.settings = settings
        self.session = session
        self.connectionAttempts = connectionAttempts
        self.progress = progress
        session.progress = progress
    }

    /// Errors are raw; what was committed stays, and another pass takes up the rest.
    /// - Parameters:
    ///   - before: what was decided since the pass before, and is recorded with this one.
    ///   - mayGoOn: asked before each chunk; after a no the rest is left.
    func run(after before: EagerWork.Tally = .init(), whileTrue mayGoOn: @escaping () -> Bool = { true }) throws
        -> Outcome
    {
        let began = Instant.now
        let opening = try open(recording: before)
        var outcome = Outcome(
            record: PassRecord(promoted: before.promoted, rejected: before.rejected), grace: opening.grace)
        if !opening.isOver {
            progress?.tell("planning the pass")
            let plan = try plan()
            let decided = DecidedChunks(user: settings.user, grace: opening.grace, since: plan)
            let work = try resolve(plan.chunks, besides: decided, mayGoOn)
            progress?.tell("announcing conflicts")
            while try mayGoOn() && announceOwed() {}
            outcome.record.promoted += work.promoted
            outcome.record.rejected += work.rejected
            outcome.record.resources = Set(plan.chunks.flatMap(\.resources)).count
            outcome.record.pending = try close(
                opening.id, outcome.record, leaving: work.undone.bookings, since: plan.number)
            outcome.problem = work.undone.problem
        }
        outcome.record.elapsedMilliseconds = began.elapsedMilliseconds
        return outcome
    }

    /// With nothing PENDING the pass is over with its opening, which records what was decided before it.
    private func open(recording before: EagerWork.Tally) throws -> (id: Int64, grace: String, isOver: Bool) {
        let row = try persistently(
            """
            select pass_id, grace::text, is_over
            from booking.begin_pass(\(settings.user), \(settings.grace)::interval, \(settings.resources),
              \(before.promoted), \(before.rejected))
            """
        ).one()
        return (row.int64("pass_id"), row.text("grace"), row.bool("is_over"))
    }

    private func plan() throws -> Plan {
        Plan(try persistently(Plan.query(for: settings.user, settings.resources)))
    }

    /// A page of the conflicts that writes left owed, as they had met too many; whether there may be more.
    private func announceOwed() throws -> Bool {
        try persistently("select booking.announce_owed(\(settings.user))").one().bool(0)
    }

    /// - Returns: how many bookings it leaves PENDING.
    private func close(_ id: Int64, _ record: PassRecord, leaving undone: Int, since number: Int64?) throws -> Int {
        try persistently(
            """
            select booking.finish_pass(\(settings.user), \(id), \(record.promoted), \(record.rejected), \(undone),
              \(number))
            """
        ).one().int(0)
    }

    private func resolve(
        _ chunks: [Chunk], besides decided: DecidedChunks, _ mayGoOn: @escaping () -> Bool
    ) throws -> ChunkWork {
        var work = ChunkWork(besides: decided, session: session, whileTrue: mayGoOn)
        work.connectionAttempts = connectionAttempts
        // In an order of its own, so that resolvers that run at once keep out of each other's way.
        var rest = ChunkPairs(chunks.shuffled())
        let pending = chunks.map(\.pending).reduce(0, +)
        var done = 0
        while let (chunk, other) = mayGoOn() ? rest.next() : nil {
            try work.resolve(chunk, beside: other)
            done += chunk.pending + (other?.pending ?? 0)
            progress?.tell("decided", done, "of \(pending) bookings", Double(done) / Double(max(1, pending)))
        }
        if done > 0 { progress?.tell("deciding what was in somebody's way") }
        try work.resolveDelayed()
        work.leave(rest.left)
        return work
    }

    private func persistently(_ query: Query) throws -> RowSet {
        try session.persistently([[query]], attempts: connectionAttempts)[0][0]
    }
}
