// What the parser asks of the table, and the errors that name the table's nearest entry.

extension CommandTable {
    /// The value as the table spells it.
    static func check(
        _ text: String, against value: ValueDefinition, subject: String
    ) throws(ParseError) -> String {
        if let normalized = value.normalized(text) { return normalized }
        guard case .choice(let allowed, _) = value.kind else { throw .notNumber(text, subject: subject) }
        let closest = Suggestion.closest(to: text, among: allowed)
        throw .unknownValue(text, subject: subject, allowed: allowed, closest: closest)
    }

    static func unknownCommand(_ word: String, in path: [String]) -> ParseError {
        let near = Suggestion.closest(to: word, among: commands(in: path)).map { path + [$0] }
        let deeper = Verb.allCases.first { $0.path.count > 1 && $0.path.last == word }?.path
        let group = path.isEmpty ? nil : path.joined(separator: " ")
        return .unknownCommand(word, group: group, closest: (near ?? deeper)?.joined(separator: " "))
    }

    static func unknownOption(_ flag: String, of verb: Verb?) -> ParseError {
        let known = globalOptions + (verb?.definition.visibleOptions ?? [])
        let closest = flag.count > 2 ? Suggestion.closest(to: flag, among: known.map(\.name.flag)) : nil
        return .unknownOption(flag, verb: verb, closest: closest)
    }
}

extension CommandDefinition {
    /// Are there enough words, not too many, and do those of a fixed set belong to it?
    func check(_ words: [String]) throws(ParseError) {
        var (required, taken) = (0, 0)
        for argument in arguments {
            required += argument.words.lowerBound
            if words.count < required { throw .missingArgument(argument.name, verb: verb) }
            if argument.repeatable { return }
            for word in words.dropFirst(taken).prefix(argument.words.upperBound) {
                _ = try CommandTable.check(word, against: argument.value, subject: argument.name)
            }
            taken += argument.words.upperBound
        }
        if words.count > taken { throw .extraArgument(words[taken], verb: verb) }
    }
}
