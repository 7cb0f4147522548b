/// The files that are made from the command table and checked in, so that they can be installed and read as they are.
package enum Documents {
    /// Paths below the repository's root, with the text that belongs there.
    /// - Parameter template: the text of a file below the root.
    package static func files(_ template: (String) throws -> String) rethrows -> [(path: String, text: String)] {
        [
            ("man/booking.1", ManualPage.text(filling: try template("man/booking.1.in"))),
            ("man/booking-times.7", TimesPage.text(filling: try template("man/booking-times.7.in"))),
            (
                "man/booking-schema.7",
                SchemaPage.text(
                    filling: try template("man/booking-schema.7.in"), schema: try template("sql/schema.sql"))
            ),
            ("completions/booking.bash", CompletionScript.bash),
            ("completions/_booking", CompletionScript.zsh),
            ("completions/booking.fish", CompletionScript.fish),
        ] + CommandTable.commands.map { ("man/\(CommandPage.name(of: $0)).1", CommandPage.text(of: $0)) }
    }
}
