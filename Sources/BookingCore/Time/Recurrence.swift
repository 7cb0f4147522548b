/// How a series repeats, as far as a line of `create` can say it: a part of what iCalendar's RRULE can.
struct Recurrence: Hashable, Sendable {
    enum Step: Hashable, Sendable {
        case days(Int)
        /// Every so many weeks; without days of the week, on that of the first occurrence.
        case weeks(Int, on: Set<Weekday>)
        /// On the day of the month of the first occurrence.
        case months(Int)
    }

    enum End: Hashable, Sendable {
        /// So many occurrences, without those that are excepted.
        case times(Int)
        /// None begins later.
        case until(Timestamp)
    }

    /// What becomes of a local time that a clock change skips or doubles, and of a day that a month does not have.
    enum AtGaps: Sendable {
        case refuse
        /// Skipped times move on by as much as the clocks do; missing days are left out; doubled times are refused.
        case moveOn
        /// As iCalendar has it: nothing begins at a skipped time, and of doubled times the first is meant. (What only ends
        /// at one is moved on.)
        case asCalendars
    }

    /// What would begin at a local time that a clock change skips.
    struct Skipped: Equatable {
        let civil: CivilTime
        /// Where it is moved on to.
        let slot: Slot
    }

    var step: Step
    var end: End
    /// Local days on which it does not take place.
    var except: Set<CivilDate> = []
    /// With which day the weeks begin of which so many are counted.
    var weekStart = Weekday.monday

    /// No series is longer, whatever an installation allows.
    static let most = 1000
}

extension Recurrence {
    /// The occurrences of a series whose first is this, or, where its day is none of the rule's, the next one that is.
    /// - Parameters:
    ///   - span: how long each lasts, where that was said instead of when the first ends.
    ///   - counted: the starts of what counts although it is left out as iCalendar has it.
    ///   - skipped: is given what is left out so.
    func slots(
        from first: Slot, lasting span: Span? = nil, in zone: Zone, _ atGaps: AtGaps = .refuse,
        counting counted: Set<Timestamp> = [], skipped: (Skipped) -> Void = { _ in }
    ) throws -> [Slot] {
        let pattern = OccurrencePattern(first: first, zone: zone, atGaps: atGaps, lasting: span)
        var slots: [Slot] = []
        var count = 0
        var dates = Dates(step: step, first: pattern.date, weekStart: weekStart)
        while let day = dates.next() {
            if case .times(let times) = end, count >= times { break }
            guard let date = day.date else {
                if atGaps == .refuse { throw Failure.missingDay(day.name) }
                continue
            }
            guard !except.contains(date) else {
                // A time that is excepted is never looked at, as it may be none.
                if case .until(let last) = end, zone.start(of: date) > last { break }
                continue
            }
            let slot = try pattern.slot(on: date)
            if case .until(let last) = end, slot.start > last { break }
            if atGaps == .asCalendars, let civil = pattern.skippedStart(on: date) {
                skipped(Skipped(civil: civil, slot: slot))
                // Who names it has seen it, and counted it.
                if counted.contains(slot.start) { count += 1 }
                continue
            }
            guard slots.count < Self.most else { throw Failure.endlessSeries(Self.most) }
            slots.append(slot)
            count += 1
        }
        guard !slots.isEmpty else { throw Failure.emptySeries() }
        return slots
    }
}

/// The days that a step leads to, without end but that of the calendar.
private struct Dates: IteratorProtocol {
    /// A day, or the name of one that its month does not have.
    struct Day {
        let date: CivilDate?
        let name: String
    }

    private let step: Recurrence.Step
    private let first: CivilDate
    private let weekStart: Weekday
    private var round = 0
    private var waiting: ArraySlice<CivilDate> = []

    init(step: Recurrence.Step, first: CivilDate, weekStart: Weekday) {
        (self.step, self.first, self.weekStart) = (step, first, weekStart)
    }

    mutating func next() -> Day? {
        switch step {
        case .days(let days):
            defer { round += 1 }
            return day(first.adding(days: days * round))
        case .weeks(let weeks, let on):
            while waiting.isEmpty { waiting = week(weeks, on.isEmpty ? [first.weekday] : on) }
            return waiting.popFirst().flatMap(day)
        case .months(let months):
            defer { round += 1 }
            return month(first.year * 12 + first.month - 1 + months * round)
        }
    }

    private mutating func week(_ weeks: Int, _ on: Set<Weekday>) -> ArraySlice<CivilDate> {
        defer { round += 1 }
        let start = first.adding(days: 7 * weeks * round - place(first.weekday))
        return on.map(place).sorted().map(start.adding(days:)).filter { $0 >= first }[...]
    }

    /// How many days of its week come before it.
    private func place(_ weekday: Weekday) -> Int { (weekday.rawValue - weekStart.rawValue + 7) % 7 }

    private func day(_ date: CivilDate) -> Day? {
        date.year <= 9999 ? Day(date: date, name: date.iso) : nil
    }

    private func month(_ number: Int) -> Day? {
        let (year, month) = (number / 12, number % 12 + 1)
        guard year <= 9999 else { return nil }
        let day = CivilDate(year: year, month: month, day: first.day)
        let firstOfMonth = CivilDate(firstOf: month, year: year).iso
        return Day(date: day, name: day?.iso ?? String(firstOfMonth.dropLast(2)) + String(first.day))
    }
}
