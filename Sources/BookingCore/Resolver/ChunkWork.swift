import Glibc

/// The chunks of a pass as they are worked through, with what has come of them.
///
/// The quick way first. What is in somebody's way is put off and waited for at the end, all of it together for a few seconds
/// at most: nobody who holds many bookings open can keep the rest of the queue for longer. What stays stuck even then is
/// cut in two, between islands, again and again, so that only the island that is really stuck is left for the next pass.
struct ChunkWork {
    let session: Session
    /// Asked before whatever takes long; after a no, the rest is left.
    let mayGoOn: () -> Bool
    /// How often a broken link is made anew before it counts as down.
    var connectionAttempts = Session.connectionAttempts

    private var decided: Decided
    private(set) var promoted = 0
    private(set) var rejected = 0
    private(set) var undone = Undone()
    private var delayed: [Chunk] = []
    private var helper: Session?
    /// How many chunks this resolver has had answers for.
    private var answers = 0

    private static let attempts = 6
    /// How long all that was put off is waited for, from the first of it on.
    private static let patience = Duration.seconds(4)
    private var waitingEnds: Deadline?
    /// What has come to nothing may cost so much in all; after that, the rest is left.
    private static let mostInVain = Duration.seconds(8)
    private var inVain = Duration.zero

    init(
        besides decided: Decided, session: Session, whileTrue mayGoOn: @escaping () -> Bool = { true }
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
            try cut(chunk, because: obstacle)
        }
    }

    /// A write is over in a few milliseconds: what is still held after some more attempts is held by somebody idle.
    /// - Returns: what is left even so.
    private mutating func stubbornAttempt(_ chunk: Chunk) throws -> Rest {
        var rest = try attempt(chunk)
        for attempt in 1..<Self.attempts where !rest.isEmpty && mayWait && mayGoOn() {
            pause(attempt)
            rest = try self.attempt(chunk)
        }
        return rest
    }

    /// The halves of what is stuck; what cannot be halved is left.
    private mutating func cut(_ chunk: Chunk, because obstacle: ServerError) throws {
        let halves = try halves(of: chunk)
        for half in halves {
            guard halves.count > 1, mayGoOn(), mayFail else {
                undone.leave(half, because: obstacle)
                continue
            }
            do {
                undone.add(try send(half, waits: false, isCareful: true))
            } catch let obstacle as ServerError where obstacle.isObstacle {
                try cut(half, because: obstacle)
            }
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
        for attempt in 1..<Self.attempts {
            do {
                return try send(chunk, waits: mayWait, isCareful: attempt > 1 || hasWaited)
            } catch let error as ServerError where error.mayPass(attempt, mayWait) && mayGoOn() {
                pause(attempt)
            }
        }
        return try send(chunk, waits: mayWait, isCareful: true)
    }

    private var mayWait: Bool { waitingEnds.map { !$0.hasPassed } ?? false }
    private var hasWaited: Bool { waitingEnds?.hasPassed ?? false }

    private mutating func send(_ chunk: Chunk, waits: Bool, isCareful: Bool) throws -> Rest {
        let query = query(chunk, waits: waits, isCareful: isCareful)
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

    private func query(_ chunk: Chunk, waits: Bool, isCareful: Bool) -> Query {
        """
        select promoted, rejected, held, skipped::text[], holders
        from booking.resolve_chunk(\(decided.user), \(decided.grace), \(chunk.resources), \(chunk.span), \(waits), \(isCareful),
          \(decided.since))
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

    private func pause(_ attempt: Int) {
        usleep(UInt32.random(in: 0...UInt32(5_000 << attempt)))
    }

    /// One where it is a single island, none where nothing is PENDING any more.
    private func halves(of chunk: Chunk) throws -> [Chunk] {
        let rows = try session.persistently([
            [
                """
                select span::text, pending from booking.halves(\(decided.user), \(chunk.resources[0]), \(chunk.span))
                """
            ]
        ])[0][0]
        return rows.map { Chunk(resources: chunk.resources, span: $0.text("span"), pending: $0.int("pending")) }
    }
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

    fileprivate mutating func leave(_ chunk: Chunk, because obstacle: ServerError) {
        bookings += chunk.pending
        if obstacle.isViolation { hasViolation = true } else { isStuck = true }
    }

    /// Nil when nothing was left.
    var problem: Failure? {
        guard bookings > 0 else { return nil }
        return hasViolation ? .decisionRefused(bookings) : .leftUndone(bookings, holders: holders.sorted())
    }
}

extension ServerError {
    /// The exclusion constraint refused: somebody wrote around the functions.
    fileprivate var isViolation: Bool { sqlstate == "23P01" }
    fileprivate var isObstacle: Bool { isTransient || isViolation || isTimeout }
    /// It took so long that nobody waited for it any more (`Session.level`): half of it may do.
    private var isTimeout: Bool { sqlstate == "57014" }
    /// Whoever holds a lock does so for longer than a careful attempt takes, unless that waits for him.
    fileprivate func mayPass(_ attempt: Int, _ waits: Bool) -> Bool {
        isTransient && (sqlstate != "55P03" || waits) || isObstacle && attempt == 1
    }
}
