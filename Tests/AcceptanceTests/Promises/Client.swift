import Foundation
import Synchronization
import TestSupport

@testable import BookingCore

/// The bookings that users of one name have made; several clients may act for one user.
final class Shelf: Sendable {
    private let ids = Mutex<[String: [String]]>([:])

    func add(_ id: String, of user: String) { ids.withLock { $0[user, default: []].append(id) } }

    func random(of user: String, _ random: inout SeededGenerator) -> String? {
        ids.withLock { $0[user]?.suffix(12).randomElement(using: &random) }
    }
}

/// Somebody who books, moves and drops bookings of a few slots that everybody else wants, too.
struct Client {
    static let resources = ["R1", "R2", "R3"]

    private let session: Session
    private let user: String
    private let shelf: Shelf
    private let name: String
    private var random: SeededGenerator
    private(set) var deeds: [Deed] = []

    init(number: Int, session: Session, shelf: Shelf, named name: String, random: SeededGenerator) {
        self.session = session
        self.shelf = shelf
        self.random = random
        user = "user\(number % 5)"
        self.name = "\(name)client\(number)"
    }

    mutating func act() {
        let request = chosen()
        let (deed, booking) = session.carryOut(request, by: user, key: "\(name)-\(deeds.count)")
        deeds.append(deed)
        if case .create = request, let id = booking?.id { shelf.add(id, of: user) }
    }

    private mutating func chosen() -> Request {
        let roll = Int.random(in: 0..<100, using: &random)
        guard roll >= 40, let id = shelf.random(of: user, &random) else { return .create(resource(), slot()) }
        switch roll {
        case ..<65: return .move(id, slot())
        case ..<70: return .move(id, slot(), ifRevision: Int.random(in: 1...3, using: &random))
        case ..<80: return .note(id, "note \(deeds.count)")
        case ..<90: return .delete(id)
        default: return .undo(id)
        }
    }

    private mutating func resource() -> String { Self.resources.randomElement(using: &random)! }

    /// Often one that shrinks or touches another, as all lie on a grid of half hours.
    private mutating func slot() -> Slot {
        Slot(
            hour: Double(Int.random(in: 0..<40, using: &random)) / 2,
            for: Double(Int.random(in: 1...4, using: &random)) / 2)
    }
}
