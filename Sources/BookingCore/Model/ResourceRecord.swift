/// A thing that can be booked, and how it stands with it now.
struct ResourceRecord: Record {
    let name: String
    let tags: JSON
    let isRetired: Bool
    /// Who has it now; nil when it is free, and where that is not for the reader to know: then it is held until `heldUntil`.
    let heldBy: String?
    /// Until when it is free: the next VALID booking, or when it is closed; nil when there is neither.
    let freeUntil: Timestamp?
    let heldUntil: Timestamp?
    /// Whose bookings wait for any time of it: a list of names.
    let wantedBy: JSON
    /// The next VALID booking after now.
    let nextBy: String?
    let next: Slot?
    /// When it is closed, now or next, and why.
    let closed: String?
    /// Whether it is closed now.
    let isClosed: Bool
    /// What an admin said about it, in pairs of words.
    let rules: JSON
    /// How many bookings wait to be approved; nil where none has to be.
    let unapproved: Int?

    /// What programs are promised; the rest is for the tables.
    static let columns = ["name", "tags", "retired", "held_by", "free_until", "held_until"]

    var values: [Value] {
        [.text(name), .json(tags), .flag(isRetired), Value(heldBy), Value(freeUntil), Value(heldUntil)]
    }
}

extension ResourceRecord {
    init(_ row: Row) throws {
        name = row.text("name")
        tags = try JSON(parsing: row.json("tags"))
        isRetired = row.bool("retired")
        heldBy = row.optionalText("held_by")
        freeUntil = row.optionalTimestamp("free_until")
        (closed, isClosed) = (row.optionalText("closed"), row.bool("is_closed"))
        rules = try JSON(parsing: row.json("rules"))
        unapproved = row.optionalInt("unapproved")
        heldUntil = row.optionalTimestamp("held_until")
        wantedBy = try JSON(parsing: row.json("wanted_by"))
        nextBy = row.optionalText("next_by")
        next = row.optionalTimestamp("next_start").flatMap { start in
            row.optionalTimestamp("next_end").map { Slot(start: start, end: $0) }
        }
    }
}
