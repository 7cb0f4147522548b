/// Everything there is to say about one command: the parser, help, the manual and the completions all read it.
struct CommandDefinition: Sendable {
    let section: HelpSection
    /// What it does, as an order: `book a resource`.
    let summary: String
    let arguments: [ArgumentDefinition]
    /// What stands behind `--`, of a command that runs another: `COMMAND...`.
    let runs: String?
    /// The output formats that fit it; the first is the default.
    let formats: [OutputFormat]
    /// Paragraphs. What a user would type stands between backquotes.
    let details: [String]
    let examples: [Example]

    init(
        _ section: HelpSection, _ summary: String, arguments: [ArgumentDefinition] = [], runs: String? = nil,
        formats: [OutputFormat] = .text, details: [String] = [], examples: [Example]
    ) {
        self.section = section
        self.summary = summary
        self.arguments = arguments
        self.runs = runs
        self.formats = formats
        self.details = details
        self.examples = examples
    }

    /// Are there enough words, not too many, and do those of a fixed set belong to it?
    /// - Parameters:
    ///   - command: its name, for the error.
    ///   - isGiven: whether an option is.
    func check(
        _ words: [String], of command: String, isGiven: (String) -> Bool = { _ in false }
    ) throws(ParseError) {
        var (required, taken) = (0, 0)
        for argument in arguments where !argument.unless.contains(where: isGiven) {
            required += argument.words.lowerBound
            if words.count < required { throw .missingArgument(argument.name, command: command) }
            if argument.repeatable { return }
            for word in words.dropFirst(taken).prefix(argument.words.upperBound) {
                _ = try argument.value.checked(word, subject: argument.name)
            }
            taken += argument.words.upperBound
        }
        if words.count > taken { throw .extraArgument(words[taken], command: command) }
    }
}

extension Command {
    /// `booking create`
    static var invocation: String { "booking " + words }

    /// `booking create [OPTIONS] RESOURCE [FROM [TO]]`
    static var synopsis: String {
        let options = visibleOptions.isEmpty ? "" : "[OPTIONS]"
        let runs = definition.runs.map { "-- \($0)" } ?? ""
        return [invocation, options, ArgumentDefinition.synopsis(definition.arguments), runs]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}

extension [OutputFormat] {
    /// Text, whatever is asked for.
    static var text: [OutputFormat] { [.table] }
    /// Of one thing.
    static var one: [OutputFormat] { [.table, .json] }
    /// Of any number of records.
    static var records: [OutputFormat] { [.table, .json, .ndjson, .csv, .tsv] }
}

/// The parts of the overview, in its order.
enum HelpSection: String, CaseIterable, Sendable {
    case book = "Book"
    case hold = "Hold"
    case look = "Look"
    case exchange = "Import and export"
    case resources = "Resources"
    case members = "Members"
    case run = "Run"
    case setUp = "Set up"
}

/// A command line to copy, and what it is for.
struct Example: Sendable {
    let caption: String
    let line: String

    init(_ line: String, _ caption: String) {
        self.caption = caption
        self.line = line
    }
}
