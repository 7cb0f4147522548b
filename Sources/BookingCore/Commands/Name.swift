/// What may be a name: the rules that can be told before anything is sent. The database keeps the same ones, and the
/// Unicode form (sql/function/text/clean_text.sql).
enum Name {
    static let mostCharacters = 200

    static func resource(_ text: String) throws -> String {
        try check(text, "resource name")
    }

    static func user(_ text: String) throws -> String {
        try check(text, "user name")
    }

    static func key(_ text: String) throws -> String {
        try check(text, "key")
    }

    static func cursor(_ text: String) throws -> String {
        try check(text, "name of the cursor")
    }

    private static func check(_ text: String, _ what: String) throws -> String {
        guard !text.isEmpty else { throw Failure.badText(what, "is empty", hint: "give one of 1 to 200 characters") }
        try Note.check(text, what, most: mostCharacters) { Escape.isHidden($0) }
        guard !text.hasPrefix("-") else {
            throw Failure.badText(what, "begins with \"-\"", hint: "options begin so; choose another")
        }
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace
        else { throw Failure.badText(what, "begins or ends with a space", hint: "leave the outer spaces out") }
        return text
    }
}
