/// A duration: calendar days, which a clock change makes longer or shorter, and exact time.
///
/// Both parts have the same sign.
struct Span: Hashable, Sendable {
    var days: Int
    var microseconds: Int64

    init(days: Int = 0, microseconds: Int64 = 0) {
        (self.days, self.microseconds) = (days, microseconds)
    }

    /// The exact time between two instants.
    init(from start: Timestamp, to end: Timestamp) {
        self.init(microseconds: end.microseconds.subtractingSaturating(start.microseconds))
    }

    static let hour = Span(microseconds: 3_600 * Timestamp.microsecondsPerSecond)

    /// No booking can be longer: the days of the years 1970 to 9999.
    static let mostDays = 2_932_897

    var isZero: Bool { days == 0 && microseconds == 0 }
    var isNegative: Bool { days < 0 || microseconds < 0 }

    static prefix func - (span: Span) -> Span {
        Span(days: -span.days, microseconds: Int64(0).subtractingSaturating(span.microseconds))
    }
}

extension Span: CustomStringConvertible {
    /// For people: `1h30m`, `2d`, `-1.5s`, `0s`; it can be given as a duration again.
    var description: String {
        let seconds = microseconds.magnitude / UInt64(Timestamp.microsecondsPerSecond)
        let parts: [(UInt64, StaticString)] = [
            (UInt64(days.magnitude), "d"), (seconds / 3_600, "h"), (seconds / 60 % 60, "m"),
        ]
        let text = parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined() + secondsText(seconds % 60)
        return (isNegative ? "-" : "") + (text.isEmpty ? "0s" : text)
    }

    private func secondsText(_ seconds: UInt64) -> String {
        let fraction = microseconds.magnitude % UInt64(Timestamp.microsecondsPerSecond)
        guard fraction != 0 else { return seconds == 0 ? "" : "\(seconds)s" }
        var digits = String(String(1_000_000 + fraction).dropFirst())
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(seconds).\(digits)s"
    }
}
