/// `booking help [COMMAND]`, `booking COMMAND --help`
enum ShowHelp: Command {
    static let words = "help"

    static let definition = CommandDefinition(
        .setUp, "explain a command",
        arguments: [.any("COMMAND", .command)],
        examples: [
            Example("booking help create", "How to book"),
            Example("booking help resource", "What can be done with resources"),
            Example("booking help times", "How to write times and durations"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        try context.page(try Help.text(for: given.arguments))
    }
}
