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
    /// The owner; nil where that is not for the reader to know.
    let user: String?
    let slot: Slot
    let status: Status
    let revision: Int
    let note: String?
    let createdAt: Timestamp?
    /// The time of the last placement: its age in the queue.
    let updatedAt: Timestamp?
    /// The series that it is an occurrence of.
    var series: String? = nil

    static let seriesColumn = "series"
    static let columns: [String] = columns(and: [])

    /// With others behind them: what came later stands behind all, so that the others keep their places.
    static func columns(and others: [String]) -> [String] {
        Shape.booking.columns.map(\.name).filter { $0 != seriesColumn } + others + [seriesColumn]
    }

    var values: [Value] { values(and: []) }

    /// In the order of `columns(and:)`.
    func values(and others: [Value]) -> [Value] {
        [
            Value(id), .text(resource), Value(user), .time(slot.start), .time(slot.end), .text(status.rawValue),
            .number(revision), Value(note), Value(createdAt), Value(updatedAt),
        ] + others + [Value(series)]
    }

    /// The last one is there in a series alone: most bookings are in none, and whoever reads many is spared so many nulls.
    func writeFields(to json: inout JSONText) {
        for (column, value) in zip(Self.columns, values) where column != Self.seriesColumn || series != nil {
            json.field(column, value)
        }
    }

    func write(to json: inout JSONText) {
        json.object { writeFields(to: &$0) }
    }

    /// For people.
    var owner: String { user ?? Self.somebody }

    static let somebody = "somebody"

    /// As people see and type it: the first eight characters, as in git.
    var shortID: String { id.map { String($0.prefix(8)) } ?? "-" }
    var shortSeries: String? { series.map { String($0.prefix(8)) } }
}

extension Shape {
    /// `booking.public_booking`, which may have more.
    static let booking: Shape =
        [("id", .uuid)] + described + [("created_at", .time), ("updated_at", .time)]
        + Shape(["series"], .uuid, .anywhere)

    /// What `--dry-run` would create has no id yet.
    static let draft: Shape =
        Shape(["id"], .uuid, .anywhere) + described + Shape(["created_at", "updated_at"], .time, .anywhere)
        + Shape(["series"], .uuid, .anywhere)

    private static let described: Shape =
        [("resource_id", .text)] + Shape(["user_id"], .text, .anywhere)
        + [("start_time", .time), ("end_time", .time), ("status", .text), ("rev", .count)]
        + Shape(["note"], .text, .anywhere)
}

extension BookingRecord {
    /// From the columns of `booking.public_booking`, among others or not.
    init(_ row: Row) throws {
        id = row.optionalUUID("id")
        resource = row.text("resource_id")
        user = row.optionalText("user_id")
        slot = Slot(start: row.timestamp("start_time"), end: row.timestamp("end_time"))
        status = try Status(database: row.text("status"))
        revision = row.int("rev")
        note = row.optionalText("note")
        createdAt = row.optionalTimestamp("created_at")
        updatedAt = row.optionalTimestamp("updated_at")
        series = row.optionalUUID("series")
    }

    /// From what stands inside an announcement, which does not repeat the resource.
    init(image: JSON, resource: String) throws {
        func time(_ name: String) throws -> Timestamp {
            guard let time = image[name]?.string.flatMap({ Timestamp(rfc3339: $0) }) else {
                throw Failure.unexpectedAnswer(name)
            }
            return time
        }
        id = image["id"]?.string
        self.resource = resource
        user = image["user_id"]?.string
        slot = Slot(start: try time("start_time"), end: try time("end_time"))
        status = try Status(database: image["status"]?.string ?? "")
        revision = Int(image["rev"]?.integer ?? 0)
        note = image["note"]?.string
        createdAt = try time("created_at")
        updatedAt = try time("updated_at")
        series = image["series"]?.string
    }
}

extension BookingRecord.Status {
    init(database text: String) throws {
        guard let status = Self(rawValue: text) else { throw Failure.unexpectedAnswer(text) }
        self = status
    }
}
