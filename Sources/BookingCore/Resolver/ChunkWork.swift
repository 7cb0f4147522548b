/// The chunks of a pass as they are worked through, with what has come of them.
///
/// The quick way first. What is in somebody's way is put off and waited for at the end, all of it together for a few seconds
/// at most: nobody who holds many bookings open can keep the rest of the queue for longer. Where that comes to nothing, the
/// database tries booking by booking, so that only the islands that are really stuck are left for the next pass.
struct ChunkWork {
    let session: Session
    /// Asked before whatever takes long; after a no, the rest is left.
    let mayGoOn: () -> Bool
    /// How often a broken link is made anew before it counts as down.
    var connectionAttempts = Session.connectionAttempts

    private var decided: DecidedChunks
    private(set) var promoted = 0
    private(set) var rejected = 0
    private(set) var undone = Undone()
    private var delayed: [Chunk] = []
    private var helper: Session?
    /// How many chunks this resolver has had answers for.
    private var answers = 0

    private static let attempts = 6
    /// Between them.
    private static let backoff = Backoff(shortest: .milliseconds(10), longest: .milliseconds(160))
    /// How long all that was put off is waited for, from the first of it on.
    private static let patience = Duration.seconds(4)
    private var waitingEnds: Deadline?
    /// What has come to nothing may cost so much in all; after that, the rest is left.
    private static let mostInVain = Duration.seconds(8)
    private var inVain = Duration.zero

    init(
        besides decided: DecidedChunks, session: Session, whileTrue mayGoOn: @escaping () -> Bool = { true }
    ) {
        self.decided = decided
        self.session = session
        self.mayGoOn = mayGoOn
    }

    /// Whether another resolver had some of the resources when it was their turn.
    private(set) var hasSkipped = false

    /// Two chunks at once, over two connections: while one works, the other waits for the disk; but where other resolvers
    /// are at work, they do that. What does not go smoothly with the second is done again by itself; a chunk can be
    /// repeated.
    mutating func resolve(_ chunk: Chunk, beside other: Chunk?) throws {
        guard answers > 0, decided.count <= answers, let chunk = decided.rest(of: chunk),
            let other = other.flatMap(decided.rest)
        else {
            try resolve(chunk)
            if let other {
                if mayGoOn() { try resolve(other) } else { delayed.append(other) }
            }
            return
        }
        let helper = helper ?? session.twin()
        self.helper = helper
        let query = query(other, waits: false, isCareful: false)
        let isPosted = (try? helper.post([query])) != nil
        do {
            try resolve(chunk)
            guard isPosted else { return try resolve(other) }
        } catch {
            helper.disconnect()
            throw error
        }
        do {
            putOff(other, count(try helper.collect([query])[0].one()))
        } catch {
            helper.disconnect()
            try resolve(other)
        }
    }

    /// What others have decided meanwhile is left out.
    private mutating func resolve(_ chunk: Chunk) throws {
        guard let chunk = decided.rest(of: chunk) else { return }
        do {
            putOff(chunk, try attempt(chunk))
        } catch let obstacle as ServerError where obstacle.isObstacle {
            delayed += chunk.parts
        }
    }

    /// Resources that another resolver has at the moment are put off, and a chunk in which somebody held bookings.
    private mutating func putOff(_ chunk: Chunk, _ rest: Rest) {
        hasSkipped = hasSkipped || !rest.skipped.isEmpty
        let later = rest.held > 0 ? chunk.resources : rest.skipped
        if !later.isEmpty { delayed.append(chunk.part(later)) }
    }

    /// What was put off: once more without waiting, so that nothing waits behind what is stuck; then with.
    mutating func resolveDelayed() throws {
        var again = delayed
        delayed = []
        while !again.isEmpty, mayGoOn(), mayFail { try resolve(again.removeFirst()) }
        delayed += again
        waitingEnds = .after(Self.patience)
        while !delayed.isEmpty, mayGoOn(), mayFail { try persist(delayed.removeFirst()) }
        if !mayFail { leave([]) }
        if undone.isStuck { undone.holders.formUnion(try blockingSessions()) }
    }

    private var mayFail: Bool { inVain < Self.mostInVain }

    /// Counts what is not worked on any more.
    mutating func leave(_ chunks: some Sequence<Chunk>) {
        for chunk in (chunks + delayed).compactMap(decided.rest) { undone.bookings += chunk.pending }
        delayed = []
    }

    private mutating func persist(_ chunk: Chunk) throws {
        do {
            undone.add(try stubbornAttempt(chunk))
        } catch let obstacle as ServerError where obstacle.isObstacle {
            if chunk.resources.count > 1 { return delayed.insert(contentsOf: chunk.parts, at: 0) }
            try decideBesidesWhatIsStuck(chunk, because: obstacle)
        }
    }

    /// A write is over in a few milliseconds: what is still held after some more attempts is held by somebody idle.
    /// - Returns: what is left even so.
    private mutating func stubbornAttempt(_ chunk: Chunk) throws -> Rest {
        var rest = try attempt(chunk)
        var backoff = Self.backoff
        for _ in 1..<Self.attempts where !rest.isEmpty && mayWait && mayGoOn() {
            backoff.sleep()
            rest = try self.attempt(chunk)
        }
        return rest
    }

