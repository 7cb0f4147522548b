/// FROM and TO in one: `10:00-12:00`, `10-12`, `fri 3pm-4pm`. Both are on the same day.
struct TimeRange: Hashable, Sendable {
    let from: TimeExpression
    let to: TimeExpression

    init(_ text: String) throws {
        do {
            var scanner = try TimeScanner(text)
            self = try scanner.range()
            try scanner.expectEnd()
        } catch let flaw as TimeFlaw {
            throw Failure.unreadableTime(text, flaw)
        }
    }

    /// Whether it can be nothing else, so that what is wrong with it is wrong with a range.
    static func isMeant(by text: String) -> Bool {
        (try? TimeScanner(text))?.startsRange ?? false
    }

    fileprivate init(from: TimeExpression, to: TimeExpression) {
        (self.from, self.to) = (from, to)
    }
}

extension TimeScanner {
    fileprivate mutating func range() throws(TimeFlaw) -> TimeRange {
        let day = try dayBeforeClock()
        let from = try spokenClock()
        guard takeDash() else { throw .form }
        let to = try spokenClock()
        guard [from.form, to.form] != [.hour, .halfDay], [from.form, to.form] != [.halfDay, .hour] else {
            throw .halfDay
        }
        return TimeRange(from: day.map(from.on) ?? from.alone, to: to.alone)
    }

    /// The day and the space after it; nil where there is none.
    private mutating func dayBeforeClock() throws(TimeFlaw) -> TimeExpression.Day? {
        let hasDate = startsWithDate || startsWithDottedDate
        guard let day = hasDate ? .date(try date()) : try dayInWords() else { return nil }
        try expect(" ")
        return day
    }

    /// The dash of tables too, so that what they show can be typed.
    private mutating func takeDash() -> Bool {
        takeWord("-") || takeWord("–")
    }

    /// Whether a clock and a dash follow, on a day or not.
    var startsRange: Bool {
        var ahead = self
        do {
            _ = try ahead.dayBeforeClock()
            _ = try ahead.spokenClock()
        } catch {
            return false
        }
        return ahead.takeDash() && !ahead.isAtEnd
    }
}
