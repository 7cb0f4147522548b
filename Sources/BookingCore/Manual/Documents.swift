/// The files that are made from the command table and checked in, so that they can be installed and read as they are.
package enum Documents {
    /// Paths below the repository's root, with the text that belongs there.
    package static func files() -> [(path: String, text: String)] {
        [
            ("man/booking.1", ManualPage.text),
            ("completions/booking.bash", BashCompletion.script),
            ("completions/_booking", ZshCompletion.script),
            ("completions/booking.fish", FishCompletion.script),
        ]
    }
}
