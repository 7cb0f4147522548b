/// One option of a command, or a global one.
struct OptionDefinition: Sendable {
    let name: OptionName
    let short: Character?
    /// Nil for a flag.
    let value: ValueDefinition?
    let repeatable: Bool
    /// Parsed, but shown nowhere.
    let hidden: Bool
    let summary: String
    /// It is enough that one of two says so.
    let conflicts: [OptionName]

    static func flag(
        _ name: OptionName, short: Character? = nil, _ summary: String, conflicts: [OptionName] = []
    ) -> OptionDefinition {
        OptionDefinition(
            name: name, short: short, value: nil, repeatable: false, hidden: false, summary: summary,
            conflicts: conflicts)
    }

    static func option(
        _ name: OptionName, short: Character? = nil, _ placeholder: String, _ kind: ValueDefinition.Kind,
        _ summary: String, repeatable: Bool = false, conflicts: [OptionName] = []
    ) -> OptionDefinition {
        OptionDefinition(
            name: name, short: short, value: ValueDefinition(placeholder: placeholder, kind: kind),
            repeatable: repeatable, hidden: false, summary: summary, conflicts: conflicts)
    }

    static func hidden(_ name: OptionName, _ placeholder: String, _ kind: ValueDefinition.Kind) -> OptionDefinition {
        OptionDefinition(
            name: name, short: nil, value: ValueDefinition(placeholder: placeholder, kind: kind),
            repeatable: false, hidden: true, summary: "", conflicts: [])
    }

    /// `["-u", "--user"]`
    var spellings: [String] {
        (short.map { ["-\($0)"] } ?? []) + [name.flag]
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
