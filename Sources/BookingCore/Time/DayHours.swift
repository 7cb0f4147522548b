/// The hours of each day within which something is looked for: `9-17`, `9:30-18:00`, or overnight, `22-6`.
struct DayHours: Hashable, Sendable {
    /// In microseconds of the day, on the clock.
    private let from: Int64
    private let to: Int64

    init(_ text: String) throws {
        guard let range = try? TimeRange(text), let from = Self.clock(range.from), let to = Self.clock(range.to),
            from < CivilTime.microsecondsPerDay, from != to
        else { throw Failure.notHours(text) }
        (self.from, self.to) = (from, to)
    }

    private static func clock(_ time: TimeExpression) -> Int64? {
        switch time {
        case .clock(let clock): clock
        case .midnight(nil): CivilTime.microsecondsPerDay
        default: nil
        }
    }

    /// How long they last where no clock change comes in between.
    var length: Int64 { to > from ? to - from : to - from + CivilTime.microsecondsPerDay }

    /// Those of the days that a time touches, and of the evening before it.
    func within(_ slot: Slot, zone: Zone) -> [Slot] {
        let (first, last) = (zone.civil(slot.start).date.adding(days: -1), zone.civil(slot.end).date)
        return (0...(last.daysSinceEpoch - first.daysSinceEpoch)).compactMap { day in
            let date = first.adding(days: day)
            let start = max(slot.start, zone.first(CivilTime(date, microsecondOfDay: from)))
            let end = min(
                slot.end,
                zone.first(CivilTime(date, microsecondOfDay: from < to ? to : to + CivilTime.microsecondsPerDay)))
            return start < end ? Slot(start: start, end: end) : nil
        }
    }

    /// Whether something so long can lie within them; they are one time without an end where they are whole days.
    func hold(_ length: Span) -> Bool {
        self.length >= CivilTime.microsecondsPerDay || length.days == 0 && length.microseconds <= self.length
    }
}

extension Zone {
    /// When clocks show that time for the first time, or where they skip it, when they go on.
    fileprivate func first(_ civil: CivilTime) -> Timestamp {
        instants(of: civil).first ?? gap(around: civil).end
    }
}
