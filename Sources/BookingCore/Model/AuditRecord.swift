/// A change of a right, a setting or a resource.
struct AuditRecord: Record {
    let at: Timestamp
    /// The role that was logged in.
    let actor: String
    /// In whose name, where that is another's.
    let actingFor: String?
    /// `member`, `policy` or `resource`.
    let kind: String
    /// Which of them, as it was called then.
    let subject: String
    /// Nil where there was nothing; of what is left nothing, `after` is.
    let before: JSON?
    let after: JSON?

    static let columns = ["at", "actor", "acting_for", "kind", "subject", "before", "after"]

    var values: [Value] {
        [
            .time(at), .text(actor), Value(actingFor), .text(kind), .text(subject), before.map(Value.json) ?? .null,
            after.map(Value.json) ?? .null,
        ]
    }
}

extension AuditRecord {
    init(_ row: Row) throws {
        at = row.timestamp("at")
        actor = row.text("actor")
        actingFor = row.optionalText("acting_for")
        kind = row.text("kind")
        subject = row.text("subject")
        before = try Self.image(row.optionalJSON("before"))
        after = try Self.image(row.optionalJSON("after"))
    }

    /// The value of a setting is a text, as `booking policy` shows it.
    private static func image(_ text: String?) throws -> JSON? {
        guard let image = try text.map({ try JSON(parsing: $0) }) else { return nil }
        return image.string.map { .string(PolicyRecord.words($0)) } ?? image
    }
}
