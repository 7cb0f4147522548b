/// What `--eager` does between two passes: resolves the resources whose bookings people change, as soon as they do.
///
/// A notification is only a wake-up; what is new is read from the event stream, from snapshot to snapshot (see
/// `Watch/Cursor.swift`). A look every two seconds runs regardless: behind a pooler nobody wakes it, and it finds a dead
/// link on the way. Whatever is missed here, the next pass finds.
struct EagerWork {
    struct Tally: Equatable {
        var promoted = 0
        var rejected = 0
    }

    /// How long one answer to a look may take. With the rhythm, a dead link is found within 15 s.
    private static let patience = Duration.seconds(10)

    private let settings: PassSettings
    private let session: Session
    /// What has been decided since the last full pass, which the next one is to record.
    private(set) var tally = Tally()
    private var queue = EagerQueue()
    private var listening = Listening()
    /// PostgreSQL's text of a snapshot: what it shows has been read.
    private var seen: String?
    private var looksAt = Instant.now

    init(_ settings: PassSettings, session: Session) {
        self.settings = settings
        self.session = session
    }

    /// When something is due without any further news; nil when nothing is.
    var nextDue: Instant? { [queue.next, connection == nil ? nil : looksAt].compactMap { $0 }.min() }

    /// The connection to wait for; nil where there is none.
    var connection: Connection? { listening.connection }

    /// To be done before each full pass, which does all that was new until then.
    mutating func subscribe() throws {
        try listening.renew(on: session)
        seen = nil
        _ = try news()
        queue.removeAll()
    }

    mutating func recorded() {
        tally = Tally()
    }

    /// Reads what is new, if there was a wake-up, and resolves what is due.
    /// - Parameter grace: that of the last full pass.
    /// - Returns: false when there was nothing to do.
    mutating func catchUp(grace: String) throws -> Bool {
        guard let connection else { return false }
        let isWoken = try connection.notifications(fromOthers: true) > 0
        if isWoken || looksAt <= .now { queue.add(try news()) }
        let resources = queue.take()
        if !resources.isEmpty { try resolve(resources, grace) }
        return isWoken || !resources.isEmpty
    }

    private mutating func resolve(_ resources: [String], _ grace: String) throws {
        let plan = Plan(try session.transactions([[Plan.query(for: settings.user, resources)]])[0][0])
        let decided = DecidedChunks(user: settings.user, grace: grace, since: plan)
        var work = ChunkWork(besides: decided, session: session)
        work.connectionAttempts = 1
        for chunk in plan.chunks { try work.resolve(chunk, beside: nil) }
        tally.promoted += work.promoted
        tally.rejected += work.rejected
        // What is stuck is left to the next pass; where another resolver was quicker, it may have missed the newest.
        if work.hasSkipped { queue.add(resources) }
    }

    /// The resources of this resolver that have news.
    private mutating func news() throws -> [String] {
        let query: Query = "select snapshot, resources from booking.news(\(settings.user), \(seen)::pg_snapshot)"
        let row = try session.transactions([[query]], deadline: .after(Self.patience))[0][0].one()
        looksAt = .now + .milliseconds(.random(in: 1_800...2_200))
        seen = row.text("snapshot")
        let resources = row.texts("resources").compactMap { $0 }
        return settings.resources.map { wanted in resources.filter(wanted.contains) } ?? resources
    }
}
