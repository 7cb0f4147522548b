/// Clock changes from one offset to another: on certain dates, and by a rule every year.
struct ClockChanges {
    /// In seconds.
    let before: Int
    let after: Int
    /// As the clocks show them before they change.
    let dates: [CivilTime]
    var yearly: Yearly?

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`
    struct Yearly {
        let change: ZoneRule.Change
        let start: CivilTime
        /// None comes later; nil where it goes on for ever.
        private(set) var last: CivilTime?
    }
}

extension ClockChanges {
    var goesOn: Bool { yearly.map { $0.last == nil } ?? false }

    /// From which on there is nothing but what a rule says for every year.
    var settledYear: Int {
        ((yearly.map { [$0.last ?? $0.start] } ?? []) + dates).map(\.date.year).max() ?? 0
    }

    /// In seconds since 1970.
    func seconds(through year: Int) -> [Int64] {
        (dates + (yearly?.times(through: year) ?? [])).map { $0.instant(offset: before).seconds }
    }
}

extension ClockChanges.Yearly {
    /// What was before 1970 matters only as far as it lasts.
    private static let firstYear = 1969

    fileprivate func times(through year: Int) -> [CivilTime] {
        let last = last ?? CivilTime(CivilDate(firstOf: 1, year: year + 1))
        let first = max(start.date.year, min(Self.firstYear, last.date.year - 1))
        guard first <= last.date.year else { return [] }
        return (first...last.date.year).map(change.time).filter { start.utc <= $0.utc && $0.utc <= last.utc }
    }

    /// - Throws: a `RowProblem` for a rule of another form.
    init(_ line: ContentLine, from start: CivilTime, before: Int) throws(RowProblem) {
        guard var parts = RecurrenceRule.parts(line.value), parts.removeValue(forKey: "FREQ") == "YEARLY",
            parts.removeValue(forKey: "INTERVAL") ?? "1" == "1",
            let month = parts.removeValue(forKey: "BYMONTH").flatMap({ Int($0) }), 1...12 ~= month,
            let day = parts.removeValue(forKey: "BYDAY"), let weekday = RecurrenceRule.weekday(day.suffix(2)),
            let nth = Int(day.dropLast(2)), nth == -1 || 1...4 ~= nth
        else { throw line.problem("not a day of every year") }
        parts["WKST"] = nil
        self.start = start
        change = ZoneRule.Change(
            day: .nth(nth == -1 ? 5 : nth, weekday, month: month), second: Int(start.microsecondOfDay / 1_000_000))
        guard !parts.isEmpty else { return }
        guard parts.count == 1, let last = end(parts, before) else { throw line.problem("an end of another form") }
        self.last = last
    }

    private func end(_ parts: [String: String], _ before: Int) -> CivilTime? {
        if let count = parts["COUNT"].flatMap({ Int($0) }), 1...9999 ~= count {
            let first = start.date.year + (change.time(inYear: start.date.year).utc < start.utc ? 1 : 0)
            return change.time(inYear: min(9999, first + count - 1))
        }
        guard let text = parts["UNTIL"], let until = CalendarTime(text[...], zone: .utc) else { return nil }
        if until.isDate { return CivilTime(until.civil.date, microsecondOfDay: CivilTime.microsecondsPerDay - 1) }
        guard text.hasSuffix("Z") else { return until.civil }
        return CivilTime(utc: until.instant.adding(microseconds: Int64(before) * Timestamp.microsecondsPerSecond))
    }
}

extension ZoneRule.Change {
    fileprivate func time(inYear year: Int) -> CivilTime {
        CivilTime(
            CivilDate(daysSinceEpoch: day.daysSinceEpoch(inYear: year)), microsecondOfDay: Int64(second) * 1_000_000)
    }
}

extension ZoneTable {
    /// Far more than a zone has until the year 9999.
    private static let mostChanges = 20_000

    /// Nil where they are too many, or more than two go on.
    init?(_ parts: [ClockChanges]) {
        let year = (parts.map(\.settledYear).max() ?? 0) + 1
        var changes: [Int64: ClockChanges] = [:]
        var count = 0
        for part in parts {
            for second in part.seconds(through: year) {
                changes[second] = part
                count += 1
            }
            guard count <= Self.mostChanges else { return nil }
        }
        let seconds = changes.keys.sorted()
        let inOrder = seconds.compactMap { changes[$0] }
        let lasting = parts.filter(\.goesOn)
        guard let first = inOrder.first, lasting.count <= 2 else { return nil }
        self.init(
            changes: seconds, kinds: Array(1..<inOrder.count + 1), offsets: [first.before] + inOrder.map(\.after),
            rule: ZoneRule(lasting))
    }
}

extension ZoneRule {
    /// Nil where none of them goes on.
    fileprivate init?(_ lasting: [ClockChanges]) {
        guard let first = lasting.first else { return nil }
        self.init(standard: first.after)
        guard lasting.count == 2, let end = first.yearly?.change, let start = lasting[1].yearly?.change else { return }
        daylight = Daylight(offset: lasting[1].after, start: start, end: end)
    }
}
