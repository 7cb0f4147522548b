import Glibc

/// The chunks of a pass as they are worked through, with what has come of them.
struct ChunkWork {
    let user: String?
    /// PostgreSQL's text of the interval.
    let grace: String
    let session: Session
    private(set) var promoted = 0
    private(set) var rejected = 0
    /// Bookings left for later, because somebody's open transaction holds them or their neighbours.
    private(set) var held = 0
    private(set) var holders: Set<String> = []
    private var skipped: [(resources: [Int], span: String?)] = []

    private static let attempts = 6

    init(user: String?, grace: String, session: Session) {
        self.user = user
        self.grace = grace
        self.session = session
    }

    /// Resources that another resolver has at the moment are put off.
    mutating func resolve(_ resources: [Int], span: String?) throws {
        let others = try attempt(resources, span, waits: false)
        if !others.isEmpty { skipped.append((others, span)) }
    }

    /// What was put off, now waiting for the other resolvers.
    mutating func waitForSkipped() throws {
        for (resources, span) in skipped { _ = try attempt(resources, span, waits: true) }
        skipped = []
    }

    /// The quick way first. Where a user's transaction was in the way, again with care: the islands in which somebody
    /// holds a booking are left out, the others go on. A broken link is made anew; a chunk can be repeated.
    private mutating func attempt(_ resources: [Int], _ span: String?, waits: Bool) throws -> [Int] {
        var isCareful = false
        for attempt in 1... {
            do {
                return try send(resources, span, waits, isCareful)
            } catch let error as ServerError where error.isTransient && attempt < Self.attempts {
                isCareful = true
                usleep(UInt32.random(in: 0...UInt32(5_000 << attempt)))
            } catch is ConnectionLost where attempt < Self.attempts {
                session.disconnect()
            }
        }
        return []
    }

    private mutating func send(_ resources: [Int], _ span: String?, _ waits: Bool, _ isCareful: Bool) throws -> [Int] {
        let row = try session.transactions([["""
            select promoted, rejected, held, skipped::text[], holders
            from booking.resolve_chunk(\(user), \(grace), \(resources), \(span), \(waits), \(isCareful))
            """]])[0][0][0]
        promoted += row.int(0)
        rejected += row.int(1)
        held += row.int(2)
        holders.formUnion(row.isNull(4) ? [] : row.texts(4).compactMap { $0 })
        return row.texts(3).compactMap { $0.flatMap { Int($0) } }
    }
}
