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
    static let commands = CommandTable.commands

    /// Every spelling of an option that takes a value, so that its value is not taken for a command.
    static let valued: [String] = {
        var spellings: [String] = []
        for option in GlobalOptions.options + commands.flatMap({ $0.options }) where option.value != nil {
            spellings += option.spellings.filter { !spellings.contains($0) }
        }
        return spellings
    }()

    /// The words that name a group or a one-word command, each with its summary.
    static let firstWords: [(word: String, summary: String)] = words(in: [])

    /// A place for a word on the command line, and the words that are known to fit there.
    struct Place {
        /// The words of the command, or of a group; `help resource` for what help takes.
        let command: String
        /// How many arguments stand before it.
        let number: Int
        let words: [String]
    }

    /// Commands first, then the arguments that are of a fixed set.
    static let places: [Place] =
        ([[]] + groups.map { [$0] }).map { path in
            Place(command: path.joined(separator: " "), number: 0, words: words(in: path).map(\.word))
        } + topics + commands.flatMap(places)

    /// What can stand behind `help`: the words of a command, one by one, or a topic.
    private static let topics: [Place] = explainers.flatMap { explainer in
        ([[]] + groups.map { [$0] }).map { path in
            Place(
                command: ([explainer] + path).joined(separator: " "), number: 0,
                words: words(in: path).map(\.word) + (path.isEmpty ? Help.topics : []))
        }
    }

    private static let explainers = commands.filter { $0.definition.arguments.contains { $0.value.kind == .command } }
        .map { $0.words }

    private static func places(_ command: any Command.Type) -> [Place] {
        command.definition.arguments.enumerated().compactMap { number, argument in
            let words = argument.value.fixedValues
            return words.isEmpty ? nil : Place(command: command.words, number: number, words: words)
        }
    }

    /// The words behind which the command goes on.
    static let openWords = groups + explainers

    static let groups = firstWords.map(\.word).filter { CommandTable.command($0) == nil }

    /// What can follow these words on the way to a command.
    static func words(in path: [String]) -> [(word: String, summary: String)] {
        CommandTable.words(in: path).map { word in
            (
                word,
                CommandTable.command((path + [word]).joined(separator: " "))?.definition.summary ?? CommandTable.groups[
                    word] ?? ""
            )
        }
    }

    /// What an option or argument can be, as far as is known without a database; `--output` by what fits the command.
    static func values(of option: OptionDefinition, in command: any Command.Type) -> [String] {
        option.isFormat ? command.definition.formats.map(\.rawValue) : option.value?.fixedValues ?? []
    }
}
