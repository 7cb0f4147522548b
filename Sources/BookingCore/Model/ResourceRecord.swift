/// A thing that can be booked, and how it stands with it now.
struct ResourceRecord: Record {
    let name: String
    let tags: JSON
    let isRetired: Bool
    /// Who has it now; nil when it is free.
    let heldBy: String?
    /// When it is free: the start of the next VALID booking; nil when there is none.
    let freeUntil: Timestamp?

    static let columns = ["name", "tags", "retired", "held_by", "free_until"]

    var values: [Value] {
        [.text(name), .json(tags), .flag(isRetired), Value(heldBy), Value(freeUntil)]
    }
}

extension ResourceRecord {
    init(_ row: Row) throws {
        name = row.text("name")
        tags = try JSON(parsing: row.json("tags"))
        isRetired = row.bool("retired")
        heldBy = row.optionalText("held_by")
        freeUntil = row.optionalTimestamp("free_until")
    }
}
