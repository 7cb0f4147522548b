/// What the times of one command are told from.
struct TimeContext: Sendable {
    /// The server's time; nil where the command said that it needs none.
    let now: Timestamp?
    let zone: Zone

    /// What a time says: when something begins, or when it ends.
    enum Side {
        case start, end
    }

    func present() throws -> Timestamp {
        guard let now else { throw Failure.presentUnknown() }
        return now
    }

    private func date(of day: TimeExpression.Day) throws -> CivilDate {
        if case .date(let date) = day { return date }
        let today = zone.civil(try present()).date
        return switch day {
        case .date(let date): date
        case .yesterday: today.adding(days: -1)
        case .today: today
        case .tomorrow: today.adding(days: 1)
        case .next(let weekday): today.next(weekday)
        case .ofNextWeek(let weekday): today.next(.monday).adding(days: weekday.rawValue)
        }
    }

    /// - Parameters:
    ///   - date: on which day a bare clock lies.
    ///   - origin: from when `+90m` counts.
    func instant(
        of expression: TimeExpression, as side: Side, on date: @autoclosure () throws -> CivilDate,
        after origin: @autoclosure () throws -> Timestamp
    ) throws -> Timestamp {
        let instant =
            switch expression {
            case .instant(let instant): instant
            case .day(let day): try slot(of: day)[side]
            case .midnight(let day): try zone.day(day.map(self.date(of:)) ?? date())[side]
            case .moment(let day, let clock): try self.instant(of: clock, on: try self.date(of: day))
            case .clock(let clock): try self.instant(of: clock, on: date())
            case .now(let span): try span.applied(to: try present(), in: zone)
            case .after(let span):
                switch side {
                case .start: try span.applied(to: try origin(), in: zone)
                case .end: try span.end(from: try origin(), in: zone)
                }
            }
        guard instant.isBookable else { throw Failure.outsideYears(instant.rfc3339) }
        return instant
    }

    /// The same where a bare clock lies on the local day of `anchor`, and `+90m` counts from it.
    func instant(
        of expression: TimeExpression, as side: Side, anchor: @autoclosure () throws -> Timestamp
    ) throws -> Timestamp {
        try instant(of: expression, as: side, on: zone.civil(try anchor()).date, after: try anchor())
    }

    func slot(of day: TimeExpression.Day) throws -> Slot {
        try zone.day(date(of: day))
    }

    /// 24:00 is the end of a day, even where a clock change skips the next midnight.
    private func instant(of clock: Int64, on date: CivilDate) throws -> Timestamp {
        guard clock < CivilTime.microsecondsPerDay else { return zone.start(of: date.adding(days: 1)) }
        return try zone.onlyInstant(of: CivilTime(date, microsecondOfDay: clock))
    }

    /// Refuses an end that is not after its start.
    /// - Parameters:
    ///   - end: as it was typed, so that the next time that fits it can be named.
    ///   - length: how long it should be where that does not tell it.
    func check(_ slot: Slot, end: TimeExpression?, length: Span = .hour) throws {
        guard slot.start < slot.end else {
            let later = later(than: slot.start, at: end) ?? slot.start.adding(microseconds: length.microseconds)
            throw Failure.endNotAfterStart(
                zone.iso(slot.start), zone.iso(slot.end), later: zone.typed(later),
                length: Span(from: slot.start, to: later))
        }
        guard slot.end.isBookable else { throw Failure.outsideYears(slot.end.rfc3339) }
    }

    /// When clocks show a bare time of day for the first time after `start`.
    private func later(than start: Timestamp, at end: TimeExpression?) -> Timestamp? {
        guard case .clock(let clock) = end else { return nil }
        let today = zone.civil(start).date
        return [today, today.adding(days: 1)].compactMap { try? instant(of: clock, on: $0) }.first { $0 > start }
    }
}

extension Slot {
    fileprivate subscript(side: TimeContext.Side) -> Timestamp {
        switch side {
        case .start: start
        case .end: end
        }
    }
}
