/// One option of a command, or a global one, for whoever need not know what its value becomes.
struct OptionDefinition: Sendable {
    /// The long name, without its dashes.
    let name: String
    var short: Character?
    /// Nil for a flag.
    let value: ValueDefinition?
    var repeatable = false
    /// Parsed, but shown nowhere.
    var hidden = false
    /// Whether it says what is asked for, rather than how to ask and to print.
    var isRequest = true
    let summary: String
    /// The names of those that cannot be given beside it. It is enough that one of two says so.
    var conflicts: [String] = []

    /// As it is typed: `--if-rev`.
    var flag: String { "--" + name }

    /// Whether it says how to print, which is checked by what fits the command.
    var isFormat: Bool { name == GlobalOptions.output.definition.name }

    /// `["-u", "--user"]`
    var spellings: [String] {
        (short.map { ["-\($0)"] } ?? []) + [flag]
    }

    /// The summary with what the rest of the definition says: the values there are, and whether it repeats.
    var help: String {
        var text = summary
        if case .choice(let values, _)? = value?.kind { text += ": " + alternatives(values) }
        if repeatable { text += " (repeatable)" }
        return text
    }
}

/// `a, b or c`
func alternatives(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
}
