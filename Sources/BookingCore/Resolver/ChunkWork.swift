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
    private var putOff: [(resources: [Int], span: String?)] = []

    private static let attempts = 6

    init(user: String?, grace: String, session: Session) {
        self.user = user
        self.grace = grace
        self.session = session
    }

    private struct Rest {
        /// Resources that another resolver had.
        let skipped: [Int]
        let held: Int
        let holders: [String]
    }

    /// Resources that another resolver has at the moment are put off, and a chunk in which somebody held bookings.
    mutating func resolve(_ resources: [Int], span: String?) throws {
        let rest = try attempt(resources, span, waits: false)
        let later = rest.held > 0 ? resources : rest.skipped
        if !later.isEmpty { putOff.append((later, span)) }
    }

    /// What was put off, now waiting for the other resolvers. A write is over in a few milliseconds: what is still held
    /// after some more attempts is held by somebody idle.
    mutating func finish() throws {
        for (resources, span) in putOff {
            var rest = try attempt(resources, span, waits: true)
            for attempt in 1..<Self.attempts where rest.held > 0 {
                pause(attempt)
                rest = try self.attempt(resources, span, waits: true)
            }
            held += rest.held
            holders.formUnion(rest.holders)
        }
        putOff = []
    }

    /// The quick way first. Where a user's transaction was in the way, again with care: the islands in which somebody
    /// holds a booking are left out, the others go on. A broken link is made anew; a chunk can be repeated. Where
    /// somebody wrote a VALID booking around the functions (23P01), the next look sees it.
    private mutating func attempt(_ resources: [Int], _ span: String?, waits: Bool) throws -> Rest {
        var isCareful = false
        for attempt in 1..<Self.attempts {
            do {
                return try send(resources, span, waits, isCareful)
            } catch let error as ServerError where error.isTransient || error.sqlstate == "23P01" {
                isCareful = true
                pause(attempt)
            } catch is ConnectionLost {
                session.disconnect()
            }
        }
        return try send(resources, span, waits, isCareful)
    }

    private mutating func send(_ resources: [Int], _ span: String?, _ waits: Bool, _ isCareful: Bool) throws -> Rest {
        let row = try session.transactions([["""
            select promoted, rejected, held, skipped::text[], holders
            from booking.resolve_chunk(\(user), \(grace), \(resources), \(span), \(waits), \(isCareful))
            """]])[0][0][0]
        promoted += row.int(0)
        rejected += row.int(1)
        return Rest(
            skipped: row.texts(3).compactMap { $0.flatMap { Int($0) } }, held: row.int(2),
            holders: row.isNull(4) ? [] : row.texts(4).compactMap { $0 })
    }

    private func pause(_ attempt: Int) {
        usleep(UInt32.random(in: 0...UInt32(5_000 << attempt)))
    }
}
