/// Text of the command table: paragraphs in which backquotes mark what a user would type.
enum Prose {
    /// For a terminal: `booking help` in backquotes becomes 'booking help', and options need no mark at all.
    static func plain(_ text: String) -> String {
        pieces(text).map { piece in
            piece.literal && !piece.text.hasPrefix("-") ? "'" + piece.text + "'" : piece.text
        }.joined()
    }

    /// The text, cut at its backquotes.
    static func pieces(_ text: String) -> [(text: String, literal: Bool)] {
        text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            .map { (String($1), $0 % 2 == 1) }
            .filter { !$0.0.isEmpty }
    }

    /// Broken between words into lines of at most `width` characters. A word that is longer has a line of its own.
    static func wrapped(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }

    /// Two columns: short labels and their texts side by side, a long label on a line of its own.
    static func columns(_ rows: [(label: String, text: String)], labelWidth: Int) -> [String] {
        rows.flatMap { label, text in
            let texts = wrapped(plain(text), width: Help.width - labelWidth - 4)
            let fits = label.count <= labelWidth
            let head = fits ? [padded(label, labelWidth) + (texts.first ?? "")] : ["  " + label]
            return head + texts.dropFirst(fits ? 1 : 0).map { padded("", labelWidth) + $0 }
        }
    }

    private static func padded(_ label: String, _ width: Int) -> String {
        "  " + label + String(repeating: " ", count: max(0, width - label.count) + 2)
    }
}
