/// An instant, to the microsecond, which is also PostgreSQL's resolution.
struct Timestamp: Hashable, Comparable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    var microseconds: Int64

    static let microsecondsPerSecond: Int64 = 1_000_000

    /// A booking lies between these two, both included.
    static let earliest = Timestamp(microseconds: 0)
    static let latest = Timestamp(microseconds: 253_402_300_799_999_999)

    static func < (one: Timestamp, other: Timestamp) -> Bool {
        one.microseconds < other.microseconds
    }

    /// Whether a booking may begin or end here.
    var isBookable: Bool {
        (Self.earliest...Self.latest).contains(self)
    }

    /// Whole seconds since 1970, rounded down.
    var seconds: Int64 {
        microseconds.floorDivided(by: Self.microsecondsPerSecond).quotient
    }

    /// A sum beyond what 64 bits hold stops at their end, as PostgreSQL's `infinity` does.
    func adding(microseconds difference: Int64) -> Timestamp {
        Timestamp(microseconds: microseconds.addingSaturating(difference))
    }
}

extension Timestamp {
    /// PostgreSQL counts from 2000-01-01T00:00:00Z.
    private static let postgresEpoch: Int64 = 946_684_800_000_000

    /// From a `timestamptz` in PostgreSQL's binary format; `infinity` becomes the end of what 64 bits hold.
    init(postgres: Int64) {
        microseconds = postgres.addingSaturating(Self.postgresEpoch)
    }

    /// As a `timestamptz` in PostgreSQL's binary format.
    var postgres: Int64 {
        microseconds.subtractingSaturating(Self.postgresEpoch)
    }
}

/// The half-open time `[start, end)` that a booking takes.
struct Slot: Hashable, Sendable {
    var start: Timestamp
    var end: Timestamp
}

extension Int64 {
    /// Division that rounds down, so that the remainder is never negative; the divisor is positive.
    func floorDivided(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }

    func addingSaturating(_ other: Int64) -> Int64 {
        let (sum, overflow) = addingReportingOverflow(other)
        guard overflow else { return sum }
        return other < 0 ? .min : .max
    }

    func subtractingSaturating(_ other: Int64) -> Int64 {
        let (difference, overflow) = subtractingReportingOverflow(other)
        guard overflow else { return difference }
        return other < 0 ? .max : .min
    }

    func multipliedSaturating(by other: Int64) -> Int64 {
        let (product, overflow) = multipliedReportingOverflow(by: other)
        guard overflow else { return product }
        return (self < 0) == (other < 0) ? .max : .min
    }
}
