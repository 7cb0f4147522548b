extension TimeExpression {
    /// One time, in any of the forms that the manual lists.
    init(_ text: String) throws {
        if text.first == "+" {
            self = .after(try Span(String(text.dropFirst()), .positiveOrZero))
        } else if let sign = Self.signAfterNow(text) {
            let span = try Span(String(text.dropFirst(4)), .positiveOrZero)
            self = .now(sign == "-" ? -span : span)
        } else {
            do {
                self = try Self.scanned(text)
            } catch {
                throw Failure.unreadableTime(text, error)
            }
        }
    }

    /// The sign in `now+1h30m` and `now-15m`.
    private static func signAfterNow(_ text: String) -> Character? {
        guard text.prefix(3).lowercased() == "now", let sign = text.dropFirst(3).first else { return nil }
        return sign == "+" || sign == "-" ? sign : nil
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
            let isOfTheDay = [.date, .years].contains(flaw)
            throw isOfTheDay ? Failure.unreadableTime(text, flaw) : Failure.notADay(text)
        }
    }
}

extension TimeScanner {
    fileprivate mutating func expression() throws(TimeFlaw) -> TimeExpression {
        if startsWithDate { return try dated() }
        if startsWithDigit { return .clock(try clock()) }
        let name = word()
        if name == "now" { return .now(Span()) }
        let day = try day(named: name)
        return take(" ") ? .moment(day, clock: try clock()) : .day(day)
    }

    /// A date, alone, with a clock, or with a clock and an offset.
    private mutating func dated() throws(TimeFlaw) -> TimeExpression {
        let date = try date()
        guard (1970...9999).contains(date.year) else { throw .years }
        guard takeDateSeparator() else { return .day(.date(date)) }
        let clock = try clock()
        guard let offset = try offset() else { return .moment(.date(date), clock: clock) }
        let instant = CivilTime(date, microsecondOfDay: clock).instant(offset: offset)
        guard instant.isBookable else { throw .years }
        return .instant(instant)
    }

    /// `today`, `tomorrow`, `mon` or `monday`, in any case.
    private func day(named name: String) throws(TimeFlaw) -> TimeExpression.Day {
        switch name {
        case "today": return .today
        case "tomorrow": return .tomorrow
        default:
            guard let weekday = Weekday.allCases.first(where: { $0.name == name || $0.name.prefix(3) == name }) else {
                throw .form
            }
            return .next(weekday)
        }
    }
}
