/// A right that somebody was given.
struct MemberRecord: Record {
    let role: String
    let right: String
    let grantedBy: String
    let grantedAt: Timestamp
    /// Of a delegate: for whom alone; nil for everybody.
    let users: [String]?
    /// Not where the role it was given to is gone.
    let holds: Bool

    static let columns = ["role", "right", "granted_by", "granted_at", "for", "holds"]

    var values: [Value] {
        [
            .text(role), .text(right), .text(grantedBy), .time(grantedAt),
            users.map { .json(.array($0.map(JSON.string))) } ?? .null, .flag(holds),
        ]
    }

    /// As people read it: `delegate for alice, bob`.
    var words: String { right + (users.map { " for " + $0.joined(separator: ", ") } ?? "") }
}

extension MemberRecord {
    init(_ row: Row) {
        role = row.text("role")
        right = row.text("right")
        grantedBy = row.text("granted_by")
        grantedAt = row.timestamp("granted_at")
        users = row.isNull("for_whom") ? nil : row.texts("for_whom").compactMap { $0 }
        holds = row.bool("holds")
    }
}
