/// Makes characters visible that would control the terminal or deceive the reader.
///
/// Names and notes come from other people: ESC could retitle or rewrite the reader's screen, a bidi control could show
/// one name as another. Whatever the database holds, no such character leaves the program raw.
enum Escape {
    /// The text with each such character written as `\n`, `\r`, `\t`, or like `\u{202E}`.
    /// - Parameter kept: those that the format itself protects, such as a newline within CSV's quotes.
    static func visible(_ text: String, keeping kept: [Unicode.Scalar] = []) -> String {
        if isPlain(text) { return text }
        var result = String.UnicodeScalarView()
        var base: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let joinsEmoji = scalar == zeroWidthJoiner && base.map(isEmoji) == true
            if !isHidden(scalar) || kept.contains(scalar) || joinsEmoji {
                result.append(scalar)
            } else {
                result.append(contentsOf: notation(scalar).unicodeScalars)
            }
            if scalar != emojiPresentation { base = scalar }
        }
        return String(result)
    }

    /// Whether the text is printable ASCII, as nearly all is.
    static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { 0x20...0x7E ~= $0 }
    }

    /// Whether a character must never be written raw: controls (C0, DEL, C1), format and bidi characters, line and
    /// paragraph separators, tag characters, and those not assigned yet that terminals already ignore.
    static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
        case .unassigned: return scalar.properties.isDefaultIgnorableCodePoint
        default: return false
        }
    }

    /// Without which some scripts cannot be written, and many emoji: notes hold them (UAX #31, "Joiners").
    static let joiners: [Unicode.Scalar] = ["\u{200C}", "\u{200D}"]
    private static let zeroWidthJoiner: Unicode.Scalar = "\u{200D}"
    private static let emojiPresentation: Unicode.Scalar = "\u{FE0F}"

    /// Digits and `#` have the property too, as the base of keycaps, but nothing is joined to them.
    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.isASCII && scalar.properties.isEmoji
    }

    private static func notation(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
    }
}
