/// How dates and clocks are written, byte by byte, for output in bulk: RFC 3339's parts.
extension [UInt8] {
    mutating func append(_ date: CivilDate, withYear: Bool = true) {
        if withYear {
            appendYear(date.year)
            append(UInt8(ascii: "-"))
        }
        appendTwoDigits(date.month)
        append(UInt8(ascii: "-"))
        appendTwoDigits(date.day)
    }

    /// `10:00:00`, or `10:00:00.500000` where there is a fraction; seconds that are zero can be left out.
    mutating func appendClock(_ microsecondOfDay: Int64, omittingZeroSeconds: Bool = false) {
        let (seconds, fraction) = microsecondOfDay.quotientAndRemainder(dividingBy: Timestamp.microsecondsPerSecond)
        let second = Int(seconds)
        appendTwoDigits(second / 3_600)
        append(UInt8(ascii: ":"))
        appendTwoDigits(second / 60 % 60)
        if omittingZeroSeconds, second % 60 == 0, fraction == 0 { return }
        append(UInt8(ascii: ":"))
        appendTwoDigits(second % 60)
        if fraction != 0 { appendFraction(Int(fraction)) }
    }

    /// `+02:00`; an offset with seconds, as a few zones had until 1972, keeps them: `-00:44:30`.
    mutating func appendOffset(_ seconds: Int) {
        append(UInt8(ascii: seconds < 0 ? "-" : "+"))
        appendClock(Int64(abs(seconds)) * Timestamp.microsecondsPerSecond, omittingZeroSeconds: true)
    }

    /// At least four digits; beyond what a booking can have, more of them, or a sign.
    private mutating func appendYear(_ year: Int) {
        if (0...9_999).contains(year) {
            appendTwoDigits(year / 100)
            appendTwoDigits(year % 100)
        } else {
            append(contentsOf: String(year).utf8)
        }
    }

    private mutating func appendTwoDigits(_ number: Int) {
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    private mutating func appendFraction(_ microseconds: Int) {
        append(UInt8(ascii: "."))
        appendTwoDigits(microseconds / 10_000)
        appendTwoDigits(microseconds / 100 % 100)
        appendTwoDigits(microseconds % 100)
    }
}

extension String {
    /// A string of what `write` appends.
    init(writing write: (inout [UInt8]) -> Void) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64)
        write(&bytes)
        self = String(decoding: bytes, as: UTF8.self)
    }
}

extension String {
    /// `+02:00`
    init(offset seconds: Int) {
        self.init(writing: { $0.appendOffset(seconds) })
    }
}

extension CivilDate {
    /// `2026-03-21`
    var iso: String { String(writing: { $0.append(self) }) }
}

extension CivilTime {
    /// `2026-03-21T10:00`, with seconds and a fraction only where they are not zero.
    var iso: String { String(writing: append(to:)) }

    /// `10:00`, with seconds and a fraction only where they are not zero.
    var clock: String { String(writing: { $0.appendClock(microsecondOfDay, omittingZeroSeconds: true) }) }

    private func append(to bytes: inout [UInt8]) {
        bytes.append(date)
        bytes.append(UInt8(ascii: "T"))
        bytes.appendClock(microsecondOfDay, omittingZeroSeconds: true)
    }

    /// `2026-03-21T10:00+02:00`, which can be copied into a command.
    func iso(offset: Int) -> String {
        String(writing: { bytes in
            append(to: &bytes)
            bytes.appendOffset(offset)
        })
    }
}

extension Timestamp {
    /// In UTC: `2026-03-21T10:00:00Z`, or `2026-03-21T10:00:00.500000Z` where there is a fraction.
    var rfc3339: String { String(writing: append(to:)) }

    /// Appends `rfc3339` without making a string of it.
    func append(to bytes: inout [UInt8]) {
        let civil = CivilTime(utc: self)
        bytes.append(civil.date)
        bytes.append(UInt8(ascii: "T"))
        bytes.appendClock(civil.microsecondOfDay)
        bytes.append(UInt8(ascii: "Z"))
    }
}
