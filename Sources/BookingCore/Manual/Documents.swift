/// The files that are made from the command table and checked in, so that they can be installed and read as they are.
package enum Documents {
    /// Paths below the repository's root, with the text that belongs there.
    /// - Parameter template: the text of a file below the root.
    package static func files(_ template: (String) throws -> String) rethrows -> [(path: String, text: String)] {
        [
            ("man/booking.1", ManualPage.text(filling: try template("man/booking.1.in"))),
            ("completions/booking.bash", CompletionScript.bash),
            ("completions/_booking", CompletionScript.zsh),
            ("completions/booking.fish", CompletionScript.fish),
        ]
    }
}
