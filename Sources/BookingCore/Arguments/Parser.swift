/// Reads a command line by the command table.
///
/// An option that has a value takes the next word whatever it begins with, so `--shift -30m` needs no quoting.
/// The first mistake is what the user hears of; but a later `--help` is still found, and answered instead.
struct Parser {
    private var words: ArraySlice<String>
    private var path: [String] = []
    private var command: (any Command.Type)?
    private var arguments: [String] = []
    private var commandLine: [String] = []
    private var options = GivenOptions()
    private var optionsEnded = false
    private var problem: ParseError?

    static func parse(_ words: [String]) throws(ParseError) -> Invocation {
        if words.isEmpty { return Invocation(Welcome.self, arguments: []) }
        var parser = Parser(words)
        return try parser.finish()
    }

    /// The format asked for by a command line that may be wrong elsewhere, so that its error can be in that format.
    static func format(askedForBy words: [String]) -> OutputFormat {
        Parser(words).options[GlobalOptions.output.definition.name]?.first.flatMap(OutputFormat.init) ?? .table
    }

    private init(_ words: [String]) {
        self.words = words[...]
        while let word = self.words.popFirst() {
            do throws(ParseError) {
                try take(word)
            } catch {
                problem = problem ?? error
            }
        }
    }

    private mutating func take(_ word: String) throws(ParseError) {
        if optionsEnded || word == "-" || !word.utf8.starts(with: "-".utf8) {
            try takeArgument(word)
        } else if word == "--", command?.definition.runs != nil {
            commandLine = Array(words)
            words = []
        } else if word == "--" {
            optionsEnded = true
        } else if word.utf8.starts(with: "--".utf8) {
            try takeLong(word.unicodeScalars.dropFirst(2))
        } else {
            try takeShort(word.unicodeScalars.dropFirst())
        }
    }
}

// MARK: - Words

extension Parser {
    private mutating func takeArgument(_ word: String) throws(ParseError) {
        if command != nil { return arguments.append(word) }
        // Every start comes by here: joining the path would have the runtime look up a generic collection first.
        command =
            word.utf8.contains(UInt8(ascii: " ")) ? nil : CommandTable.command(path.reduce("") { $0 + $1 + " " } + word)
        guard command != nil || path.isEmpty && CommandTable.groups[word] != nil else {
            throw CommandTable.unknownCommand(word, in: path)
        }
        path.append(word)
    }

    /// `--name`, `--name value`, `--name=value`
    private mutating func takeLong(_ word: Substring.UnicodeScalarView) throws(ParseError) {
        let end = word.firstIndex(of: "=") ?? word.endIndex
        let name = String(word[..<end])
        let flag = "--" + name
        let definition = try definition(flag) { $0.name == name }
        let attached = end == word.endIndex ? nil : String(word[word.index(after: end)...])
        try take(definition, as: flag, attached: attached)
    }

    /// `-q`, `-u value`, `-uvalue`, `-u=value`, and clusters of flags with such a one at the end
    private mutating func takeShort(_ word: Substring.UnicodeScalarView) throws(ParseError) {
        var rest = word
        while let letter = rest.popFirst() {
            let flag = "-" + String(letter)
            let definition = try definition(flag) { $0.short == Character(letter) }
            let valueFollows = definition.value != nil && !rest.isEmpty || rest.first == "="
            let attached = valueFollows ? String(rest.first == "=" ? rest.dropFirst() : rest) : nil
            try take(definition, as: flag, attached: attached)
            if valueFollows { return }
        }
    }

    private mutating func take(
        _ definition: OptionDefinition, as flag: String, attached: String?
    ) throws(ParseError) {
        if let value = definition.value {
            guard let text = attached ?? words.popFirst() else {
                throw .missingValue(flag, placeholder: value.placeholder)
            }
            // Which formats there are depends on the command, which may be still to come.
            let checked = definition.isFormat ? text : try value.checked(text, subject: flag)
            try add(checked, to: definition, as: flag)
        } else if attached != nil {
            throw .unexpectedValue(flag)
        } else {
            try add(nil, to: definition, as: flag)
        }
    }

