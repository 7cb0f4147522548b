extension TimeScanner {
    /// `2026-03-21`
    mutating func isoDate() throws(TimeFlaw) -> CivilDate {
        let year = try number(digits: 4...4)
        try expect("-")
        let month = try number(digits: 2...2)
        try expect("-")
        let day = try number(digits: 2...2)
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .date }
        return date
    }

    /// `2026-03-21` or `21.3.2026`, in a year in which something can be booked.
    mutating func date() throws(TimeFlaw) -> CivilDate {
        let date = startsWithDate ? try isoDate() : try dottedDate()
        guard (1970...9999).contains(date.year) else { throw .years }
        return date
    }

    /// `21.3.2026`, `21.03.2026`
    private mutating func dottedDate() throws(TimeFlaw) -> CivilDate {
        let day = try number(digits: 1...2)
        try expect(".")
        let month = try number(digits: 1...2)
        try expect(".")
        let year = try number(digits: 4...4)
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .date }
        return date
    }

    /// `10:00`, `9:00:30.5`, `24:00`; in microseconds.
    mutating func clock() throws(TimeFlaw) -> Int64 {
        let hour = try number(digits: 1...2)
        try expect(":")
        let minute = try number(digits: 2...2)
        let hasSecond = take(":")
        let second = hasSecond ? try number(digits: 2...2) : 0
        let fraction = hasSecond && take(".") ? try fraction() : 0
        guard second != 60 else { throw .leapSecond }
        guard hour <= 24, minute < 60, second < 60 else { throw .clock }
        let time = Int64(hour * 3_600 + minute * 60 + second) * Timestamp.microsecondsPerSecond + fraction
        guard time <= CivilTime.microsecondsPerDay else { throw .clock }
        return time
    }

    /// The digits after the point, up to microseconds.
    mutating func fraction() throws(TimeFlaw) -> Int64 {
        let before = remaining
        var microseconds = try number(digits: 1...6)
        for _ in (before - remaining)..<6 { microseconds *= 10 }
        return Int64(microseconds)
    }

    /// `Z`, `+02:00`, `+0200` or `+02`, in seconds; nil where none follows.
    mutating func offset() throws(TimeFlaw) -> Int? {
        if take("Z", "z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+") else { return nil }
        let hours = try number(digits: 2...2)
        let minutes = take(":") || startsWithDigit ? try number(digits: 2...2) : 0
        guard hours < 24, minutes < 60 else { throw .clock }
        let seconds = hours * 3_600 + minutes * 60
        return isWest ? -seconds : seconds
    }

    /// `T` or one space between a date and its clock.
    mutating func takeDateSeparator() -> Bool {
        take("T", "t", " ")
    }
}

extension Timestamp {
    /// RFC 3339 with any offset; like PostgreSQL's own output, a space may stand for the `T`, and an offset may be
    /// `+02`. Nil for anything else.
    init?(rfc3339 text: some StringProtocol) {
        guard let instant = try? Self.scan(text) else { return nil }
        self = instant
    }

    private static func scan(_ text: some StringProtocol) throws(TimeFlaw) -> Timestamp {
        var scanner = try TimeScanner(text)
        let date = try scanner.isoDate()
        guard scanner.takeDateSeparator() else { throw .form }
        let civil = CivilTime(date, microsecondOfDay: try scanner.clock())
        guard let offset = try scanner.offset() else { throw .form }
        try scanner.expectEnd()
        return civil.instant(offset: offset)
    }
}

extension CivilTime {
    /// When clocks that are `offset` seconds ahead of UTC show it.
    func instant(offset: Int) -> Timestamp {
        utc.adding(microseconds: -Int64(offset) * Timestamp.microsecondsPerSecond)
    }
}
