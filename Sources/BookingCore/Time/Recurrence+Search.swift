extension Recurrence {
    /// What can be said of bookings by one rule: which of them it is, and the rest.
    struct Found: Equatable {
        let first: Slot
        let recurrence: Recurrence
        /// The starts of occurrences of the rule that are no bookings.
        let except: [Timestamp]
        /// The places of the bookings that it says.
        let places: [Int]
        /// By the places of bookings that are at another time of the day, the starts of the occurrences that they are.
        let moved: [Int: Timestamp]

        /// The first of all that no rule says.
        static func alone(_ slot: Slot) -> Found {
            Found(
                first: slot, recurrence: Recurrence(step: .days(1), end: .times(1)), except: [], places: [0], moved: [:]
            )
        }
    }

    /// The rule by which most of these bookings, in the order of their starts, come again; nil where there is none that is
    /// shorter than they are.
    static func search(_ slots: [Slot], in zone: Zone) -> Found? {
        let dates = slots.map { zone.civil($0.start).date }
        let places = regular(slots, zone)
        guard let first = places.first else { return nil }
        let pattern = OccurrencePattern(first: slots[first], zone: zone, atGaps: .asCalendars)
        // With the days on which something was moved, or without.
        let days = [Set(dates).sorted(), places.map { dates[$0] }].filter { $0.count > 1 }
        return days.flatMap { days in candidates(days).compactMap { found($0, on: days, pattern, slots, dates) } }
            .min { $0.exceptions(of: slots.count) < $1.exceptions(of: slots.count) }
    }

    /// The places of those that show the most common times of day, one for each date. What clocks show for the second time
    /// no local time means.
    private static func regular(_ slots: [Slot], _ zone: Zone) -> [Int] {
        let clocks = slots.map { zone.showsFirst($0.start) && zone.showsFirst($0.end) ? Clocks($0, zone) : nil }
        let counts = Dictionary(clocks.compactMap { clocks in clocks.map { ($0, 1) } }, uniquingKeysWith: +)
        let usual = clocks.compactMap(\.self).max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        guard let usual else { return [] }
        var dates: Set<CivilDate> = []
        return slots.indices.filter { clocks[$0] == usual && dates.insert(zone.civil(slots[$0].start).date).inserted }
    }

    private struct Clocks: Hashable {
        let start: Int64
        let length: Int64

        init(_ slot: Slot, _ zone: Zone) {
            let (from, to) = (zone.civil(slot.start), zone.civil(slot.end))
            start = from.microsecondOfDay
            length = to.utc.microseconds - from.utc.microseconds
        }
    }

    /// The widest steps that meet all of the dates.
    private static func candidates(_ dates: [CivilDate]) -> [Step] {
        let first = dates[0]
        let days = divisor(dates.map { $0.daysSinceEpoch - first.daysSinceEpoch })
        let monday = first.daysSinceEpoch - first.weekday.rawValue
        let weeks = divisor(dates.map { ($0.daysSinceEpoch - monday) / 7 })
        let on = Set(dates.map(\.weekday))
        var steps: [Step] = []
        if days % 7 == 0 { steps.append(.weeks(days / 7, on: on)) } else { steps.append(.days(days)) }
        if on.count > 1 { steps.append(.weeks(max(1, weeks), on: on)) }
        if Set(dates.map(\.day)).count == 1 {
            steps.append(.months(divisor(dates.map { ($0.year - first.year) * 12 + $0.month - first.month })))
        }
        return steps
    }

    /// The greatest number that divides all of them.
    private static func divisor(_ numbers: [Int]) -> Int {
        numbers.reduce(0) { one, other in
            var (one, other) = (one, other)
            while other != 0 { (one, other) = (other, one % other) }
            return one
        }
    }

    /// Nil where the rule leads to more that are none than are some.
    private static func found(
        _ step: Step, on days: [CivilDate], _ pattern: OccurrencePattern, _ slots: [Slot], _ dates: [CivilDate]
    ) -> Found? {
        guard let first = try? pattern.slot(on: days[0]), let last = try? pattern.slot(on: days[days.count - 1]) else {
            return nil
        }
        let recurrence = Recurrence(step: step, end: .until(last.start))
        guard pattern.zone.showsFirst(first.start), pattern.zone.showsFirst(first.end) else { return nil }
        // What the clocks skip, programs read differently: it is never left to the rule.
        var skipped: [Timestamp] = []
        let said = try? recurrence.slots(from: first, in: pattern.zone, .asCalendars) { skipped.append($0.slot.start) }
        guard let said else { return nil }
        var left = Set(said)
        let places = slots.indices.filter { left.remove(slots[$0]) != nil }
        let others = Set(slots.indices).subtracting(places).sorted()
        let (moved, except) = moved(others, dates, to: left.map(\.start) + skipped, pattern.zone)
        guard !places.isEmpty, except.count <= places.count + moved.count else { return nil }
        return Found(first: first, recurrence: recurrence, except: except, places: places, moved: moved)
    }

    /// Which of the occurrences that are left have a booking on their day, and which have none.
    private static func moved(
        _ others: [Int], _ dates: [CivilDate], to left: [Timestamp], _ zone: Zone
    ) -> (moved: [Int: Timestamp], except: [Timestamp]) {
        var left = Dictionary(left.map { (zone.civil($0).date, $0) }) { first, _ in first }
        var moved: [Int: Timestamp] = [:]
        for place in others { moved[place] = left.removeValue(forKey: dates[place]) }
        return (moved, left.values.sorted())
    }
}

extension Recurrence.Found {
    /// What it does not say of so many bookings, and what it says too much.
    fileprivate func exceptions(of bookings: Int) -> Int { bookings - places.count - moved.count + except.count }
}
