extension Span {
    /// What a duration may be, depending on what it is for.
    enum Sign: Sendable {
        case positive
        case positiveOrZero
        /// `--shift`: either way, or not at all.
        case any
    }

    /// `90m`, `1h30m`, `1.5s`, `2d`, `1w`, or ISO 8601's `PT1H30M`; the units in falling order, each at most once.
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
        let span = scanner.take("P") ? try scanner.isoSpan() : try scanner.span(of: SpanUnit.short)
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

/// A letter and what one of it is.
private struct SpanUnit: Sendable {
    let letter: Unicode.Scalar
    let length: Span

    static let short = [
        week("w"), day("d"), hour("h"), minute("m"), second("s"),
    ]
    static let isoCalendar = [week("W"), day("D")]
    static let isoTime = [hour("H"), minute("M"), second("S")]

    private static func week(_ letter: Unicode.Scalar) -> Self { Self(letter: letter, length: Span(days: 7)) }
    private static func day(_ letter: Unicode.Scalar) -> Self { Self(letter: letter, length: Span(days: 1)) }
    private static func hour(_ letter: Unicode.Scalar) -> Self { exact(letter, seconds: 3_600) }
    private static func minute(_ letter: Unicode.Scalar) -> Self { exact(letter, seconds: 60) }
    private static func second(_ letter: Unicode.Scalar) -> Self { exact(letter, seconds: 1) }

    private static func exact(_ letter: Unicode.Scalar, seconds: Int64) -> Self {
        Self(letter: letter, length: Span(microseconds: seconds * Timestamp.microsecondsPerSecond))
    }

    var isSecond: Bool { length.microseconds == Timestamp.microsecondsPerSecond }

    /// At most nine digits, so the product is far from overflowing.
    func times(_ count: Int) -> Span {
        Span(days: length.days * count, microseconds: length.microseconds * Int64(count))
    }
}

extension TimeScanner {
    /// What follows the `P`: days and weeks, then after a `T` the time.
    fileprivate mutating func isoSpan() throws(TimeFlaw) -> Span {
        var span = startsWith("T") ? Span() : try span(of: SpanUnit.isoCalendar)
        if take("T") { try span.add(self.span(of: SpanUnit.isoTime)) }
        return span
    }

    /// At least one number with its unit.
    fileprivate mutating func span(of units: [SpanUnit]) throws(TimeFlaw) -> Span {
        var (sum, units) = (Span(), units[...])
        repeat {
            let count = try number(digits: 1...9)
            guard !startsWithDigit else { throw .tooLong }
            let microseconds = take(".") ? try fraction() : nil
            let unit = try unit(among: &units)
            guard microseconds == nil || unit.isSecond else { throw .fraction }
            try sum.add(unit.times(count))
            try sum.add(Span(microseconds: microseconds ?? 0))
        } while startsWithDigit
        return sum
    }

    /// Takes the unit's letter, and leaves only the smaller units for the numbers that follow.
    private mutating func unit(among units: inout ArraySlice<SpanUnit>) throws(TimeFlaw) -> SpanUnit {
        let isMonth = rest.hasPrefix("mo")
        guard !isMonth, let index = units.firstIndex(where: { startsWith($0.letter) }) else {
            throw isMonth || take("y", "Y", "M") ? .months : .form
        }
        _ = take(units[index].letter)
        defer { units = units[(index + 1)...] }
        return units[index]
    }
}
