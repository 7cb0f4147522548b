/// A setting of the installation.
struct PolicyRecord: Record {
    let name: String
    /// As it can be given again.
    let value: String
    /// Who changed it last, and when; nil when nobody has.
    let changedBy: String?
    let changedAt: Timestamp?

    static let columns = ["name", "value", "changed_by", "changed_at"]

    var values: [Value] {
        [.text(name), .text(value), Value(changedBy), Value(changedAt)]
    }
}

extension PolicyRecord {
    /// Intervals come as in ISO 8601, and are shown as people write them.
    init(_ row: Row) {
        name = row.text("name")
        value = Self.words(row.text("value"))
        changedBy = row.optionalText("changed_by")
        changedAt = row.optionalTimestamp("changed_at")
    }

    static func words(_ value: String) -> String {
        (try? Span(value, .positiveOrZero).description) ?? value
    }
}
