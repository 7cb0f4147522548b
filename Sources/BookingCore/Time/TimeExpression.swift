/// One time as somebody wrote it, which may need a zone, the present, or another time to become an instant.
enum TimeExpression: Hashable, Sendable {
    /// `2026-03-21T10:00+01:00`
    case instant(Timestamp)
    /// `2026-03-21`, `tomorrow`, `fri`: where it begins or ends something, it is the beginning of that day.
    case day(Day)
    /// `2026-03-21 10:00`, `tomorrow 10:00`; the time of day in microseconds.
    case moment(Day, clock: Int64)
    /// `10:00`, on a day that the place in the command tells.
    case clock(Int64)
    /// `now`, `now+1h30m`, `now-15m`
    case now(Span)
    /// `+90m`, counted from a time that the place in the command tells.
    case after(Span)

    /// Which day, which may depend on the present.
    enum Day: Hashable, Sendable {
        case date(CivilDate)
        case today
        case tomorrow
        /// The next one, never today.
        case next(Weekday)
    }

    /// Whether it is told from the present wherever it stands.
    var isRelativeToNow: Bool {
        switch self {
        case .day(let day), .moment(let day, _): day.isRelativeToNow
        case .now: true
        case .instant, .clock, .after: false
        }
    }

    /// Whether what it means depends on the zone: calendar days do, exact time does not.
    var needsZone: Bool {
        switch self {
        case .instant: false
        case .day, .moment, .clock: true
        case .now(let span), .after(let span): span.days != 0
        }
    }

    /// Whether it is told from another time: the day of one, or the instant.
    var isRelativeToOther: Bool {
        switch self {
        case .clock, .after: true
        case .instant, .day, .moment, .now: false
        }
    }
}

extension TimeExpression.Day {
    var isRelativeToNow: Bool {
        if case .date = self { false } else { true }
    }
}
