extension ZoneRule {
    /// What POSIX leaves to the system where a summer time comes without its dates; like glibc, those of the USA.
    fileprivate static let usualChanges = (
        start: Change(day: .nth(2, .sunday, month: 3), second: 7_200),
        end: Change(day: .nth(1, .sunday, month: 11), second: 7_200)
    )

    /// A POSIX `TZ` string, with the wider range of hours that RFC 9636 adds; nil for anything else.
    init?(posix text: some StringProtocol) {
        guard let rule = try? Self.scan(text) else { return nil }
        self = rule
    }

    private static func scan(_ text: some StringProtocol) throws(TimeFlaw) -> ZoneRule {
        var scanner = try TimeScanner(text)
        try scanner.zoneAbbreviation()
        let standard = try -scanner.signedTime(hours: 0...24)
        guard !scanner.isAtEnd else { return ZoneRule(standard: standard) }
        let daylight = try scanner.daylight(standard: standard)
        try scanner.expectEnd()
        return ZoneRule(standard: standard, daylight: daylight)
    }
}

extension TimeScanner {
    /// `CEST`, or in angle brackets, where digits and signs may stand as well: `<+0330>`.
    fileprivate mutating func zoneAbbreviation() throws(TimeFlaw) {
        let isQuoted = take("<")
        let length = take { Self.isLetter($0) || isQuoted && Self.isDigitOrSign($0) }.count
        guard length >= 3 else { throw .form }
        if isQuoted { try expect(">") }
    }

    private static func isDigitOrSign(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    /// `-3:30`, in seconds.
    fileprivate mutating func signedTime(hours: ClosedRange<Int>) throws(TimeFlaw) -> Int {
        let isNegative = take("-")
        if !isNegative { _ = take("+") }
        let hour = try number(digits: 1...3)
        let minute = take(":") ? try number(digits: 2...2) : 0
        let second = take(":") ? try number(digits: 2...2) : 0
        guard hours.contains(hour), minute < 60, second < 60 else { throw .clock }
        let time = hour * 3_600 + minute * 60 + second
        return isNegative ? -time : time
    }

    /// `CEST`, `CEST-2`, `CEST,M3.5.0,M10.5.0/3`
    fileprivate mutating func daylight(standard: Int) throws(TimeFlaw) -> ZoneRule.Daylight {
        try zoneAbbreviation()
        let hasOffset = !isAtEnd && !startsWith(",")
        let offset = hasOffset ? try -signedTime(hours: 0...24) : standard + 3_600
        guard take(",") else {
            let changes = ZoneRule.usualChanges
            return ZoneRule.Daylight(offset: offset, start: changes.start, end: changes.end)
        }
        let start = try change()
        try expect(",")
        return ZoneRule.Daylight(offset: offset, start: start, end: try change())
    }

    /// `M10.5.0/3`; without a time, two o'clock.
    private mutating func change() throws(TimeFlaw) -> ZoneRule.Change {
        let day = try ruleDay()
        return ZoneRule.Change(day: day, second: take("/") ? try signedTime(hours: 0...167) : 7_200)
    }

    private mutating func ruleDay() throws(TimeFlaw) -> ZoneRule.Day {
        if take("M") { return try weekdayOfMonth() }
        if take("J") { return .ofCommonYear(try number(digits: 1...3, in: 1...365)) }
        return .ofYear(try number(digits: 1...3, in: 0...365))
    }

    /// Month, week and weekday, which POSIX counts from Sunday.
    private mutating func weekdayOfMonth() throws(TimeFlaw) -> ZoneRule.Day {
        let month = try number(digits: 1...2, in: 1...12)
        try expect(".")
        let nth = try number(digits: 1...1, in: 1...5)
        try expect(".")
        let weekday = try number(digits: 1...1, in: 0...6)
        return .nth(nth, Weekday.allCases[(weekday + 6) % 7], month: month)
    }

    private mutating func number(digits: ClosedRange<Int>, in range: ClosedRange<Int>) throws(TimeFlaw) -> Int {
        let number = try number(digits: digits)
        guard range.contains(number) else { throw .date }
        return number
    }
}
