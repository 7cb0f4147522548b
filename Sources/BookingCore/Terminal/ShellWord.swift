/// A word as it is typed at a shell: in quotes where that would read it otherwise; POSIX.1-2017, "Shell Command Language",
/// 2.2. (The database quotes the names in its hints itself: sql/function/text/fail.sql.)
struct ShellWord: CustomStringConvertible {
    let description: String

    init(_ word: String) {
        description = Self.isPlain(word) ? word : Self.quoted(word)
    }

    /// In single quotes, whatever it is.
    static func quoted(_ word: String) -> String {
        "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }

    private static func isPlain(_ word: String) -> Bool {
        // Zsh looks for a command of that name.
        guard !word.isEmpty, !word.hasPrefix("=") else { return false }
        return word.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || "0123456789_-+=:,./@%".unicodeScalars.contains($0)
        }
    }
}
