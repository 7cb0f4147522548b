/// A zone written as `UTC+2`, `GMT-5` or `CET+1`, which POSIX takes for as many hours behind UTC, and people for as many
/// ahead; or as an offset alone, which is no zone at all. `GMT+0` and `GMT-0` are the same either way.
struct PosixOffset {
    /// `Etc/GMT-2` for `UTC+2`: what people mean; nil where no zone is always so far from UTC, or nobody can tell.
    let meant: String?

    /// `+02:00`, without a name.
    let isBare: Bool

    /// Nil for anything else, a name in angle brackets and a rule for the summer among them.
    init?(_ name: String) {
        guard var scanner = try? TimeScanner(name) else { return nil }
        isBare = scanner.startsWith("+") || scanner.startsWith("-")
        let isUniversal = isBare || scanner.takeUniversalName()
        if !isUniversal, scanner.take(while: TimeScanner.isLetter).count < 3 { return nil }
        let isWest = scanner.take("-")
        guard isWest || scanner.take("+") || isUniversal, scanner.startsWithDigit else { return nil }
        let digits = scanner.rest.split(separator: ":").map { Int($0) ?? -1 }
        guard !digits.contains(-1), digits != [0] else { return nil }
        let isHour = digits.dropFirst().allSatisfy { $0 == 0 } && (1...(isWest ? 12 : 14)).contains(digits[0])
        meant = isUniversal && isHour ? "Etc/GMT\(isWest ? "+" : "-")\(digits[0])" : nil
    }
}

extension TimeScanner {
    fileprivate mutating func takeUniversalName() -> Bool {
        var ahead = self
        let name = ahead.word()
        guard ["utc", "gmt", "ut", "z"].contains(name) else { return false }
        self = ahead
        return true
    }
}
