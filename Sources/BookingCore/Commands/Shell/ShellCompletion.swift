/// What the Tab key offers: the same as in other shells.
struct ShellCompletion {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func complete(_ text: String) -> LineEditor.Completion {
        let line = ShellLine(text)
        let typed = line.lastTyped
        let words = context.invocation.globalWords + line.words + (typed.isEmpty ? [""] : [])
        let completion = CompletionLine(words)
        let found = Complete.candidates(for: completion, context.streams).filter { $0.text != Complete.files }
        guard let first = found.first else { return .nothing }
        let common = found.dropFirst().reduce(completion.prefix + first.text) { common, other in
            String(zip(common, completion.prefix + other.text).prefix { $0 == $1 }.map(\.0))
        }
        if found.count == 1 { return .replace(typed.unicodeScalars.count, quoted(common) + " ") }
        if common.count > (completion.prefix + completion.current).count {
            return .replace(typed.unicodeScalars.count, quoted(common))
        }
        return .list(list(found))
    }

    private func quoted(_ word: String) -> String {
        word.reduce(into: "") { $0 += " '\"\\#".contains($1) ? "\\\($1)" : String($1) }
    }

    private func list(_ found: [Complete.Candidate]) -> [String] {
        let screen = context.screen
        let width = found.reduce(0) { max($0, DisplayWidth.of($1.text)) }
        let lines = found.prefix(max(10, screen.height - 3)).map { candidate in
            let line = DisplayWidth.pad(candidate.text, to: width) + "  " + Escape.visible(candidate.description)
            return DisplayWidth.truncate(line, to: screen.width, ellipsis: screen.ellipsis)
        }
        return lines + (lines.count < found.count ? ["and \(found.count - lines.count) more"] : [])
    }
}
