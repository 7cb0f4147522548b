@testable import BookingCore

/// A write, sent just as the commands send theirs: the write, and in a second transaction the second look.
enum Request {
    case create(String, Slot)
    case move(String, Slot, ifRevision: Int? = nil)
    case note(String, String)
    case delete(String)
    case undo(String)

    var isDelete: Bool {
        if case .delete = self { true } else { false }
    }

    /// The note of a new booking is the key of its request, so that a doubled one shows.
    func batches(by user: String?, key: String) -> [[Query]] {
        let look: [Query] = ["select * from booking.look_again(\(user), \(key))"]
        let words = "\(self)"
        switch self {
        case .create(let resource, let slot):
            return [
                [
                    """
                    select * from booking.create_booking(\(user), \(resource), \(slot.start), \(slot.end), \(key), \(key),
                      \(words))
                    """
                ], look,
            ]
        case .move(let id, let slot, let revision):
            return [
                [
                    """
                    select * from booking.update_booking(\(user), \(id), \(slot.start), \(slot.end), false, null,
                      \(revision), \(key), \(words))
                    """
                ], look,
            ]
        case .note(let id, let note):
            return [
                [
                    """
                    select * from booking.update_booking(\(user), \(id), null, null, true, \(note), null, \(key), \(words))
                    """
                ], look,
            ]
        case .delete(let id):
            return [["select * from booking.delete_bookings(\(user), array[\(id)], null, \(key), \(words))"]]
        case .undo(let id):
            return [["select * from booking.undo_booking(\(user), \(id), null, \(key), \(words))"], look]
        }
    }
}

/// A request and what its user was told.
struct Deed: Sendable {
    enum Outcome {
        case done
        case refused(Failure)
        case unknown(Failure)
    }

    let key: String
    let outcome: Outcome
    let duration: Duration
    /// A delete of what is deleted already is acknowledged without an event.
    let mayLeaveNoTrace: Bool

    /// Refused before anything was sent, as there was no server.
    var isUnreachable: Bool {
        if case .refused(let failure) = outcome { failure.kind == .database } else { false }
    }

    /// Refused for good reason: somebody else had changed the booking, or it is deleted.
    var isFair: Bool {
        switch outcome {
        case .done, .unknown: true
        case .refused(let failure): failure.message.contains("is at revision") || failure.message.contains("is deleted")
        }
    }
}

extension Session {
    /// Carries a request out, and says what came of it.
    func carryOut(_ request: Request, by user: String?, key: String) -> (Deed, BookingRecord?) {
        let clock = ContinuousClock()
        let began = clock.now
        var outcome = Deed.Outcome.done
        var booking: BookingRecord?
        do {
            booking = try write(request.batches(by: user, key: key))[0][0].first.map { try BookingRecord($0) }
        } catch let failure as Failure {
            outcome = failure.message.contains("outcome unknown") ? .unknown(failure) : .refused(failure)
        } catch {
            outcome = .refused(Failure.unexpected(error))
        }
        let deed = Deed(
            key: key, outcome: outcome, duration: clock.now - began, mayLeaveNoTrace: request.isDelete)
        return (deed, booking)
    }
}
