/// What `booking help` prints: an example first, then the rest. Plain text of at most 80 columns.
enum Help {
    static let width = 80

    /// The overview for no words, a group's commands for `["resource"]`, one command's help for the words of one.
    /// Throws a `Failure` where there is no such command.
    static func text(for topic: [String]) throws -> String {
        if topic == ["times"] { return times }
        for (place, word) in topic.enumerated() {
            let path = Array(topic[..<place])
            guard CommandTable.words(in: path).contains(word) else {
                throw CommandTable.unknownCommand(word, in: path).failure
            }
        }
        if topic.isEmpty { return overview }
        return CommandTable.command(topic.joined(separator: " ")).map { text(for: $0) } ?? group(topic[0])
    }

    /// The help of one command.
    static func text(for command: any Command.Type) -> String {
        let definition = command.definition
        var blocks = ["\(command.invocation): \(definition.summary)", examples(definition.examples)]
        blocks.append("Usage: " + command.synopsis)
        blocks += definition.details.map { Prose.wrapped($0, width: width).joined(separator: "\n") }
        if !command.visibleOptions.isEmpty { blocks.append(block("Options", rows(command.visibleOptions))) }
        if definition.formats.count > 1 { blocks.append("Formats (--output): " + formats(definition.formats)) }
        blocks.append("Global options: booking help. Times and durations: booking help times.")
        return joined(blocks)
    }

    private static func group(_ word: String) -> String {
        let commands = CommandTable.commands.filter { $0.path.first == word }
        return joined([
            "booking \(word): " + (CommandTable.groups[word] ?? ""),
            examples(commands.compactMap { $0.definition.examples.first }),
            "Usage: booking \(word) COMMAND [OPTIONS] [ARGUMENTS]",
            block("Commands", commands.map { ($0.words, $0.definition.summary) }),
            "One of them in detail: booking help \(word) \(commands[0].path[1])",
        ])
    }
}

// MARK: - The overview

extension Help {
    static let welcome = [
        Example("booking init --local", "Set up a private server on this machine, once"),
        Example("booking create Raum1 tomorrow 10:00 11:00", "Book a room"),
        Example("booking list --mine --upcoming", "What you have booked"),
        Example("booking update 3f2a --shift 30m", "Half an hour later"),
        Example("booking watch --mine", "Hear of it when somebody wants the same time"),
    ]

    /// For who types `booking` alone: how to begin, what there is, and where to read on.
    static var short: String {
        let sections = HelpSection.allCases.map { (label: $0.rawValue, text: names(of: $0)) }
        return joined([
            "booking: share what only one can have at a time", examples(welcome),
            Prose.columns(sections, labelWidth: 10).joined(separator: "\n"),
            "More: booking help, booking help create, booking help times, man booking.",
        ])
    }

    /// `resource add, list, show`: the first word of several is said once.
    private static func names(of section: HelpSection) -> String {
        var names: [String] = []
        var group = ""
        for path in CommandTable.commands(in: section).map({ $0.path }) {
            names.append(path.count > 1 && path[0] == group ? path[1] : path.joined(separator: " "))
            group = path[0]
        }
        return names.joined(separator: ", ")
    }

    private static var overview: String {
        joined(
            ["booking: share what only one can have at a time", examples(welcome)]
                + ["Usage: booking [GLOBAL OPTIONS] COMMAND [OPTIONS] [ARGUMENTS]"]
                + HelpSection.allCases.map { section($0) }
                + [block("Global options", rows(GlobalOptions.options)), block("Times and durations", values)]
                + ["More on a command: booking help COMMAND. On everything: man booking."])
    }

    private static func section(_ section: HelpSection) -> String {
        let commands = CommandTable.commands(in: section)
        return block(section.rawValue, commands.map { ($0.words, $0.definition.summary) }, labelWidth: 16)
    }

    private static let values: [(label: String, text: String)] = [
        ("a day and a time", "2026-03-21 10:00, tomorrow 3pm, mon 9:30, 2026-03-21T10:00+01:00"),
        ("a time alone", "10:00 (today), now, +90m, in 2h"),
        ("a day alone", "2026-03-21, today, tomorrow, mon to sun (the next one)"),
        ("a duration", "90m, 1h30m, 1.5h, 2 days, 1w"),
        ("all of them", "booking help times"),
    ]
}

// MARK: - Blocks

extension Help {
    /// Each line to copy, under its caption.
    private static func examples(_ examples: [Example]) -> String {
        examples.map { "  # \($0.caption)\n  \($0.line)" }.joined(separator: "\n\n")
    }

    private static func block(
        _ title: String, _ rows: [(label: String, text: String)], labelWidth: Int = 22
    ) -> String {
        ([title] + Prose.columns(rows, labelWidth: labelWidth)).joined(separator: "\n")
    }

    private static func rows(_ options: [OptionDefinition]) -> [(label: String, text: String)] {
        options.map { option in
            let short = option.short.map { "-\($0), " } ?? "    "
            return (short + option.flag + (option.value.map { " " + $0.placeholder } ?? ""), option.help)
        }
    }

    private static func formats(_ formats: [OutputFormat]) -> String {
        "\(formats[0].rawValue) (default), " + alternatives(formats.dropFirst().map(\.rawValue))
    }

    private static func joined(_ blocks: [String]) -> String {
        blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }
}