    /// What is stuck is left, with its neighbours; or all of it, where even that comes to nothing.
    private mutating func decideBesidesWhatIsStuck(_ chunk: Chunk, because obstacle: ServerError) throws {
        guard mayGoOn(), mayFail else { return undone.leave(chunk.pending, because: obstacle) }
        do {
            let stuck = try stuckBookings(in: chunk)
            let rest = try send(chunk, waits: false, isCareful: true, besides: stuck.map(\.id))
            undone.leave(rest.held, because: stuck)
        } catch let obstacle as ServerError where obstacle.isObstacle {
            undone.leave(chunk.pending, because: obstacle)
        }
    }

    private mutating func stuckBookings(in chunk: Chunk) throws -> [Stuck] {
        let began = Instant.now
        defer { inVain += began.elapsed }
        let query: Query = """
            select id, problem from booking.stuck_bookings(\(decided.user), \(chunk.resources[0]), \(chunk.span))
            """
        return try session.persistently([[query]], attempts: connectionAttempts)[0][0].map {
            Stuck(id: $0.uuid("id"), sqlstate: $0.optionalText("problem"))
        }
    }

    private func blockingSessions() throws -> [String] {
        try session.persistently([["select who from booking.blocking_sessions(\(decided.user))"]])[0][0]
            .map { $0.text(0) }
    }

    /// Again where a user's transaction was in the way, then with care: the islands in which somebody holds a booking are
    /// left out, the others go on. A VALID booking that the verdict did not know was written around the functions: a
    /// second look knows it.
    private mutating func attempt(_ chunk: Chunk) throws -> Rest {
        var backoff = Self.backoff
        for attempt in 1..<Self.attempts {
            do {
                return try send(chunk, waits: mayWait, isCareful: attempt > 1 || hasWaited)
            } catch let error as ServerError where error.mayPass(attempt, mayWait) && mayGoOn() {
                backoff.sleep()
            }
        }
        return try send(chunk, waits: mayWait, isCareful: true)
    }

    private var mayWait: Bool { waitingEnds.map { !$0.hasPassed } ?? false }
    private var hasWaited: Bool { waitingEnds?.hasPassed ?? false }

    private mutating func send(
        _ chunk: Chunk, waits: Bool, isCareful: Bool, besides stuck: [String] = []
    ) throws -> Rest {
        let query = query(chunk, waits: waits, isCareful: isCareful, besides: stuck)
        let began = Instant.now
        do {
            let results = try session.persistently([[query], [decided.query]], attempts: connectionAttempts)
            decided.learn(results[1][0])
            return count(try results[0][0].one())
        } catch {
            inVain += began.elapsed
            throw error
        }
    }

    private func query(_ chunk: Chunk, waits: Bool, isCareful: Bool, besides stuck: [String] = []) -> Query {
        """
        select promoted, rejected, held, skipped::text[], holders
        from booking.resolve_chunk(\(decided.user), \(decided.grace), \(chunk.resources), \(chunk.span), \(waits), \(isCareful),
          \(decided.since), \(stuck)::uuid[])
        """
    }

    private mutating func count(_ row: Row) -> Rest {
        answers += 1
        promoted += row.int("promoted")
        rejected += row.int("rejected")
        return Rest(
            skipped: row.texts("skipped").compactMap { $0.flatMap { Int($0) } }, held: row.int("held"),
            holders: row.isNull("holders") ? [] : row.texts("holders").compactMap { $0 })
    }
}

/// A booking that cannot be decided, and why; nil where that was not tried.
private struct Stuck {
    let id: String
    let sqlstate: String?
}

/// What a transaction left of its chunk.
private struct Rest {
    /// Resources that another resolver had.
    let skipped: [Int]
    /// Bookings that somebody's open transaction holds, or their neighbours.
    let held: Int
    let holders: [String]

    var isEmpty: Bool { skipped.isEmpty && held == 0 }
}

/// What a pass had to leave for the next one, and why.
struct Undone: Equatable {
    var bookings = 0
    /// The sessions whose open transactions were in the way.
    var holders: Set<String> = []
    /// Whether a VALID booking is in the way that the functions do not see.
    var hasViolation = false
    /// Whether it is not known yet who was in the way.
    fileprivate var isStuck = false

    fileprivate mutating func add(_ rest: Rest) {
        bookings += rest.held
        holders.formUnion(rest.holders)
    }

    fileprivate mutating func leave(_ count: Int, because obstacle: ServerError) {
        bookings += count
        if obstacle.isViolation { hasViolation = true } else { isStuck = true }
    }

    fileprivate mutating func leave(_ count: Int, because stuck: [Stuck]) {
        bookings += count
        hasViolation = hasViolation || stuck.contains { $0.sqlstate == SQLState.exclusionViolation }
        isStuck = isStuck || stuck.contains { $0.sqlstate != SQLState.exclusionViolation }
    }

    /// Nil when nothing was left.
    var problem: Failure? {
        guard bookings > 0 else { return nil }
        return hasViolation ? .decisionRefused(bookings) : .leftUndone(bookings, holders: holders.sorted())
    }
}

extension ServerError {
    fileprivate var isObstacle: Bool { isTransient || isViolation || isTimeout }
    /// It took so long that nobody waited for it any more (`Session.level`): a part of it may do.
    private var isTimeout: Bool { sqlstate == SQLState.queryCanceled }
    /// Whoever holds a lock does so for longer than a careful attempt takes, unless that waits for him.
    fileprivate func mayPass(_ attempt: Int, _ waits: Bool) -> Bool {
        isTransient && (sqlstate != SQLState.lockNotAvailable || waits) || isObstacle && attempt == 1
    }
}
