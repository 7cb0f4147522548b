// What the parser asks of the table, and the errors that name the table's nearest entry.

extension ValueDefinition {
    /// The value as the table spells it.
    /// - Parameter subject: the option as typed, or the argument's name.
    func checked(_ text: String, subject: String) throws(ParseError) -> String {
        if let normalized = normalized(text) { return normalized }
        guard case .choice(let allowed, _) = kind else { throw .notNumber(text, subject: subject) }
        let closest = Suggestion.closest(to: text, among: allowed, meanings: Synonyms.values)
        throw .unknownValue(text, subject: subject, allowed: allowed, closest: closest)
    }
}

extension CommandTable {
    static func unknownCommand(_ word: String, in path: [String]) -> ParseError {
        let near = Suggestion.closest(to: word, among: words(in: path), meanings: Synonyms.commands).map { path + [$0] }
        let deeper = commands.map { $0.path }.first { $0.count > 1 && $0.last == word }
        let group = path.isEmpty ? nil : path.joined(separator: " ")
        return .unknownCommand(word, group: group, closest: (near ?? deeper)?.joined(separator: " "))
    }

    static func unknownOption(_ flag: String, of command: (any Command.Type)?) -> ParseError {
        let known = GlobalOptions.options + (command?.visibleOptions ?? [])
        let name = String(flag.drop { $0 == "-" })
        let closest =
            flag.hasPrefix("--")
            ? Suggestion.closest(to: name, among: known.map(\.name), meanings: Synonyms.options) : nil
        return .unknownOption(flag, command: command?.words, closest: closest.map { "--" + $0 })
    }
}
