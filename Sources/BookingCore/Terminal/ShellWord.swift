/// A word as it is typed at a shell (sql/function/text/fail.sql does the same).
struct ShellWord: CustomStringConvertible {
    let description: String

    init(_ word: String) {
        let isPlain = !word.isEmpty && word.allSatisfy { $0.isLetter || $0.isNumber || "_.@-".contains($0) }
        description =
            isPlain
            ? word
            : "'"
                + word.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "'\\''") + "'"
    }
}
