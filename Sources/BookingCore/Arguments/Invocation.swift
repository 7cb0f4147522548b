/// A command line that makes sense: what is to be done, and with what.
///
/// Whoever asks for help (`booking create -h`) gets the invocation of `booking help create`; `booking` alone is `Welcome`.
/// Whoever asks for the version has `--version`, whatever the command.
struct Invocation: Sendable {
    let command: any Command.Type
    let arguments: [String]
    /// What stands behind `--`, of a command that runs another.
    let commandLine: [String]
    let format: OutputFormat
    private let options: GivenOptions

    init(
        _ command: any Command.Type, arguments: [String], commandLine: [String] = [], format: OutputFormat = .table,
        options: GivenOptions = GivenOptions()
    ) {
        self.command = command
        self.arguments = arguments
        self.commandLine = commandLine
        self.format = format
        self.options = options
    }

    /// Parses the words after the program's name; throws a `Failure`.
    static func parse(_ words: [String]) throws -> Invocation {
        do {
            return try Parser.parse(words)
        } catch {
            throw error.failure
        }
    }

    func has(_ option: String) -> Bool {
        options.has(option)
    }

    /// In the order given, nil where it was not. Those of a fixed set are spelled as in the table.
    func values(of option: String) -> [String]? {
        options[option]
    }

    /// The global options as they were given, for another command that is to be run the same way.
    var globalWords: [String] {
        options.sorted.filter { GlobalOptions.has($0.option.name) }.flatMap { [$0.option.flag] + $0.values }
    }

    /// Some of the options as they were given, for a command that is proposed instead.
    func words(of names: String...) -> [String] {
        options.sorted.filter { names.contains($0.option.name) }.flatMap { [$0.option.flag] + $0.values }
    }

    /// Whether the command is one that changes something.
    var writes: Bool {
        command.options.contains { $0.name == Option<Create, Bool>.noRetry.definition.name }
    }

    /// Whether this line of it does.
    var isChange: Bool { writes && !has(Create.dryRun.definition.name) }

    /// What was asked for, as typed: without what only says how to connect, for whom, and how to print. Which zone
    /// counts, `RequestKey` knows.
    var request: String {
        let asked = options.sorted.filter { $0.option.isRequest && !GlobalOptions.has($0.option.name) }
            .flatMap { [$0.option.flag] + $0.values }
        return ([command.words] + arguments + ["--"] + asked).joined(separator: "\u{1F}")
    }
}
