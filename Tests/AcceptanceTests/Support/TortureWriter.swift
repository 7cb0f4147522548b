import Foundation
import TestSupport

@testable import BookingCore

/// Somebody who books, moves, deletes and undoes at random, in short transactions and in some that are left open for long
/// or rolled back, over whatever connection there is.
final class TortureWriter: @unchecked Sendable {
    private let here: Installation
    private let user: String
    private var random: SeededGenerator
    private let lock = NSLock()
    private var isDone = false

    init(_ here: Installation, user: String, random: SeededGenerator) {
        self.here = here
        self.user = user
        self.random = random
    }

    func start() {
        let thread = Thread { [self] in
            var client: Connection?
            while !lock.withLock({ isDone }) {
                do {
                    let open = try client ?? here.connect()
                    client = open
                    try work(open)
                } catch {
                    // Whatever it was: an outage, a refusal, somebody's lock. What counts is what was committed.
                    client = nil
                    usleep(20_000)
                }
            }
            lock.withLock { hasEnded = true }
        }
        thread.start()
    }

    func stop() { lock.withLock { isDone = true } }

    private var hasEnded = false
    var isRunning: Bool { lock.withLock { !hasEnded } }

    private func pick(_ range: Range<Int>) -> Int { .random(in: range, using: &random) }

    private func work(_ client: Connection) throws {
        let isLong = pick(0..<40) == 0
        try client.run(script: "begin")
        for _ in 0..<pick(1..<4) {
            try client.run(script: "select booking.\(change())")
            usleep(UInt32(pick(0..<5_000)))
        }
        usleep(UInt32(isLong ? pick(200_000..<2_000_000) : pick(0..<5_000)))
        try client.run(script: pick(0..<20) == 0 ? "rollback" : "commit")
    }

    private func change() -> String {
        let one = """
            coalesce((select id::text from booking.booking where user_id = '\(user)' offset \(pick(0..<30)) limit 1), 'none')
            """
        let start = "'2030-01-01 00:00Z'::timestamptz + '\(pick(0..<600)) minutes'"
        let end = "\(start) + '\(pick(10..<90)) minutes'"
        return switch pick(0..<10) {
        case 0..<5: "create_booking('\(user)', 'R\(pick(0..<6))', \(start), \(end))"
        case 5, 6: "update_booking('\(user)', \(one), \(start), \(end))"
        case 7: "update_booking('\(user)', \(one), null, null, true, 'note \(pick(0..<1_000_000))')"
        case 8: "delete_bookings('\(user)', array[\(one)])"
        default: "undo_booking('\(user)', \(one))"
        }
    }
}
