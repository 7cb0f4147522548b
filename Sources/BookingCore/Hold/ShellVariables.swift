/// A hold as variables: what `acquire --shell` prints, and what a command finds that `run` has started.
struct ShellVariables {
    let all: [(name: String, value: String)]

    /// - Parameter bookings: those of one hold, of which the first to end ends it.
    init(_ bookings: [BookingRecord]) {
        let end = bookings.map(\.slot.end).min()
        all = [
            ("BOOKING_ID", bookings.compactMap(\.id).joined(separator: " ")),
            ("BOOKING_RESOURCE", bookings.map(\.resource).joined(separator: "\n")),
            ("BOOKING_END", end?.rfc3339 ?? ""),
        ]
    }

    /// What `BOOKING_ID` holds of a hold on several resources is one word.
    static func ids(_ words: [String]) -> [String] {
        words.flatMap { $0.split(separator: " ").map(String.init) }
    }

    /// A line each, for eval in any shell of the Bourne kind.
    var text: String {
        all.map { "export \($0.name)=\(Self.quoted($0.value))\n" }.joined()
    }

    /// Sh has no way to quote a newline within a line: printf makes those between several names.
    private static func quoted(_ value: String) -> String {
        let lines = value.split(separator: "\n", omittingEmptySubsequences: false).map { ShellWord.quoted(String($0)) }
        return lines.count == 1 ? lines[0] : "\"$(printf '%s\\n' \(lines.joined(separator: " ")))\""
    }
}
