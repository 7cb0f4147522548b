/// What the completion scripts of all shells need to know of the table.
enum CompletionScript {
    static let notice = "Generated from the command table by 'make docs'; do not edit."

    static func script(for shell: String) -> String? {
        switch shell {
        case "bash": BashCompletion.script
        case "zsh": ZshCompletion.script
        case "fish": FishCompletion.script
        default: nil
        }
    }

    /// All commands, in the table's order.
    static let commands = Verb.allCases.map(\.definition)

    /// Every spelling of an option that takes a value, so that its value is not taken for a command.
    static let valued: [String] = {
        var spellings: [String] = []
        for option in CommandTable.globalOptions + commands.flatMap(\.options) where option.value != nil {
            spellings += option.spellings.filter { !spellings.contains($0) }
        }
        return spellings
    }()

    /// The words that name a group or a one-word command, each with its summary.
    static let firstWords: [(word: String, summary: String)] = words(in: [])

    static let groups = firstWords.map(\.word).filter { Verb(path: [$0]) == nil }

    /// What can follow these words on the way to a command.
    static func words(in path: [String]) -> [(word: String, summary: String)] {
        CommandTable.commands(in: path).map { word in
            (word, Verb(path: path + [word])?.definition.summary ?? CommandTable.groups[word] ?? "")
        }
    }

    /// What an option or argument can be, as far as is known without a database; `--output` by what fits the command.
    static func values(of value: ValueDefinition?, for option: OptionName?, in command: CommandDefinition) -> [String] {
        if option == .output { return command.formats.map(\.rawValue) }
        return value?.kind == .command ? firstWords.map(\.word) : value?.fixedValues ?? []
    }
}
