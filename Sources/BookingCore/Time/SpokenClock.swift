/// A time of day as people write it.
struct SpokenClock {
    /// In microseconds; nil for midnight, which is the beginning of a day or its end.
    let clock: Int64?
    let form: Form

    enum Form {
        /// `10`, which means something only where both ends stand in one word: `10-12`.
        case hour
        /// `10:00`, `noon`
        case plain
        /// `3pm`
        case halfDay
    }

    var alone: TimeExpression { clock.map { .clock($0) } ?? .midnight(nil) }

    func on(_ day: TimeExpression.Day) -> TimeExpression {
        clock.map { .moment(day, clock: $0) } ?? .midnight(day)
    }
}

extension TimeScanner {
    private static let hour: Int64 = 3_600 * Timestamp.microsecondsPerSecond

    /// `10:00`, `3pm`, `3:30 pm`, `noon`, `midnight`; a bare hour too, which only `form` tells.
    mutating func spokenClock() throws(TimeFlaw) -> SpokenClock {
        if takeWord("noon") { return SpokenClock(clock: 12 * Self.hour, form: .plain) }
        if takeWord("midnight") { return SpokenClock(clock: nil, form: .plain) }
        let isHour = !clockHasMinutes
        let clock = isHour ? Int64(try number(digits: 1...2)) * Self.hour : try clock()
        guard let isAfternoon = takeHalfOfDay() else {
            if isHour, clock > CivilTime.microsecondsPerDay { throw .clock }
            return SpokenClock(clock: clock, form: isHour ? .hour : .plain)
        }
        guard (Self.hour..<(13 * Self.hour)).contains(clock) else { throw .clock }
        return SpokenClock(
            clock: clock % (12 * Self.hour) + (isAfternoon ? 12 * Self.hour : 0), form: .halfDay)
    }

    /// Whether the hour is followed by a colon.
    private var clockHasMinutes: Bool {
        rest.drop { $0.isASCII && $0.isNumber }.first == ":"
    }

    /// `am` or `pm`, right after the digits or after a space; nil, and nothing is taken, where neither follows.
    private mutating func takeHalfOfDay() -> Bool? {
        for (word, isAfternoon) in [("am", false), ("pm", true)] where takeWord(word) || takeWord(" " + word) {
            return isAfternoon
        }
        return nil
    }
}
