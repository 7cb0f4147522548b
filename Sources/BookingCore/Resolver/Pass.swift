/// One pass over the queue, chunk by chunk, each chunk a transaction of its own: any number of resolvers may run, and
/// each may be killed at any moment.
struct Pass {
    private let settings: PassSettings
    private let session: Session
    private let connectionAttempts: Int

    struct Outcome {
        var record = PassRecord()
        /// PostgreSQL's text of the grace period that it went by.
        var grace = ""
        /// Why bookings were left for later; nil when none were.
        var problem: Failure?

        var isIdle: Bool { record.promoted == 0 && record.rejected == 0 && problem == nil }
    }

    init(_ settings: PassSettings, session: Session, connectionAttempts: Int = Session.connectionAttempts) {
        self.settings = settings
        self.session = session
        self.connectionAttempts = connectionAttempts
    }

    /// Errors are raw; what was committed stays, and another pass takes up the rest.
    /// - Parameters:
    ///   - before: what was decided since the pass before, and is recorded with this one.
    ///   - mayGoOn: asked before each chunk; after a no the rest is left.
    func run(after before: EagerWork.Tally = .init(), whileTrue mayGoOn: () -> Bool = { true }) throws -> Outcome {
        let watch = Stopwatch()
        let opened = try persistently([
            [
                """
                select pass_id, grace::text
                from booking.begin_pass(\(settings.user), \(settings.grace)::interval, \(settings.resources))
                """
            ],
            [
                """
                select resources::text[], span::text, pending from booking.plan_pass(\(settings.user), \(settings.resources))
                """
            ],
        ])
        let (id, grace) = (opened[0][0][0].int64(0), opened[0][0][0].text(1))
        let chunks = opened[1][0].map(Chunk.init)
        let work = try resolve(chunks, grace, mayGoOn)
        let (promoted, rejected) = (work.promoted + before.promoted, work.rejected + before.rejected)
        let closed = try persistently([
            [
                "select booking.finish_pass(\(settings.user), \(id), \(promoted), \(rejected), \(work.undone.bookings))"
            ]
        ])
        return Outcome(
            record: PassRecord(
                promoted: promoted, rejected: rejected, pending: closed[0][0][0].int(0),
                resources: Set(chunks.flatMap(\.resources)).count, elapsedMilliseconds: watch.milliseconds),
            grace: grace, problem: work.undone.problem)
    }

    private func resolve(_ chunks: [Chunk], _ grace: String, _ mayGoOn: () -> Bool) throws -> ChunkWork {
        var work = ChunkWork(user: settings.user, grace: grace, session: session)
        work.connectionAttempts = connectionAttempts
        var rest = chunks[...]
        while let chunk = rest.first, mayGoOn() {
            try work.resolve(chunk)
            rest.removeFirst()
        }
        try work.resolveDelayed(whileTrue: mayGoOn)
        work.leave(rest)
        return work
    }

    private func persistently(_ batches: [[Query]]) throws -> [[RowSet]] {
        try session.persistently(batches, attempts: connectionAttempts)
    }
}
