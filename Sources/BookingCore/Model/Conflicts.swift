/// A booking together with the live ones that it overlaps: the answer to `create` and `update`, and a line of `conflicts`.
struct Conflicts: Record, Equatable {
    let booking: BookingRecord
    let conflicting: [BookingRecord]
    /// How many others it overlaps beyond those that are listed.
    var more = 0

    /// So many are listed at most.
    static let page = 100

    static let columns = BookingRecord.columns(and: ["conflicting"])

    /// Flat, for CSV and TSV: the others by their ids.
    var values: [Value] {
        booking.values(and: [.text(ids)])
    }

    /// Of the others.
    var ids: String { conflicting.compactMap(\.id).joined(separator: " ") }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("booking", booking)
            $0.field("conflicting", conflicting)
            if more > 0 { $0.field("more", more) }
        }
    }
}

extension Conflicts {
    static func query(for user: String?, mine: Bool, limit: Int = 10_000) -> Query {
        "select c.younger, c.more, (c.booking).* from booking.conflicts(\(user), \(mine), \(limit)) c"
    }

    /// The rows of one younger booking follow one another, itself first.
    static func grouped(_ rows: RowSet) throws -> [Conflicts] {
        var groups: [(younger: String, bookings: [BookingRecord], more: Int)] = []
        for row in rows {
            let younger = row.uuid("younger")
            if groups.last?.younger != younger { groups.append((younger, [], row.optionalInt("more") ?? 0)) }
            groups[groups.count - 1].bookings.append(try BookingRecord(row))
        }
        return groups.map {
            Conflicts(booking: $0.bookings[0], conflicting: Array($0.bookings.dropFirst()), more: $0.more)
        }
    }

    /// From rows of `booking.public_booking`: the booking, then the others.
    init(_ rows: RowSet) throws {
        guard let first = rows.first else { throw Failure.unexpectedAnswer("no rows") }
        booking = try BookingRecord(first)
        conflicting = try rows.dropFirst().map { try BookingRecord($0) }
    }

    /// With those that turned out, by a second look, to have raced.
    func adding(_ raced: RowSet) throws -> Conflicts {
        let others = try raced.map { try BookingRecord($0) }.filter { other in
            !conflicting.contains { $0.id == other.id }
        }
        return Conflicts(booking: booking, conflicting: Array((conflicting + others).prefix(Self.page)))
    }
}
