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
    ///
    /// On bytes: finding the words of all of `--help` by characters took as long as starting the program. Most texts of
    /// it fit on one line, and looking for words in those took half of what was left.
    static func wrapped(_ text: String, width: Int) -> [String] {
        if 1...width ~= text.utf8.count, !text.utf8.contains(backquote) { return [text] }
        var lines: [[UInt8]] = []
        var room = 0
        for word in marked(text).split(separator: space) {
            let length = word.lazy.filter { $0 & 0xC0 != 0x80 }.count
            if length + 1 <= room {
                lines[lines.count - 1] += [space] + word
                room -= length + 1
            } else {
                lines.append(Array(word))
                room = width - length
            }
        }
        return lines.map { String(decoding: $0.map { $0 == fixedSpace ? space : $0 }, as: UTF8.self) }
    }

    private static let space = UInt8(ascii: " ")
    private static let backquote = UInt8(ascii: "`")
    /// Stands for a space at which no line may end.
    private static let fixedSpace: UInt8 = 0

    /// As `plain`, with the spaces of literals fixed.
    private static func marked(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        for (number, piece) in text.utf8.split(separator: backquote, omittingEmptySubsequences: false)
            .enumerated()
        {
            let isLiteral = number % 2 == 1
            let quote = isLiteral && piece.first != UInt8(ascii: "-") ? [UInt8(ascii: "'")] : []
            bytes += quote + (isLiteral ? piece.map { $0 == space ? fixedSpace : $0 } : Array(piece)) + quote
        }
        return bytes
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
