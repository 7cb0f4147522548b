/// `man/booking.1`: the overview, which names the pages of the commands.
enum ManualPage {
    static func text(filling template: String) -> String {
        ManualTemplate.filled(
            template, named: "booking.1.in and the command table",
            [
                "@GLOBAL_OPTIONS@": { GlobalOptions.options.map(Mdoc.item).joined(separator: "\n") },
                "@COMMANDS@": { HelpSection.allCases.map(section).joined(separator: "\n") },
                "@SEE_ALSO@": {
                    Mdoc.references(CommandTable.commands.map { CommandPage.name(of: $0) + " 1" } + others)
                },
            ])
    }

    private static let others = [
        "booking-events 7", "booking-schema 7", "booking-security 7", "booking-times 7", "cron 8", "psql 1",
        "systemd 1",
    ]

    private static func section(_ section: HelpSection) -> String {
        let items = CommandTable.commands(in: section).map { command in
            ".It Xr \(CommandPage.name(of: command)) 1\n"
                + Mdoc.paragraph(Mdoc.capitalized(command.definition.summary) + ".")
        }
        return ".Ss \(section.rawValue)\n.Bl -tag -width Ds\n" + items.joined(separator: "\n") + "\n.El"
    }
}
