// Days in a zone: they begin not always at midnight, which a clock change can skip or double, and last 23 to 25 hours,
// mostly 24.

extension Zone {
    /// When a local day begins; for one that is skipped as a whole, the next one.
    func start(of date: CivilDate) -> Timestamp {
        let midnight = CivilTime(date)
        return instants(of: midnight).first ?? gap(around: midnight).end
    }

    /// From the day's first instant to the next day's. Refuses a day that a change of the zone's offset skips.
    func day(_ date: CivilDate) throws -> Slot {
        let start = start(of: date)
        guard civil(start).date == date else { throw Failure.skippedDay(date, zone: self) }
        return Slot(start: start, end: self.start(of: date.adding(days: 1)))
    }

    /// Whether a local day begins then, and so another one ends. Tables ask it of every time, so it is quick to say no.
    func isStartOfDay(_ instant: Timestamp) -> Bool {
        let civil = civil(instant)
        guard civil.microsecondOfDay != 0 else { return instants(of: civil).first == instant }
        guard offset(at: instant.adding(microseconds: -1)) != offset(at: instant) else { return false }
        return start(of: civil.date) == instant
    }

    /// The day that an end lies on, or that it closes.
    func day(endingAt end: Timestamp) -> CivilDate {
        civil(end.adding(microseconds: -1)).date
    }
}

// A number of days later or earlier is the same time of day, of which the clocks have to show exactly one. Only the first
// instant of a day is that of the other day, whatever the clocks show, so that whole days stay whole days.

extension Zone {
    /// Where something that begins then is moved to. Moved back, it is where it was, or refused.
    func moved(start: Timestamp, by days: Int, option: String? = nil) throws -> Timestamp {
        guard isStartOfDay(start) else { return try moved(start, by: days, option) }
        return try day(civil(start).date.adding(days: days)).start
    }

    /// Where something that ends then is moved to: the end of a day, to the end of another.
    func moved(end: Timestamp, by days: Int, option: String? = nil) throws -> Timestamp {
        guard isStartOfDay(end) else { return try moved(end, by: days, option) }
        return try day(day(endingAt: end).adding(days: days)).end
    }

    /// Where something ends that begins then and lasts so many days, at least one.
    func end(of days: Int, from start: Timestamp, option: String? = nil) throws -> Timestamp {
        guard isStartOfDay(start) else {
            return try onlyInstant(of: civil(start).adding(days: days), computedFor: option)
        }
        return try day(civil(start).date.adding(days: days - 1)).end
    }

    /// Refuses to move onto a day's first instant what is none: moved back, it would not be where it was.
    private func moved(_ instant: Timestamp, by days: Int, _ option: String?) throws -> Timestamp {
        let moved = try onlyInstant(of: civil(instant).adding(days: days), computedFor: option)
        guard !isStartOfDay(moved) else { throw Failure.becomesStartOfDay(moved, zone: self, option: option) }
        return moved
    }
}

extension CivilTime {
    fileprivate func adding(days: Int) -> CivilTime {
        CivilTime(date.adding(days: days), microsecondOfDay: microsecondOfDay)
    }
}
