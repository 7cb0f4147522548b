/// What can be done: the words that name it, what it takes and says, and how it is done. A new command is a file with
/// such a type and a line in `CommandTable.commands`; parser, help, manual and completions follow.
protocol Command: OptionOwner, SendableMetatype {
    /// As it is typed: `create`, `resource add`.
    static var words: String { get }
    static var definition: CommandDefinition { get }
    /// Its own ones; the global ones come on top. Apart from the definition, as the overview of all commands needs none.
    static var options: [OptionDefinition] { get }
    static var page: PageNotes { get }
    /// - Throws: a `Failure`.
    static func run(_ given: Given<Self>, _ context: Context) throws
}

extension Command {
    static var options: [OptionDefinition] { [] }
    static var page: PageNotes { PageNotes() }
    static var visibleOptions: [OptionDefinition] { options.filter { !$0.hidden } }

    /// `["resource", "add"]`
    static var path: [String] { words.split(separator: " ").map(String.init) }

    static func run(_ context: Context) throws {
        try run(Given(context.invocation), context)
    }
}
