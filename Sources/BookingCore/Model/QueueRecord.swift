/// Somebody who is in line to hold something.
struct QueueRecord: JSONWritable {
    /// Nil where that is not for everybody to see.
    let owner: String?
    let resources: [String]
    /// All of them at once, or any one of them.
    let takesAll: Bool
    /// For how long, as people write it.
    let length: String
    let since: Timestamp
    /// The last sign of life.
    let seenAt: Timestamp
    let isMine: Bool
    /// Without a sign of life a place is passed over.
    let isAlive: Bool
    /// Its place in the queue, from 1.
    let place: Int
    /// When it will be its turn; nil where nobody can tell.
    let expectedAt: Timestamp?

    init(_ row: Row) {
        owner = row.optionalText("user_id")
        resources = row.texts("resources").compactMap { $0 }
        takesAll = row.bool("takes_all")
        length = PolicyRecord.words(row.text("length"))
        (since, seenAt) = (row.timestamp("since"), row.timestamp("seen_at"))
        (isMine, isAlive) = (row.bool("is_mine"), row.bool("is_alive"))
        place = row.int("place")
        expectedAt = row.optionalTimestamp("expected_at")
    }

    /// - Parameter id: of a booking, for those who are in line before it; without one, what concerns the user.
    static func query(for user: String?, before id: String? = nil) -> Query {
        "select * from booking.show_queue(\(user), \(id))"
    }

    /// `rig-1 and projector`, or `one of gpu-1, gpu-2`
    var name: String {
        if takesAll { return resources.joined(separator: " and ") }
        let rest = resources.count > 3 ? ", …" : ""
        return resources.count == 1 ? resources[0] : "one of " + resources.prefix(3).joined(separator: ", ") + rest
    }

    func write(to json: inout JSONText) {
        json.object {
            $0.field("user_id", owner)
            $0.field("resources", resources)
            $0.field("takes_all", takesAll)
            $0.field("length", length)
            $0.field("since", since.rfc3339)
            $0.field("seen_at", seenAt.rfc3339)
            $0.field("alive", isAlive)
            $0.field("position", place)
            $0.field("expected_at", expectedAt?.rfc3339)
        }
    }
}
