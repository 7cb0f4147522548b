/// What a calendar and a clock on the wall show: a date and the time of day, without a zone.
struct CivilTime: Hashable, Sendable {
    static let microsecondsPerDay: Int64 = 86_400_000_000

    let date: CivilDate
    /// Less than a day; on the clock, not since midnight: a clock change in between does not count.
    let microsecondOfDay: Int64

    /// At least a day of microseconds leads into the following dates: 24:00 is the next midnight.
    init(_ date: CivilDate, microsecondOfDay: Int64 = 0) {
        self.init(utc: Self.midnight(of: date).adding(microseconds: microsecondOfDay))
    }

    /// From the instant at which a clock in UTC shows it.
    init(utc: Timestamp) {
        let (days, rest) = utc.microseconds.floorDivided(by: Self.microsecondsPerDay)
        date = CivilDate(daysSinceEpoch: Int(days))
        microsecondOfDay = rest
    }

    /// The instant at which a clock in UTC shows it.
    var utc: Timestamp {
        Self.midnight(of: date).adding(microseconds: microsecondOfDay)
    }

    private static func midnight(of date: CivilDate) -> Timestamp {
        Timestamp(microseconds: Int64(date.daysSinceEpoch).multipliedSaturating(by: microsecondsPerDay))
    }
}
