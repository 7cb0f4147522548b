import Glibc

/// One pass over the queue, chunk by chunk, each chunk a transaction of its own: any number of resolvers may run, and
/// each may be killed at any moment.
struct Pass {
    private let settings: PassSettings
    private let session: Session

    struct Outcome {
        var record = PassRecord()
        /// Why bookings were left for later; nil when none were.
        var problem: Failure?

        var isIdle: Bool { record.promoted == 0 && record.rejected == 0 && problem == nil }
    }

    private struct Chunk {
        let resources: [Int]
        let span: String?
    }

    init(_ settings: PassSettings, session: Session) {
        self.settings = settings
        self.session = session
    }

    func run() throws -> Outcome {
        try Failure.translating { try resolve() }
    }

    private func resolve() throws -> Outcome {
        let watch = Stopwatch()
        let opened = try session.transactions([
            ["select pass_id, grace::text from booking.begin_pass(\(settings.user), \(settings.grace)::interval, \(settings.resources))"],
            ["select resources::text[], span::text from booking.plan_pass(\(settings.user), \(settings.resources))"],
        ])
        let (id, grace) = (opened[0][0][0].int64(0), opened[0][0][0].text(1))
        let chunks = opened[1][0].map {
            Chunk(resources: $0.texts(0).compactMap { $0.flatMap { Int($0) } }, span: $0.optionalText(1))
        }
        var work = ChunkWork(user: settings.user, grace: grace, session: session)
        for chunk in chunks { try work.resolve(chunk.resources, span: chunk.span) }
        try work.finish()
        let closed = try session.transactions([[
            "select booking.finish_pass(\(settings.user), \(id), \(work.promoted), \(work.rejected), \(work.held))"
        ]])
        return Outcome(
            record: PassRecord(
                promoted: work.promoted, rejected: work.rejected, pending: closed[0][0][0].int(0),
                resources: Set(chunks.flatMap { $0.resources }).count, elapsedMilliseconds: watch.milliseconds),
            problem: work.held > 0 ? Failure.leftUndone(work.held, holders: work.holders.sorted()) : nil)
    }
}
