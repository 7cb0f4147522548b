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

    /// What begins or ends now does so with this second, so that nobody has to read fractions.
    var cutToSecond: Timestamp {
        Timestamp(microseconds: seconds.multipliedSaturating(by: Self.microsecondsPerSecond))
    }

    /// The end of the second, where there are no fractions to say how much of it was taken.
    var raisedToSecond: Timestamp {
        min(adding(microseconds: Self.microsecondsPerSecond - 1), .latest).cutToSecond
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
