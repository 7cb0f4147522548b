/// `man/booking.1`: the words of `man/booking.1.in`, and in the places that it marks what follows from the command table.
enum ManualPage {
    static func text(filling template: String) -> String {
        template.split(separator: "\n", omittingEmptySubsequences: false)
            .map { part(at: $0) ?? String($0) }
            .joined(separator: "\n")
    }

    /// What belongs in the place of this line; nil where it stands for itself.
    private static func part(at line: Substring) -> String? {
        switch line {
        case "@NOTICE@": ".\\\" Made from booking.1.in and the command table by 'make docs'; do not edit."
        case "@GLOBAL_OPTIONS@": GlobalOptions.options.map(Mdoc.item).joined(separator: "\n")
        case "@COMMANDS@": HelpSection.allCases.map(section).joined(separator: "\n")
        case "@EXAMPLES@": examples
        default: nil
        }
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
        return blocks.joined(separator: "\n.Pp\n")
    }

    private static func colon(_ caption: String) -> String {
        caption.last == "?" ? "" : ":"
    }
}
