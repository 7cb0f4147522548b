/// `man/booking.1`: the commands and options from the table, between the fixed parts of `ManualProse`.
enum ManualPage {
    static var text: String {
        let sections = [
            ManualProse.head, ManualProse.description, globalOptions, commands, ManualProse.names, ManualProse.times,
            ManualProse.output, ManualProse.rights,
            ManualProse.resolver, ManualProse.reliability, ManualProse.environment, ManualProse.files,
            ManualProse.exitStatus, examples,
            ManualProse.seeAlso,
        ]
        return sections.joined(separator: "\n") + "\n"
    }

    private static var globalOptions: String {
        """
        .Pp
        The global options may stand before the command or after it:
        .Bl -tag -width Ds
        \(GlobalOptions.options.map(Mdoc.item).joined(separator: "\n"))
        .El
        """
    }

    private static var commands: String {
        ([".Sh COMMANDS"] + HelpSection.allCases.map(section)).joined(separator: "\n")
    }

    private static func section(_ section: HelpSection) -> String {
        let commands = CommandTable.commands(in: section)
        return """
            .Ss \(section.rawValue)
            .Bl -tag -width Ds
            \(commands.map(command).joined(separator: "\n"))
            .El
            """
    }

    private static func command(_ command: any Command.Type) -> String {
        let definition = command.definition
        var parts = [Mdoc.heading(command), Mdoc.capitalized(definition.summary) + "."]
        parts += [definition.details.map(Mdoc.paragraph).joined(separator: "\n.Pp\n")].filter { !$0.isEmpty }
        if definition.formats.count > 1 {
            parts.append(".Pp\nFormats: \(alternatives(definition.formats.map(\.rawValue))).")
        }
        if !command.visibleOptions.isEmpty {
            parts += [".Bl -tag -width Ds"] + command.visibleOptions.map(Mdoc.item) + [".El"]
        }
        return parts.joined(separator: "\n")
    }

    /// Of the commands that have most to show.
    private static var examples: String {
        let shown: [any Command.Type] = [
            Initialize.self, Create.self, Update.self, List.self, Watch.self, ProcessPending.self,
        ]
        let examples = shown.flatMap { $0.definition.examples }
        let blocks = examples.map { Mdoc.escaped($0.caption + colon($0.caption)) + "\n" + Mdoc.display($0.line) }
        return ".Sh EXAMPLES\n" + blocks.joined(separator: "\n.Pp\n")
    }

    private static func colon(_ caption: String) -> String {
        caption.last == "?" ? "" : ":"
    }
}
