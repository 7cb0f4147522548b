/// The times of an occurrence, on whatever day: it begins and ends as the clocks have it, unless it was said how long it lasts.
struct OccurrencePattern {
    let first: Slot
    let zone: Zone
    let atGaps: Recurrence.AtGaps
    var lasting: Span?

    var date: CivilDate { zone.civil(first.start).date }

    func slot(on target: CivilDate) throws -> Slot {
        let days = target.daysSinceEpoch - date.daysSinceEpoch
        guard days != 0 else { return first }
        do {
            let start = try start(days)
            return Slot(start: start, end: try lasting.map { try end(of: $0, from: start) } ?? end(days, from: start))
        } catch let failure as Failure {
            throw Failure.occurrence(failure, on: target, mayMove: atGaps == .refuse && isSkipped(days))
        }
    }

    /// Whether the clocks never show one of its ends on that day.
    private func isSkipped(_ days: Int) -> Bool {
        let end = lasting.map { moved(first.start, days + $0.days) } ?? moved(first.end, days)
        return [moved(first.start, days), end].contains { zone.instants(of: $0).isEmpty }
    }

    /// When it should begin on that day, where the clocks do not show that. (A day begins whenever it does.)
    func skippedStart(on target: CivilDate) -> CivilTime? {
        let civil = moved(first.start, target.daysSinceEpoch - date.daysSinceEpoch)
        return zone.isStartOfDay(first.start) || !zone.instants(of: civil).isEmpty ? nil : civil
    }

    /// Whether it begins later than it should.
    private func isMoved(_ start: Timestamp) -> Bool {
        !zone.isStartOfDay(first.start)
            && zone.civil(start).microsecondOfDay != zone.civil(first.start).microsecondOfDay
    }

    /// As clocks have it, unless they go back meanwhile to before its start.
    private var length: Int64 {
        let shown = zone.civil(first.end).utc.microseconds - zone.civil(first.start).utc.microseconds
        return shown > 0 ? shown : first.end.microseconds - first.start.microseconds
    }

    /// Whole days stay whole, whenever they begin.
    private func start(_ days: Int) throws -> Timestamp {
        guard zone.isStartOfDay(first.start) else { return try instant(first.start, days) }
        return try zone.day(date.adding(days: days)).start
    }

    /// Days go by the calendar; the rest is exact, whatever the clocks do meanwhile.
    private func end(of span: Span, from start: Timestamp) throws -> Timestamp {
        guard atGaps != .refuse, span.days != 0, !zone.isStartOfDay(start) else {
            return try span.end(from: start, in: zone)
        }
        return try instant(start, span.days).adding(microseconds: span.microseconds)
    }

    /// What begins late is as long as it should be.
    private func end(_ days: Int, from start: Timestamp) throws -> Timestamp {
        guard !isMoved(start) else { return start.adding(microseconds: length) }
        let end = try end(days)
        guard start >= end else { return end }
        // The day itself begins late, when this should be over.
        if atGaps == .refuse { _ = try zone.onlyInstant(of: moved(first.start, days)) }
        return start.adding(microseconds: length)
    }

    private func end(_ days: Int) throws -> Timestamp {
        guard zone.isStartOfDay(first.end) else { return try instant(first.end, days) }
        return try zone.day(zone.day(endingAt: first.end).adding(days: days)).end
    }

    private func moved(_ instant: Timestamp, _ days: Int) -> CivilTime {
        let present = zone.civil(instant)
        return CivilTime(present.date.adding(days: days), microsecondOfDay: present.microsecondOfDay)
    }

    private func instant(_ instant: Timestamp, _ days: Int) throws -> Timestamp {
        let civil = moved(instant, days)
        let instants = zone.instants(of: civil)
        switch (instants.count, atGaps) {
        case (0, .moveOn), (0, .asCalendars): return civil.instant(offset: zone.gap(around: civil).before)
        case (2, .asCalendars): return instants[0]
        default: return try zone.onlyInstant(of: civil)
        }
    }
}
