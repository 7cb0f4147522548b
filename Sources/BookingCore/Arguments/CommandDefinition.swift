/// Everything there is to say about one command: the parser, help, the manual and the completions all read it.
struct CommandDefinition: Sendable {
    let verb: Verb
    let section: HelpSection
    /// What it does, as an order: `book a resource`.
    let summary: String
    var arguments: [ArgumentDefinition] = []
    /// Its own ones; the global ones come on top.
    var options: [OptionDefinition] = []
    /// The output formats that fit it; the first is the default.
    var formats: [OutputFormat] = [.table]
    /// Paragraphs. What a user would type stands between backquotes.
    var details: [String] = []
    var examples: [Example] = []

    var path: [String] { verb.path }
    var visibleOptions: [OptionDefinition] { options.filter { !$0.hidden } }

    /// `booking create`
    var invocation: String { "booking " + verb.rawValue }

    /// `booking create [OPTIONS] RESOURCE [FROM [TO]]`
    var synopsis: String {
        [invocation, visibleOptions.isEmpty ? "" : "[OPTIONS]", ArgumentDefinition.synopsis(arguments)]
            .filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// The parts of the overview, in its order.
enum HelpSection: String, CaseIterable, Sendable {
    case book = "Book"
    case look = "Look"
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
