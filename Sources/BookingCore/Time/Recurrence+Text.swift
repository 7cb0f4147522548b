extension Recurrence.Step {
    private static let most = 1000

    /// `day`, `weekday`, `week`, `month`, with a number before them: `3d`, `2w`, `2 weeks`, `2 months`.
    init(_ text: String) throws {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }.lowercased()
        guard let count = digits.isEmpty ? 1 : Int(digits), 1...Self.most ~= count else {
            throw Failure.notAPeriod(text)
        }
        switch unit {
        case "d", "day", "days": self = .days(count)
        case "w", "week", "weeks": self = .weeks(count, on: [])
        case "month", "months": self = .months(count)
        case "weekday" where count == 1, "weekdays" where count == 1: self = .weeks(1, on: Weekday.working)
        default: throw Failure.notAPeriod(text)
        }
    }
}

extension Weekday {
    static let working: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday]

    /// `mon,wed`, or the whole words; none where it is empty.
    static func list(_ text: String) throws -> Set<Weekday> {
        let words = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
        return Set(
            try words.map { word in
                let word = word.lowercased().filter { $0 != " " }
                let named = allCases.first { [$0.name, $0.abbreviation.lowercased()].contains(word) }
                guard let named else { throw Failure.notAWeekday(word) }
                return named
            })
    }
}
