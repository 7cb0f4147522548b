extension Recurrence {
    /// What can be said of bookings by one rule: which of them it is, and the rest.
    struct Found: Equatable {
        let first: Slot
        let recurrence: Recurrence
        /// The starts of occurrences of the rule that are no bookings.
        let except: [Timestamp]
        /// The places of the bookings that it says.
        let places: [Int]
    }

    /// The rule by which most of these bookings, in the order of their starts, come again; nil where there is none that is
    /// shorter than they are.
    static func search(_ slots: [Slot], in zone: Zone) -> Found? {
        let places = regular(slots, zone)
        guard places.count > 1 else { return nil }
        let dates = places.map { zone.civil(slots[$0].start).date }
        let taken = places.map { slots[$0] }
        return candidates(dates).compactMap { found($0, taken, places, zone) }.min { $0.except.count < $1.except.count }
    }

    /// The places of those that show the most common times of day, one for each date.
    private static func regular(_ slots: [Slot], _ zone: Zone) -> [Int] {
        let clocks = slots.map { Clocks($0, zone) }
        let counts = Dictionary(clocks.map { ($0, 1) }, uniquingKeysWith: +)
        guard let usual = clocks.max(by: { (counts[$0] ?? 0) < (counts[$1] ?? 0) }) else { return [] }
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

    /// Nil where the rule does not lead to all of them, or to more that are none than are some.
    private static func found(_ step: Step, _ slots: [Slot], _ places: [Int], _ zone: Zone) -> Found? {
        guard let first = slots.first, let last = slots.last else { return nil }
        let recurrence = Recurrence(step: step, end: .until(last.start))
        guard let said = try? recurrence.slots(from: first, in: zone, .asCalendars) else { return nil }
        let taken = Set(slots)
        let except = said.filter { !taken.contains($0) }
        guard said.count - except.count == slots.count, except.count <= slots.count else { return nil }
        return Found(first: first, recurrence: recurrence, except: except.map(\.start), places: places)
    }
}
