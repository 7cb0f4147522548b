/// Why a text is not a time or not a duration; `Failure` words it for the user.
enum TimeFlaw: Error, CaseIterable {
    case form
    /// A date that the calendar does not have, a time of day that no clock shows.
    case date, clock, leapSecond
    /// Outside 1970 to 9999.
    case years
    /// Units that have no length, or cannot be divided.
    case months, fraction
    case tooLong
}

/// Reads the parts of a time from left to right. Total: any text leads to a value or to a `TimeFlaw`.
struct TimeScanner {
    /// No time is longer, and hostile text can be much longer.
    private static let longest = 64

    private let bytes: [UInt8]
    private var index = 0

    init(_ text: some StringProtocol) throws(TimeFlaw) {
        bytes = Array(text.utf8.prefix(Self.longest + 1))
        guard bytes.count <= Self.longest else { throw .form }
    }

    var isAtEnd: Bool { index == bytes.count }

    private var next: UInt8? { isAtEnd ? nil : bytes[index] }

    func startsWith(_ scalar: Unicode.Scalar) -> Bool {
        next.map(Unicode.Scalar.init) == scalar
    }

    var startsWithDigit: Bool { next.map(Self.isDigit) ?? false }

    /// Whether a date begins here: four digits and a hyphen.
    var startsWithDate: Bool {
        let head = bytes[index...].prefix(5)
        return head.count == 5 && head.dropLast().allSatisfy(Self.isDigit) && head.last == UInt8(ascii: "-")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    mutating func take(_ accepted: Unicode.Scalar...) -> Bool {
        guard let next, accepted.contains(Unicode.Scalar(next)) else { return false }
        index += 1
        return true
    }

    mutating func expect(_ accepted: Unicode.Scalar) throws(TimeFlaw) {
        guard take(accepted) else { throw .form }
    }

    func expectEnd() throws(TimeFlaw) {
        guard isAtEnd else { throw .form }
    }

    /// The bytes up to the first that is not accepted.
    mutating func take(atMost limit: Int = .max, while isAccepted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let taken = bytes[index...].prefix(limit).prefix(while: isAccepted)
        index += taken.count
        return taken
    }

    /// The next digits; at least as many as the range says, and never more.
    mutating func number(digits count: ClosedRange<Int>) throws(TimeFlaw) -> Int {
        let digits = take(atMost: count.upperBound, while: Self.isDigit)
        guard digits.count >= count.lowerBound else { throw .form }
        return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// The letters that follow, in lower case.
    mutating func word() -> String {
        String(decoding: take(while: Self.isLetter).map { $0 | 0x20 }, as: UTF8.self)
    }

    /// What has not been read yet.
    var rest: String {
        String(decoding: bytes[index...], as: UTF8.self)
    }
}

extension TimeScanner {
    /// `2026-03-21`
    mutating func date() throws(TimeFlaw) -> CivilDate {
        let year = try number(digits: 4...4)
        try expect("-")
        let month = try number(digits: 2...2)
        try expect("-")
        let day = try number(digits: 2...2)
        guard let date = CivilDate(year: year, month: month, day: day) else { throw .date }
        return date
    }

    /// `10:00`, `9:00:30.5`, `24:00`; in microseconds.
    mutating func clock() throws(TimeFlaw) -> Int64 {
        let hour = try number(digits: 1...2)
        try expect(":")
        let minute = try number(digits: 2...2)
        let second = take(":") ? try number(digits: 2...2) : 0
        let fraction = take(".") ? try fraction() : 0
        guard second != 60 else { throw .leapSecond }
        guard hour <= 24, minute < 60, second < 60 else { throw .clock }
        let time = Int64(hour * 3_600 + minute * 60 + second) * Timestamp.microsecondsPerSecond + fraction
        guard time <= CivilTime.microsecondsPerDay else { throw .clock }
        return time
    }

    /// The digits after the point, up to microseconds.
    mutating func fraction() throws(TimeFlaw) -> Int64 {
        let start = index
        var microseconds = try number(digits: 1...6)
        for _ in (index - start)..<6 { microseconds *= 10 }
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
        let date = try scanner.date()
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
