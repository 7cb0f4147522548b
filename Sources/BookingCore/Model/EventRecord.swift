/// Something that happened to a booking, with the booking as it then was.
struct EventRecord: Record {
    /// Its place in the order of writing; what a cursor counts by.
    let id: Int64
    let type: String
    let at: Timestamp
    /// The role that was logged in; nil where that is not for the reader to know.
    let actor: String?
    /// In whose name, where that is another's; known to `booking history` alone.
    var actingFor: String?
    let booking: BookingRecord
    /// Of a `booking_conflict`: the older bookings.
    let conflicting: [BookingRecord]
    /// The slot that the change gave up, where it set another one.
    let movedFrom: Slot?
    /// Whether it took an earlier change back.
    let isUndo: Bool
    /// Where in the feed it stands.
    let cursor: String

    static let columns = ["type"] + BookingRecord.columns(and: ["conflicting", "at", "actor", "cursor"])

    var values: [Value] {
        [.text(type)] + booking.values(and: [.text(data.ids), .time(at), Value(actor), .text(cursor)])
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
    /// From a row of `booking.history` or `booking.feed`.
    init(_ row: Row, cursor: (Int64) -> String) throws {
        id = row.int64("event_id")
        type = row.text("type")
        at = row.timestamp("at")
        actor = row.optionalText("actor")
        booking = try BookingRecord(row)
        conflicting = try Self.images(row.optionalJSON("conflicting"), resource: booking.resource)
        let before = try row.optionalJSON("before").map { try JSON(parsing: $0) }
        movedFrom = try Self.slot(before, movedTo: booking)
        isUndo = before?["undoes"] != nil
        self.cursor = cursor(id)
    }

    private static func slot(_ before: JSON?, movedTo booking: BookingRecord) throws -> Slot? {
        guard let before else { return nil }
        let old = try BookingRecord(image: before, resource: booking.resource)
        let wasThere = old.status != .deleted && booking.status != .deleted
        return wasThere && old.slot != booking.slot ? old.slot : nil
    }

    private static func images(_ text: String?, resource: String) throws -> [BookingRecord] {
        guard let text else { return [] }
        return try (JSON(parsing: text).elements ?? []).map { try BookingRecord(image: $0, resource: resource) }
    }
}
