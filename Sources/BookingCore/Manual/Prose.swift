/// Text of the command table: paragraphs in which backquotes mark what a user would type.
enum Prose {
    /// For a terminal: `booking help` in backquotes becomes 'booking help', and options need no mark at all.
    static func plain(_ text: String) -> String {
        pieces(text).map { $0.literal ? quoted($0.text) : $0.text }.joined()
    }

    private static func quoted(_ literal: String) -> String {
        literal.hasPrefix("-") ? literal : "'" + literal + "'"
    }

    /// The text, cut at its backquotes.
    static func pieces(_ text: String) -> [(text: String, literal: Bool)] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { (String($1), $0 % 2 == 1) }
            .filter { !$0.0.isEmpty }
    }

    /// As `plain`, broken into lines of at most `width` characters, but not inside of backquotes.
    /// A word that is longer has a line of its own.
    static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in words(text) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// What must stay on one line, literals whole and with the punctuation around them.
    private static func words(_ text: String) -> [String] {
        var words = [""]
        for (text, literal) in pieces(text) {
            let split = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            let parts = literal ? [quoted(text)] : split
            words[words.count - 1] += parts[0]
            words += parts.dropFirst()
        }
        return words.filter { !$0.isEmpty }
    }

    /// Two columns: short labels and their texts side by side, a long label on a line of its own.
    static func columns(_ rows: [(label: String, text: String)], labelWidth: Int) -> [String] {
        rows.flatMap { label, text in
            let texts = wrapped(text, width: Help.width - labelWidth - 4)
            let fits = label.count <= labelWidth
            let head = fits ? [padded(label, labelWidth) + (texts.first ?? "")] : ["  " + label]
            return head + texts.dropFirst(fits ? 1 : 0).map { padded("", labelWidth) + $0 }
        }
    }

    private static func padded(_ label: String, _ width: Int) -> String {
        "  " + label + String(repeating: " ", count: max(0, width - label.count) + 2)
    }
}
