/// `man/booking-create.1` and so on: all there is to say about one command, from its definition and its `PageNotes`.
enum CommandPage {
    /// `booking-resource-add`
    static func name(of command: any Command.Type) -> String {
        (["booking"] + command.path).joined(separator: "-")
    }

    static func text(of command: any Command.Type) -> String {
        let name = name(of: command)
        let head = """
            \(ManualTemplate.notice("the definition of '\(command.words)'"))
            .Dd \(ManualTemplate.date)
            .Dt \(name.uppercased()) 1
            .Os
            .Sh NAME
            .Nm \(name)
            .Nd \(command.definition.summary)
            """
        let sections = [
            ("SYNOPSIS", synopsis(command)), ("DESCRIPTION", description(command)), ("OPTIONS", options(command)),
            ("ENVIRONMENT", list(environment(command)) { ".It Ev \($0)" }),
            ("FILES", list(command.page.files) { ".It Pa \($0)" }),
            ("EXIT STATUS", exits(command)), ("EXAMPLES", examples(command.definition.examples + command.page.recipes)),
            ("SEE ALSO", Mdoc.references(related(to: command))),
        ]
        return ([head] + sections.filter { !$1.isEmpty }.map { ".Sh \($0)\n\($1)" }).joined(separator: "\n") + "\n"
    }

    private static func synopsis(_ command: any Command.Type) -> String {
        var lines = [".Nm booking", ".Op Ar GLOBAL OPTIONS", ".Cm \(command.words)"]
        if !command.visibleOptions.isEmpty { lines.append(".Op Ar OPTIONS") }
        lines += arguments(command.definition.arguments[...])
        if let runs = command.definition.runs { lines += [".Fl -", ".Ar " + runs] }
        return lines.joined(separator: "\n")
    }

    /// Each optional argument needs those before it.
    private static func arguments(_ arguments: ArraySlice<ArgumentDefinition>) -> [String] {
        guard let first = arguments.first else { return [] }
        let word = "Ar " + first.name + (first.repeatable ? " ..." : "")
        let rest = self.arguments(arguments.dropFirst())
        guard first.optional else { return ["." + word] + rest }
        return rest.isEmpty ? [".Op " + word] : [".Oo", "." + word] + rest + [".Oc"]
    }

    private static func description(_ command: any Command.Type) -> String {
        let definition = command.definition
        var paragraphs = [Mdoc.capitalized(definition.summary) + "."] + definition.details
        if definition.formats.count > 1 {
            paragraphs.append("Formats: \(alternatives(definition.formats.map(\.rawValue))).")
        }
        return paragraphs.map(Mdoc.paragraph).joined(separator: "\n.Pp\n")
    }

    private static func options(_ command: any Command.Type) -> String {
        let others = Mdoc.paragraph("The global options, such as `--output` and `--db`, are on `booking(1)`.")
        if command.visibleOptions.isEmpty { return others }
        let items = command.visibleOptions.map(Mdoc.item)
        return ([".Bl -tag -width Ds"] + items + [".El", ".Pp", others]).joined(separator: "\n")
    }

    private static func environment(_ command: any Command.Type) -> [String: String] {
        let zone = ["TZ": "The zone of times, where `--time-zone` does not set it."]
        return takesTimes(command) ? command.page.environment.merging(zone) { own, _ in own } : command.page.environment
    }

    private static func exits(_ command: any Command.Type) -> String {
        let exits = command.page.exits.merging([0: "Done."]) { own, _ in own }
        let items = exits.sorted { $0.key < $1.key }.map { ".It \($0.key)\n" + Mdoc.paragraph($0.value) }
        return ([".Bl -tag -width 128"] + items + [".El", ".Pp", Mdoc.paragraph(commonExits)]).joined(separator: "\n")
    }

    private static let commonExits =
        "What any command may end with is on `booking(1)`: 2 for a command line that is wrong, 8 where you lack the right, "
        + "9 where the database cannot be used, and the rest."

    private static func examples(_ examples: [Example]) -> String {
        examples.map { example in
            let colon = example.caption.last == "?" ? "" : ":"
            return Mdoc.escaped(example.caption + colon) + "\n" + Mdoc.display(example.line)
        }.joined(separator: "\n.Pp\n")
    }

    private static func list(_ entries: [String: String], _ item: (String) -> String) -> String {
        if entries.isEmpty { return "" }
        let items = entries.sorted { $0.key < $1.key }.map { item($0.key) + "\n" + Mdoc.paragraph($0.value) }
        return ([".Bl -tag -width Ds"] + items + [".El"]).joined(separator: "\n")
    }
}

// MARK: - What else to read

extension CommandPage {
    /// The overview, the commands that its words name, those of its group, and what its notes add.
    private static func related(to command: any Command.Type) -> [String] {
        let text = (command.definition.details + command.visibleOptions.map(\.summary)).joined(separator: " ")
        let named = Prose.pieces(text).filter(\.literal).compactMap { self.command(in: $0.text) }
        let group = CommandTable.commands.filter { $0.path.count > 1 && $0.path[0] == command.path[0] }
        let pages = (named + group).filter { $0 != command }.map { name(of: $0) + " 1" }
        return Array(
            Set(pages + command.page.seeAlso + ["booking 1"] + (takesTimes(command) ? ["booking-times 7"] : [])))
    }

    /// Of `booking policy promote`: `policy`.
    private static func command(in line: String) -> (any Command.Type)? {
        let words = line.split(separator: " ").map(String.init)
        guard words.first == "booking" || CommandTable.words(in: []).contains(words.first ?? "") else { return nil }
        let path = words.first == "booking" ? Array(words.dropFirst()) : words
        return CommandTable.commands.filter { path.starts(with: $0.path) }.max { $0.path.count < $1.path.count }
    }

    private static func takesTimes(_ command: any Command.Type) -> Bool {
        let kinds = command.definition.arguments.map(\.value.kind) + command.visibleOptions.compactMap(\.value?.kind)
        return kinds.contains(.time) || kinds.contains(.duration)
    }
}
