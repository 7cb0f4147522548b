/// A right that somebody was given.
struct MemberRecord: Record {
    let role: String
    let right: String
    let grantedBy: String
    let grantedAt: Timestamp

    static let columns = ["role", "right", "granted_by", "granted_at"]

    var values: [Value] {
        [.text(role), .text(right), .text(grantedBy), .time(grantedAt)]
    }
}

extension MemberRecord {
    init(_ row: Row) {
        role = row.text("role")
        right = row.text("right")
        grantedBy = row.text("granted_by")
        grantedAt = row.timestamp("granted_at")
    }
}
