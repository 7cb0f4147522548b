extension Span {
    /// What a duration may be, depending on what it is for.
    enum Sign: Sendable {
        case positive
        case positiveOrZero
        /// `--shift`: either way, or not at all.
        case any
    }

    /// `90m`, `1h30m`, `1.5h`, `2 days`, `1w`, or ISO 8601's `PT1H30M`; the units in falling order, each at most once.
    init(_ text: String, _ sign: Sign = .positive) throws {
        do {
            self = try Self.scan(text, allowsPlus: sign == .any)
        } catch {
            throw Failure.unreadableDuration(text, error)
        }
        guard sign == .any || !isNegative else { throw Failure.negativeDuration(text) }
        guard sign != .positive || !isZero else { throw Failure.emptyDuration(text) }
    }

    private static func scan(_ text: String, allowsPlus: Bool) throws(TimeFlaw) -> Span {
        var scanner = try TimeScanner(text)
        let isNegative = scanner.take("-")
        if !isNegative, allowsPlus { _ = scanner.take("+") }
        let span = scanner.take("P") ? try scanner.isoSpan() : try scanner.spokenSpan()
        try scanner.expectEnd()
        return isNegative ? -span : span
    }

    fileprivate mutating func add(_ other: Span) throws(TimeFlaw) {
        days += other.days
        microseconds += other.microseconds
        let most = Int64(Self.mostDays) * CivilTime.microsecondsPerDay
        guard days <= Self.mostDays, microseconds <= most else { throw .tooLong }
    }
}

/// What one of it is, and how it is written.
private struct SpanUnit: Sendable {
    let names: [String]
    let length: Span

    static let spoken = [
        week("w", "week", "weeks"), day("d", "day", "days"), hour("h", "hr", "hrs", "hour", "hours"),
        minute("m", "min", "mins", "minute", "minutes"), second("s", "sec", "secs", "second", "seconds"),
    ]
    static let isoCalendar = [week("W"), day("D")]
    static let isoTime = [hour("H"), minute("M"), second("S")]
    /// Have no fixed length.
    static let variable = [
        "mo", "mos", "mon", "month", "months", "y", "yr", "yrs", "year", "years", "Y", "M",
    ]

    private static func week(_ names: String...) -> Self { Self(names: names, length: Span(days: 7)) }
    private static func day(_ names: String...) -> Self { Self(names: names, length: Span(days: 1)) }
    private static func hour(_ names: String...) -> Self { exact(names, seconds: 3_600) }
    private static func minute(_ names: String...) -> Self { exact(names, seconds: 60) }
    private static func second(_ names: String...) -> Self { exact(names, seconds: 1) }

    private static func exact(_ names: [String], seconds: Int64) -> Self {
        Self(names: names, length: Span(microseconds: seconds * Timestamp.microsecondsPerSecond))
    }

    /// At most nine digits and millionths, so the product is far from overflowing.
    func times(_ count: Int, millionths: Int64) throws(TimeFlaw) -> Span {
        guard millionths == 0 || length.days == 0 else { throw .fraction }
        return Span(
            days: length.days * count,
            microseconds: length.microseconds * Int64(count)
                + length.microseconds / Timestamp.microsecondsPerSecond * millionths)
    }
}

extension TimeScanner {
    /// What follows the `P`: days and weeks, then after a `T` the time.
    fileprivate mutating func isoSpan() throws(TimeFlaw) -> Span {
        var span = startsWith("T") ? Span() : try self.span(of: SpanUnit.isoCalendar)
        if take("T") { try span.add(self.span(of: SpanUnit.isoTime)) }
        return span
    }

    /// At least one number with its unit, of ISO's single letters.
    private mutating func span(of units: [SpanUnit]) throws(TimeFlaw) -> Span {
        var (sum, units, isLast) = (Span(), units[...], false)
        repeat { try sum.add(part(among: &units, isLast: &isLast, longestName: 1)) } while !isLast && startsWithDigit
        return sum
    }

    /// At least one number with its unit, with spaces or without: `1h30m`, `2 days`, `1 hour 30 min`.
    fileprivate mutating func spokenSpan() throws(TimeFlaw) -> Span {
        var (sum, units, isLast) = (Span(), SpanUnit.spoken[...], false)
        repeat { try sum.add(part(among: &units, isLast: &isLast)) } while !isLast && takeSpaceBeforeDigit()
        return sum
    }

    /// A number and its unit; only the last can have a fraction.
    private mutating func part(
        among units: inout ArraySlice<SpanUnit>, isLast: inout Bool, longestName: Int = .max
    ) throws(TimeFlaw) -> Span {
        let count = try number(digits: 1...9)
        guard !startsWithDigit else { throw .tooLong }
        isLast = take(".")
        let millionths = isLast ? try fraction() : 0
        if longestName > 1 { _ = take(" ") }
        let letters = String(decoding: take(atMost: longestName, while: Self.isLetter), as: UTF8.self)
        // A letter alone means what it says: `M` is a month to ISO, and `m` a minute.
        let name = letters.utf8.count > 1 ? letters.lowercased() : letters
        return try Self.unit(named: name, among: &units).times(count, millionths: millionths)
    }

    /// Whether another number follows, right here or after a space.
    private mutating func takeSpaceBeforeDigit() -> Bool {
        var ahead = self
        _ = ahead.take(" ")
        if ahead.startsWithDigit { self = ahead }
        return startsWithDigit
    }

    /// Leaves only the smaller units for the numbers that follow.
    private static func unit(named name: String, among units: inout ArraySlice<SpanUnit>) throws(TimeFlaw) -> SpanUnit {
        guard let index = units.firstIndex(where: { $0.names.contains(name) }) else {
            throw SpanUnit.variable.contains(name) ? .months : .form
        }
        defer { units = units[(index + 1)...] }
        return units[index]
    }
}
