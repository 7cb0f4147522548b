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

    /// A line each, for eval in any shell of the Bourne kind.
    var text: String {
        all.map {
            "export \($0.name)='\($0.value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''"))'\n"
        }
        .joined()
    }
}
