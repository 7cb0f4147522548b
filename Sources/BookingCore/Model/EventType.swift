/// What happens to bookings. A feed may hold types that a newer schema has and this program does not know: those are
/// passed on as they are.
enum EventType: String, CaseIterable, Sendable {
    case created = "booking_created"
    case updated = "booking_updated"
    case deleted = "booking_deleted"
    case conflict = "booking_conflict"
    case validated = "booking_validated"
    case rejected = "booking_rejected"
    case approved = "booking_approved"
    case closed = "booking_closed"
}
