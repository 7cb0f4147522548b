/// The clock changes of a zone as a rule for every year: a POSIX `TZ` string such as `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// It is what a time zone file ends with, for the years that its table does not reach, and it can be a zone by itself.
struct ZoneRule: Hashable, Sendable {
    /// Seconds east of UTC.
    var standard: Int
    var daylight: Daylight?

    struct Daylight: Hashable, Sendable {
        var offset: Int
        var start: Change
        var end: Change
    }

    /// A day of the year, and how many seconds after its midnight the clocks change; that may be on another day.
    struct Change: Hashable, Sendable {
        var day: Day
        var second: Int
    }

    enum Day: Hashable, Sendable {
        /// 1 to 365, which never counts 29 February.
        case ofCommonYear(Int)
        /// 0 to 365.
        case ofYear(Int)
        /// The first to fourth such weekday of a month; the fifth is the last.
        case nth(Int, Weekday, month: Int)
    }

    static let utc = ZoneRule(standard: 0)

    /// The last change up to then decides. Where one year's summer ends in the instant in which the next one's
    /// begins, it is summer all year.
    func offset(atSecond second: Int64) -> Int {
        guard let daylight else { return standard }
        let days = (second + Int64(standard)).floorDivided(by: 86_400).quotient
        let year = CivilDate(daysSinceEpoch: Int(days)).year
        var last = (second: Int64.min, offset: standard)
        for year in (year - 1)...(year + 1) {
            let end = daylight.end.second(ofYear: year, offset: daylight.offset)
            if (last.second...second).contains(end) { last = (end, standard) }
            let start = daylight.start.second(ofYear: year, offset: standard)
            if (last.second...second).contains(start) { last = (start, daylight.offset) }
        }
        return last.offset
    }
}

extension ZoneRule.Change {
    /// In seconds since 1970; the offset is the one before the change.
    fileprivate func second(ofYear year: Int, offset: Int) -> Int64 {
        Int64(day.daysSinceEpoch(inYear: year) * 86_400 + second - offset)
    }
}

extension ZoneRule.Day {
    func daysSinceEpoch(inYear year: Int) -> Int {
        switch self {
        case .ofCommonYear(let day):
            firstDay(ofYear: year, month: 1) + day - (CivilDate.isLeap(year) && day >= 60 ? 0 : 1)
        case .ofYear(let day):
            firstDay(ofYear: year, month: 1) + day
        case .nth(let nth, let weekday, let month):
            nthDay(nth, weekday, from: firstDay(ofYear: year, month: month), to: lastDay(ofYear: year, month: month))
        }
    }

    private func nthDay(_ nth: Int, _ weekday: Weekday, from first: Int, to last: Int) -> Int {
        let ahead = (weekday.rawValue - Weekday(daysSinceEpoch: first).rawValue + 7) % 7
        let day = first + ahead + (nth - 1) * 7
        return day <= last ? day : day - 7
    }

    private func firstDay(ofYear year: Int, month: Int) -> Int {
        CivilDate(firstOf: month, year: year).daysSinceEpoch
    }

    private func lastDay(ofYear year: Int, month: Int) -> Int {
        (month == 12 ? firstDay(ofYear: year + 1, month: 1) : firstDay(ofYear: year, month: month + 1)) - 1
    }
}
