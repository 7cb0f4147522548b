extension TimeExpression {
    /// One time, in any of the forms that `booking help times` lists.
    init(_ text: String) throws {
        if text.first == "+" {
            self = .after(try Span(String(text.dropFirst()), .positiveOrZero))
        } else if let span = try Self.spanFromNow(text) {
            self = .now(span)
        } else {
            do {
                self = try Self.scanned(text)
            } catch {
                throw Failure.unreadableTime(text, error)
            }
        }
    }

    /// What follows the `now` of `now+1h30m` and `now-15m`, or the `in` of `in 2h`; nil for anything else.
    private static func spanFromNow(_ text: String) throws -> Span? {
        let (now, rest) = (text.prefix(3).lowercased(), String(text.dropFirst(3)))
        if now == "in " { return try Span(rest, .positiveOrZero) }
        guard now == "now", let sign = rest.first, sign == "+" || sign == "-" else { return nil }
        let span = try Span(String(rest.dropFirst()), .positiveOrZero)
        return sign == "-" ? -span : span
    }

    fileprivate static func scanned(_ text: String) throws(TimeFlaw) -> TimeExpression {
        var scanner = try TimeScanner(text)
        let expression = try scanner.expression()
        try scanner.expectEnd()
        return expression
    }
}

extension TimeExpression.Day {
    /// A day without a time of day, for `--date`.
    init(_ text: String) throws {
        do {
            guard case .day(let day) = try TimeExpression.scanned(text) else { throw TimeFlaw.form }
            self = day
        } catch let flaw as TimeFlaw {
            let isOfTheDay = [.date, .years, .slashes].contains(flaw)
            throw isOfTheDay ? Failure.unreadableTime(text, flaw) : Failure.notADay(text)
        }
    }
}

extension TimeScanner {
    fileprivate mutating func expression() throws(TimeFlaw) -> TimeExpression {
        if startsWithDate || startsWithDottedDate { return try dated(date()) }
        if startsRange { throw .range }
        guard let day = try dayInWords() else { return try clockAlone() }
        return take(" ") ? try wholeClock().on(day) : .day(day)
    }

    /// A date, alone, with a clock, or with a clock and an offset.
    private mutating func dated(_ date: CivilDate) throws(TimeFlaw) -> TimeExpression {
        guard takeDateSeparator() else { return .day(.date(date)) }
        let time = try wholeClock()
        guard let clock = time.clock, let offset = try offset() else { return time.on(.date(date)) }
        let instant = CivilTime(date, microsecondOfDay: clock).instant(offset: offset)
        guard instant.isBookable else { throw .years }
        return .instant(instant)
    }

    /// `10:00`, `3pm`, `noon`, `now`
    private mutating func clockAlone() throws(TimeFlaw) -> TimeExpression {
        if takeWord("now") { return .now(Span()) }
        if startsWithDigit, rest.contains("/") { throw .slashes }
        return try wholeClock().alone
    }

    private mutating func wholeClock() throws(TimeFlaw) -> SpokenClock {
        let clock = try spokenClock()
        guard clock.form != .hour else { throw isAtEnd ? .bareHour : .form }
        return clock
    }
}

extension TimeScanner {
    /// `today`, `tomorrow`, `mon` or `monday`, `next fri`, in any case; nil, and nothing is taken, where no day is named.
    mutating func dayInWords() throws(TimeFlaw) -> TimeExpression.Day? {
        if takeWord("yesterday") { return .yesterday }
        if takeWord("today") { return .today }
        if takeWord("tomorrow") { return .tomorrow }
        if takeWord("next") {
            guard take(" "), let weekday = takeWeekday() else { throw .form }
            return .ofNextWeek(weekday)
        }
        return takeWeekday().map { .next($0) }
    }

    private mutating func takeWeekday() -> Weekday? {
        Weekday.allCases.first { takeWord($0.name) || takeWord(String($0.name.prefix(3))) }
    }
}
