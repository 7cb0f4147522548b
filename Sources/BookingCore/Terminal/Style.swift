/// Colour and weight of text on a terminal; text stays as it is where colour is off.
///
/// Never the only carrier of a meaning: whatever is coloured also says it in words.
struct Style: Equatable, Sendable {
    /// The numbers of ECMA-48's "select graphic rendition".
    enum Attribute: Int, Sendable {
        case bold = 1
        case dim = 2
        case red = 31
        case green = 32
        case yellow = 33
        case magenta = 35
    }

    static let plain = Style(isOn: false)

    let isOn: Bool

    /// The text in that attribute. The text must have been escaped before.
    func callAsFunction(_ attribute: Attribute?, _ text: String) -> String {
        guard isOn, let attribute, !text.isEmpty else { return text }
        return "\u{1B}[\(attribute.rawValue)m\(text)\u{1B}[0m"
    }
}
