/// A line as a shell cuts it into words: quotes and backslashes, and comments; nothing is expanded.
struct ShellLine {
    private(set) var words: [String] = []
    /// Whether a quote is still open, or a backslash ends it: the line goes on.
    private(set) var isOpen = false
    /// What of the line is its last word, as it is typed; empty behind a space.
    private(set) var lastTyped: Substring = ""

    init(_ text: String) {
        var word: String?
        var quote: Character?
        var start = text.startIndex
        var index = text.startIndex
        while index < text.endIndex {
            let character = text[index]
            if word == nil { start = index }
            index = text.index(after: index)
            if let open = quote {
                if character == open {
                    quote = nil
                } else if character == "\\", open == "\"", index < text.endIndex, "\"\\$`".contains(text[index]) {
                    word?.append(text[index])
                    index = text.index(after: index)
                } else {
                    word?.append(character)
                }
            } else if character == "\"" || character == "'" {
                (quote, word) = (character, word ?? "")
            } else if character == "\\" {
                word = word ?? ""
                guard index < text.endIndex else { break }
                if text[index] != "\n" { word?.append(text[index]) }
                index = text.index(after: index)
            } else if character.isWhitespace {
                if let word { words.append(word) }
                word = nil
            } else if character == "#" && word == nil {
                index = text[index...].firstIndex(of: "\n") ?? text.endIndex
            } else {
                word = (word ?? "") + String(character)
            }
        }
        isOpen = quote != nil || text.last == "\\" && !text.hasSuffix("\\\\")
        if let word {
            words.append(word)
            lastTyped = text[start...]
        }
    }
}
