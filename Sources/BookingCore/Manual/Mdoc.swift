/// The language of manual pages, as far as ours needs it.
enum Mdoc {
    /// A paragraph in the table's markup: each sentence and each literal on a line of its own, as mdoc wants it.
    static func paragraph(_ text: String) -> String {
        var lines: [String] = []
        for piece in Prose.pieces(text) {
            if piece.literal {
                lines.append(literal(piece.text))
                continue
            }
            let punctuation = lines.isEmpty ? "" : piece.text.prefix { ".,:;)".contains($0) }
            for mark in punctuation { lines[lines.count - 1] += " \(mark)" }
            lines += sentences(String(piece.text.dropFirst(punctuation.count)))
        }
        return lines.joined(separator: "\n")
    }

    /// `.It Fl u , Fl -user Ar NAME`, and below it what the option does.
    static func item(_ option: OptionDefinition) -> String {
        let short = option.short.map { "Fl \($0) , " } ?? ""
        let value = option.value.map { " Ar " + $0.placeholder } ?? ""
        return ".It \(short)Fl -\(option.name)\(value)\n" + paragraph(capitalized(option.help) + ".")
    }

    /// `.Xr booking 1 ,` for `booking 1`, a page a line, by section and name.
    static func references(_ pages: [String]) -> String {
        let sorted = pages.sorted { ($0.last ?? "0", $0) < ($1.last ?? "0", $1) }
        return sorted.map { ".Xr \($0)" }.joined(separator: " ,\n")
    }

    /// A line as it would be typed.
    static func display(_ line: String) -> String {
        ".Bd -literal -offset indent\n" + escaped(line) + "\n.Ed"
    }

    /// A line that means itself: without control characters at its beginning, and with hyphens that can be copied.
    static func escaped(_ text: String) -> String {
        prose(text).split(separator: "-", omittingEmptySubsequences: false).joined(separator: "\\-")
    }

    /// The same where hyphens are only hyphens.
    static func prose(_ text: String) -> String {
        let start = text.first == "." || text.first == "'" ? "\\&" : ""
        return start + text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\e")
    }

    static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private static func literal(_ text: String) -> String {
        if let page = reference(text) { return ".Xr " + page }
        if text.hasPrefix("-"), !text.contains(" ") { return ".Fl " + escaped(String(text.dropFirst())) }
        return ".Ql " + escaped(text)
    }

    /// Of `booking(1)`: `booking 1`.
    private static func reference(_ text: String) -> String? {
        let parts = text.split(separator: "(")
        guard parts.count == 2, ["1)", "7)", "8)"].contains(parts[1]), !parts[0].contains(" ") else { return nil }
        return "\(parts[0]) \(parts[1].dropLast())"
    }

    private static func sentences(_ text: String) -> [String] {
        var lines = [""]
        for word in text.split(separator: " ") {
            let last = lines[lines.count - 1]
            lines[lines.count - 1] = last + (last.isEmpty ? "" : " ") + word
            if word.last == "." { lines.append("") }
        }
        return lines.filter { !$0.isEmpty }.map(prose)
    }
}
