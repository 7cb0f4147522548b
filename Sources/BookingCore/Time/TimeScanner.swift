/// Why a text is not a time or not a duration; `Failure` words it for the user.
enum TimeFlaw: Error {
    case form
    /// `10` alone; `12/25/2026`, of which nobody knows which is the month; `10-12` where only one time has a place;
    /// `3-4pm`, of which only one end is told.
    case bareHour, slashes, range, halfDay
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

    /// How many bytes have not been read yet.
    var remaining: Int { bytes.count - index }
    var isAtEnd: Bool { remaining == 0 }

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

    /// Whether a date as in 21.3.2026 begins here: up to two digits and a point.
    var startsWithDottedDate: Bool {
        let digits = bytes[index...].prefix(2).prefix(while: Self.isDigit)
        return !digits.isEmpty && bytes[digits.endIndex...].first == UInt8(ascii: ".")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    mutating func take(_ accepted: Unicode.Scalar...) -> Bool {
        guard let next, accepted.contains(Unicode.Scalar(next)) else { return false }
        index += 1
        return true
    }

    /// Takes the word, in any case, unless it is only the beginning of a longer one; else nothing.
    mutating func takeWord(_ word: String) -> Bool {
        let (word, ahead) = (Array(word.utf8), bytes[index...])
        guard ahead.prefix(word.count).elementsEqual(word, by: { Self.lowercased($0) == $1 }) else { return false }
        let following = ahead.dropFirst(word.count).first
        if let last = word.last, let following, Self.isLetter(last), Self.isLetter(following) { return false }
        index += word.count
        return true
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
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
