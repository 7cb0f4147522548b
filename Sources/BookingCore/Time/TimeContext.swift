/// What the times of one command are told from.
struct TimeContext: Sendable {
    /// The server's time; nil where the command said that it needs none.
    let now: Timestamp?
    let zone: Zone

    func present() throws -> Timestamp {
        guard let now else { throw Failure.presentUnknown() }
        return now
    }

    func date(of day: TimeExpression.Day) throws -> CivilDate {
        if case .date(let date) = day { return date }
        let today = zone.civil(try present()).date
        return switch day {
        case .date(let date): date
        case .today: today
        case .tomorrow: today.adding(days: 1)
        case .next(let weekday): today.next(weekday)
        }
    }

    /// A bare clock lies on the anchor's local day, and `+90m` counts from the anchor.
    func instant(
        of expression: TimeExpression, anchor: @autoclosure () throws -> Timestamp
    ) throws -> Timestamp {
        let instant =
            switch expression {
            case .instant(let instant): instant
            case .day(let day): try start(of: date(of: day))
            case .moment(let day, let clock): try self.instant(of: clock, on: try date(of: day))
            case .clock(let clock): try self.instant(of: clock, on: zone.civil(try anchor()).date)
            case .now(let span): try span.applied(to: try present(), in: zone)
            case .after(let span): try span.applied(to: try anchor(), in: zone)
            }
        guard instant.isBookable else { throw Failure.outsideYears(instant.rfc3339) }
        return instant
    }

    /// From the day's first instant to the next day's: 23 to 25 hours, mostly 24.
    func slot(of day: TimeExpression.Day) throws -> Slot {
        let date = try date(of: day)
        return Slot(start: try start(of: date), end: zone.start(of: date.adding(days: 1)))
    }

    /// Refuses a day that a change of the zone's offset skips as a whole.
    private func start(of date: CivilDate) throws -> Timestamp {
        let start = zone.start(of: date)
        guard zone.civil(start).date == date else { throw Failure.skippedDay(date, zone: zone) }
        return start
    }

    /// 24:00 is the end of a day, even where a clock change skips the next midnight.
    private func instant(of clock: Int64, on date: CivilDate) throws -> Timestamp {
        guard clock < CivilTime.microsecondsPerDay else { return zone.start(of: date.adding(days: 1)) }
        return try zone.onlyInstant(of: CivilTime(date, microsecondOfDay: clock))
    }

    /// Refuses an end that is not after its start.
    func check(_ slot: Slot) throws {
        guard slot.start < slot.end else {
            throw Failure.endNotAfterStart(zone.iso(slot.start), zone.iso(slot.end))
        }
        guard slot.end.isBookable else { throw Failure.outsideYears(slot.end.rfc3339) }
    }
}
