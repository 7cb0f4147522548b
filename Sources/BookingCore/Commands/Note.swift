/// What may be a note: up to 2,000 characters, of several lines, with joined emoji, and without other invisible characters.
enum Note {
    static let mostCharacters = 2_000
    private static let allowed: Set<Unicode.Scalar> = Set(["\n", "\t"] + Escape.joiners)

    static func check(_ text: String) throws -> String {
        try check(text, "note", most: mostCharacters) { Escape.isHidden($0) && !allowed.contains($0) }
        return text
    }

    static func check(_ text: String, _ what: String, most: Int, isForbidden: (Unicode.Scalar) -> Bool) throws {
        // What is stored is counted by the server, which brings it into NFC; that never has fewer characters than these.
        guard text.count <= most else {
            throw Failure.badText(what, "has more than \(most) characters", hint: "shorten it")
        }
        guard !text.unicodeScalars.contains(where: isForbidden) else {
            throw Failure.badText(
                what, "holds a control, format or bidi character", hint: "leave such characters out")
        }
    }
}
