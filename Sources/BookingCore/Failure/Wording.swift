// The wording of every error that the program itself finds: one file a field, `Wording+Times.swift` and so on.
// What the database refuses is worded in sql/function/text/fail.sql.

extension Failure {
    /// Text from outside in quotes, cut.
    static func excerpt(_ text: String) -> String { "'\(cut(text))'" }

    /// A list, short as messages are (sql/function/text/first_few.sql does the same).
    static func firstFew(_ items: [String]) -> String {
        items.prefix(4).joined(separator: ", ") + (items.count > 4 ? ", … and \(items.count - 4) more" : "")
    }

    /// At most 60 characters of a text from outside (sql/function/text/excerpt.sql does the same).
    static func cut(_ text: String) -> String {
        let scalars = text.unicodeScalars
        return String(scalars.prefix(60)) + (scalars.dropFirst(60).first == nil ? "" : "…")
    }
}
