import Foundation
import Synchronization
import TestSupport

@testable import BookingCore

/// Many clients and several resolvers at once on the same few slots, for as long as the clients have something to do.
struct Load {
    var clients = 12
    var actions = Torture.times(60)
    /// Each is run again and again beside the clients.
    var beside: [@Sendable () throws -> Void] = []

    /// What the clients were told.
    /// - Parameter name: begins the keys of this run, which no other run in the same database may have.
    func run(on here: Installation, named name: String = "", _ random: SeededGenerator) throws -> [Deed] {
        var random = random
        let shelf = Shelf()
        let generators = (0..<clients).map { _ in random.fork() }
        let busy = Countdown(clients)
        let (clients, actions, beside) = (clients, actions, beside)
        return try atOnce(clients + beside.count) { number -> [Deed] in
            guard number < clients else {
                while !busy.isOver { try beside[number - clients]() }
                return []
            }
            defer { busy.countDown() }
            var client = Client(
                number: number, session: try here.session(), shelf: shelf, named: name, random: generators[number])
            for _ in 0..<actions { client.act() }
            return client.deeds
        }.flatMap { $0 }
    }
}

/// Ends when it has been counted down to zero.
final class Countdown: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    var isOver: Bool { count <= 0 }

    /// Below zero where more was counted than expected.
    var count: Int { left.withLock { $0 } }

    func countDown() { left.withLock { $0 -= 1 } }
}
