/// How many columns text takes on a terminal.
///
/// Measured by grapheme, since libc's `wcwidth` knows neither joined emoji nor those newer than itself. What to expect
/// of text that `Escape` has not seen is undefined.
enum DisplayWidth {
    static func of(_ text: String) -> Int {
        if Escape.isPlain(text) { return text.utf8.count }
        return text.reduce(0) { $0 + of($1) }
    }

    static func of(_ grapheme: Character) -> Int {
        let scalars = grapheme.unicodeScalars
        // A Latin letter; what follows is looked up in Unicode's tables.
        if let first = scalars.first, first.value < 0x300, scalars.dropFirst().isEmpty { return 1 }
        if isEmoji(scalars) { return 2 }
        return scalars.reduce(0) { $0 + of($1) }
    }

    /// The longest beginning that fits, ended by the ellipsis if anything had to go.
    static func truncate(_ text: String, to width: Int, ellipsis: String) -> String {
        if of(text) <= width { return text }
        var room = width - of(ellipsis)
        guard room >= 0 else { return String(ellipsis.prefix(max(0, width))) }
        let kept = text.prefix {
            room -= of($0)
            return room >= 0
        }
        return kept + ellipsis
    }

    /// The text's beginning and its end, where it does not fit: names often differ in their last characters.
    static func abridge(_ text: String, to width: Int, ellipsis: String) -> String {
        if of(text) <= width { return text }
        let tail = (width - of(ellipsis)) / 2
        guard tail > 1 else { return truncate(text, to: width, ellipsis: ellipsis) }
        var room = tail
        let end = String(
            text.reversed().prefix {
                room -= of($0)
                return room >= 0
            }.reversed())
        return truncate(text, to: width - of(end), ellipsis: ellipsis) + end
    }

    /// The text filled up with spaces at its right.
    static func pad(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - of(text)))
    }

    /// A picture by itself or by U+FE0F after a character that has both forms; whatever is joined to it adds nothing.
    private static func isEmoji(_ scalars: Character.UnicodeScalarView) -> Bool {
        guard let first = scalars.first?.properties else { return false }
        return first.isEmojiPresentation || (first.isEmoji && scalars.dropFirst().first == "\u{FE0F}")
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        // The vowels and final consonants of a Korean syllable are drawn within its first letter's two columns.
        if 0x1160...0x11FF ~= scalar.value || 0xD7B0...0xD7FF ~= scalar.value { return 0 }
        return EastAsianWidth.isWide(scalar) ? 2 : 1
    }
}
