/// Something that happened to a booking, with the booking as it then was.
struct EventRecord: Record {
    /// Its place in the order of writing; what a cursor counts by.
    let id: Int64
    let type: String
    let at: Timestamp
    /// The role that was logged in.
    let actor: String
    /// In whose name, where that is another's; known to `booking history` alone.
    var actingFor: String?
    let booking: BookingRecord
    /// Of a `booking_conflict`: the older bookings.
    let conflicting: [BookingRecord]
    /// Where in the feed it stands.
    let cursor: String

    static let columns = ["type"] + Conflicts.columns + ["at", "actor", "cursor"]

    var values: [Value] {
        [.text(type)] + data.values + [.time(at), .text(actor), .text(cursor)]
    }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("type", type)
            $0.field("data", data)
            $0.field("at", at.rfc3339)
            $0.field("actor", actor)
            $0.field("cursor", cursor)
        }
    }

    private var data: Conflicts { Conflicts(booking: booking, conflicting: conflicting) }
}

extension EventRecord {
    /// From a row of `booking.public_event`.
    init(_ row: Row, cursor: (Int64) -> String) throws {
        id = row.int64(0)
        type = row.text(1)
        at = row.timestamp(2)
        actor = row.text(3)
        booking = try BookingRecord(row, from: 4)
        conflicting = try Self.images(row.optionalJSON(14), resource: booking.resource)
        self.cursor = cursor(id)
    }

    private static func images(_ text: String?, resource: String) throws -> [BookingRecord] {
        guard let text else { return [] }
        return try (JSON(parsing: text).elements ?? []).map { try BookingRecord(image: $0, resource: resource) }
    }
}