    /// A flag may be said again. Of a global option the last value counts, so that an alias can be overruled; of a
    /// command's own, two different values contradict each other.
    private mutating func add(
        _ text: String?, to definition: OptionDefinition, as flag: String
    ) throws(ParseError) {
        let name = definition.name
        if name == GlobalOptions.json.definition.name {
            return options.set(GlobalOptions.output.definition, to: [OutputFormat.json.rawValue])
        }
        guard let text else { return options.set(definition, to: []) }
        if definition.repeatable { return options.add(text, to: definition) }
        let before = options[name]
        guard GlobalOptions.has(name) || before == nil || before == [text] else { throw .repeatedOption(flag) }
        options.set(definition, to: [text])
    }

    private func definition(
        _ flag: String, where matches: (OptionDefinition) -> Bool
    ) throws(ParseError) -> OptionDefinition {
        if let found = GlobalOptions.options.first(where: matches) { return found }
        guard let command else {
            throw CommandTable.isOption(flag) ? .misplacedOption(flag) : CommandTable.unknownOption(flag, of: nil)
        }
        if let found = command.options.first(where: matches) { return found }
        throw CommandTable.unknownOption(flag, of: command)
    }
}

// MARK: - The whole

extension Parser {
    private mutating func finish() throws(ParseError) -> Invocation {
        if options.has(GlobalOptions.help.definition.name) { return try helpInvocation() }
        if let problem { throw problem }
        if options.has(GlobalOptions.version.definition.name) {
            return invocation(of: command ?? ShowHelp.self, format: .table)
        }
        guard let command else { throw incomplete() }
        try command.definition.check(arguments, of: command.words, isGiven: options.has)
        try checkConflicts(among: GlobalOptions.options + command.options, of: command)
        return try invocation(of: command, format: fittingFormat(command))
    }

    private func invocation(of command: any Command.Type, format: OutputFormat) -> Invocation {
        Invocation(command, arguments: arguments, commandLine: commandLine, format: format, options: options)
    }

    /// Help on what the line names, however wrong the rest of it is.
    private func helpInvocation() throws(ParseError) -> Invocation {
        if let problem, case .unknownCommand = problem { throw problem }
        let topic = command == ShowHelp.self ? arguments : path
        return Invocation(ShowHelp.self, arguments: topic, options: options)
    }

    private func incomplete() -> ParseError {
        guard !path.isEmpty else { return .noCommand }
        return .incompleteCommand(group: path.joined(separator: " "), subcommands: CommandTable.words(in: path))
    }

    private func checkConflicts(
        among definitions: [OptionDefinition], of command: any Command.Type
    ) throws(ParseError) {
        for definition in definitions where options.has(definition.name) {
            if let other = definition.conflicts.first(where: options.has) {
                throw .conflictingOptions(definition.flag, "--" + other, command: command.words)
            }
        }
    }

    /// A command that prints text alone does so whatever is asked for: an alias `booking --json` is not in its way.
    private func fittingFormat(_ command: any Command.Type) throws(ParseError) -> OutputFormat {
        let fitting = command.definition.formats
        guard let text = options[GlobalOptions.output.definition.name]?.first else { return fitting[0] }
        let asked = try format(text, of: fitting.count > 1 ? fitting : OutputFormat.allCases)
        if fitting.count == 1 { return fitting[0] }
        guard fitting.contains(asked) else { throw .unfitFormat(asked, command: command.words, fitting: fitting) }
        return asked
    }

    private func format(_ text: String, of fitting: [OutputFormat]) throws(ParseError) -> OutputFormat {
        if let format = OutputFormat(rawValue: text) { return format }
        let allowed = fitting.map(\.rawValue)
        let closest = Suggestion.closest(to: text, among: allowed, meanings: Synonyms.values)
        throw .unknownValue(text, subject: GlobalOptions.output.definition.flag, allowed: allowed, closest: closest)
    }
}
