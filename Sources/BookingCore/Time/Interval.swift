/// Time to let pass, by the clock that nobody sets: an interval of a loop, a timeout.
enum Interval {
    /// From what a user types; a day of waiting is 24 hours, whatever clocks do meanwhile.
    static func parse(_ text: String, zero: Bool) throws -> Duration {
        let span = try Span(text, zero ? .positiveOrZero : .positive)
        return .seconds(span.days * 86_400) + .microseconds(span.microseconds)
    }
}
