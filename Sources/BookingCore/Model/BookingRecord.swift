/// A booking, as JSON and CSV show it.
struct BookingRecord: Record, Equatable {
    enum Status: String, CaseIterable, Sendable {
        case pending = "PENDING"
        case valid = "VALID"
        case rejected = "REJECTED"
        case deleted = "DELETED"
    }

    /// Nil only for what `--dry-run` would create, as are `createdAt` and `updatedAt`.
    let id: String?
    /// The resource's name.
    let resource: String
    /// The owner.
    let user: String
    let slot: Slot
    let status: Status
    let revision: Int
    let note: String?
    let createdAt: Timestamp?
    /// The time of the last placement: its age in the queue.
    let updatedAt: Timestamp?

    static let columns = [
        "id", "resource_id", "user_id", "start_time", "end_time", "status", "rev", "note", "created_at", "updated_at",
    ]

    var values: [Value] {
        [
            Value(id), .text(resource), .text(user), .time(slot.start), .time(slot.end), .text(status.rawValue),
            .number(revision), Value(note), Value(createdAt), Value(updatedAt),
        ]
    }

    /// As people see and type it: the first eight characters, as in git.
    var shortID: String { id.map { String($0.prefix(8)) } ?? "-" }
}

extension BookingRecord {
    /// From the ten columns of `booking.public_booking`, beginning at `first`.
    init(_ row: Row, from first: Int = 0) throws {
        id = row.optionalUUID(first)
        resource = row.text(first + 1)
        user = row.text(first + 2)
        slot = Slot(start: row.timestamp(first + 3), end: row.timestamp(first + 4))
        status = try Status(database: row.text(first + 5))
        revision = row.int(first + 6)
        note = row.optionalText(first + 7)
        createdAt = row.optionalTimestamp(first + 8)
        updatedAt = row.optionalTimestamp(first + 9)
    }

    /// From what `booking.image` keeps inside an event, which does not repeat the resource.
    init(image: JSON, resource: String) throws {
        func time(_ name: String) throws -> Timestamp {
            guard let time = image[name]?.string.flatMap({ Timestamp(rfc3339: $0) }) else {
                throw Failure.unexpectedAnswer(name)
            }
            return time
        }
        id = image["id"]?.string
        self.resource = resource
        user = image["user_id"]?.string ?? ""
        slot = Slot(start: try time("start_time"), end: try time("end_time"))
        status = try Status(database: image["status"]?.string ?? "")
        revision = Int(image["rev"]?.integer ?? 0)
        note = image["note"]?.string
        createdAt = try time("created_at")
        updatedAt = try time("updated_at")
    }
}

extension BookingRecord.Status {
    init(database text: String) throws {
        guard let status = Self(rawValue: text) else { throw Failure.unexpectedAnswer(text) }
        self = status
    }
}
