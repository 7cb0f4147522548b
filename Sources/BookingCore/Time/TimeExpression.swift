/// One time as somebody wrote it, which may need a zone, the present, or another time to become an instant.
enum TimeExpression: Hashable, Sendable {
    /// `2026-03-21T10:00+01:00`
    case instant(Timestamp)
    /// `2026-03-21`, `tomorrow`, `fri`: where it begins something, it is the beginning of that day, and where it ends
    /// something, its end.
    case day(Day)
    /// `2026-03-21 10:00`, `tomorrow 3pm`; the time of day in microseconds.
    case moment(Day, clock: Int64)
    /// `10:00`, `3pm`, `noon`, on a day that the place in the command tells.
    case clock(Int64)
    /// `midnight`, `fri midnight`: like a day, its beginning or its end; without one, the place in the command tells it.
    case midnight(Day?)
    /// `now`, `now+1h30m`, `now-15m`, `in 2h`
    case now(Span)
    /// `+90m`, counted from a time that the place in the command tells.
    case after(Span)

    /// Which day, which may depend on the present.
    enum Day: Hashable, Sendable {
        case date(CivilDate)
        case yesterday
        case today
        case tomorrow
        /// The next one, never today.
        case next(Weekday)
        /// The one of the week that begins with the next Monday.
        case ofNextWeek(Weekday)
    }

    /// Whether it is told from the present wherever it stands.
    var isRelativeToNow: Bool {
        switch self {
        case .day(let day), .moment(let day, _): day.isRelativeToNow
        case .midnight(let day): day?.isRelativeToNow ?? false
        case .now: true
        case .instant, .clock, .after: false
        }
    }

    /// Whether what it means depends on the zone: calendar days do, exact time does not.
    var needsZone: Bool {
        switch self {
        case .instant: false
        case .day, .moment, .clock, .midnight: true
        case .now(let span), .after(let span): span.days != 0
        }
    }

    /// Whether it is a time of day whose day another time tells.
    var isBareClock: Bool {
        switch self {
        case .clock, .midnight(nil): true
        case .instant, .day, .moment, .midnight, .now, .after: false
        }
    }

    /// Whether it is told from another time: the day of one, or the instant.
    var isRelativeToOther: Bool {
        if case .after = self { true } else { isBareClock }
    }
}

extension TimeExpression.Day {
    var isRelativeToNow: Bool {
        if case .date = self { false } else { true }
    }
}
