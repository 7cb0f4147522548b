/// How long to wait for something: `2h`, or `forever`.
struct WaitLimit {
    /// Nil for ever.
    let duration: Duration?

    init(_ text: String) throws {
        duration = text == "forever" ? nil : try Interval.parse(text, zero: true)
    }
}
