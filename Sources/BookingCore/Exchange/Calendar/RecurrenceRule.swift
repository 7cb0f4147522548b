/// iCalendar's RRULE, as far as a series can say it.
enum RecurrenceRule {
    /// Names and values in capitals; nil where it is not of that form.
    static func parts(_ text: String) -> [String: String]? {
        var parts: [String: String] = [:]
        for part in text.uppercased().split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, parts.updateValue(String(pair[1]), forKey: String(pair[0])) == nil else {
                return nil
            }
        }
        return parts
    }

    static let days = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]

    static func weekday(_ text: Substring) -> Weekday? {
        days.firstIndex(of: String(text)).flatMap(Weekday.init)
    }

    /// - Parameter end: of a rule that has none.
    /// - Throws: a `RowProblem` for what a series cannot say.
    static func read(_ line: ContentLine, first: CalendarTime, end: Timestamp?) throws -> Recurrence {
        guard let parts = parts(line.value) else { throw line.problem("no rule: \(Failure.excerpt(line.value))") }
        let known: Set = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST"]
        if let other = parts.keys.sorted().first(where: { !known.contains($0) }) {
            throw line.problem("\(Failure.excerpt(other)) is more than a series can do")
        }
        guard let interval = Int(parts["INTERVAL"] ?? "1"), 1...1000 ~= interval else {
            throw line.problem("no interval: \(Failure.excerpt(parts["INTERVAL"] ?? ""))")
        }
        let step = try step(parts, interval, line, first.civil.date)
        return Recurrence(
            step: step, end: try Self.end(parts, line, first, end),
            weekStart: try weekStart(parts, line, of: step, first.civil.date))
    }

    /// What is no day of the week is refused only where it would tell something.
    private static func weekStart(
        _ parts: [String: String], _ line: ContentLine, of step: Recurrence.Step, _ first: CivilDate
    ) throws -> Weekday {
        guard let text = parts["WKST"] else { return .monday }
        if let weekday = weekday(text[...]) { return weekday }
        guard case .weeks(let weeks, let on) = step, weeks > 1, on != [first.weekday] else { return .monday }
        throw line.problem("no day of the week: \(Failure.excerpt(text))")
    }

    private static func step(
        _ parts: [String: String], _ interval: Int, _ line: ContentLine, _ first: CivilDate
    ) throws -> Recurrence.Step {
        let frequency = parts["FREQ"] ?? ""
        let on = try parts["BYDAY"].map { try weekdays($0, line) }
        if let month = parts["BYMONTH"], frequency != "YEARLY" || month != String(first.month) {
            throw line.problem("BYMONTH=\(Failure.excerpt(month)) is more than a series can do")
        }
        if let day = parts["BYMONTHDAY"], !["MONTHLY", "YEARLY"].contains(frequency) || day != String(first.day) {
            throw line.problem("BYMONTHDAY=\(Failure.excerpt(day)) is more than a series can do")
        }
        switch frequency {
        case "DAILY":
            guard let on else { return .days(interval) }
            guard interval == 1 else { throw line.problem("BYDAY of every so many days is more than a series can do") }
            return .weeks(1, on: on)
        case "WEEKLY":
            return .weeks(interval, on: on ?? [first.weekday])
        case "MONTHLY" where on == nil: return .months(interval)
        case "YEARLY" where on == nil: return .months(12 * interval)
        case "MONTHLY", "YEARLY": throw line.problem("BYDAY of a month or a year is more than a series can do")
        default: throw line.problem("FREQ=\(Failure.excerpt(frequency)) is more than a series can do")
        }
    }

    private static func weekdays(_ text: String, _ line: ContentLine) throws -> Set<Weekday> {
        Set(
            try text.split(separator: ",").map { day in
                guard let weekday = weekday(day) else {
                    throw line.problem("BYDAY=\(Failure.excerpt(String(day))) is more than a series can do")
                }
                return weekday
            })
    }

    private static func end(
        _ parts: [String: String], _ line: ContentLine, _ first: CalendarTime, _ end: Timestamp?
    ) throws -> Recurrence.End {
        if let count = parts["COUNT"] {
            guard let times = Int(count), times >= 1 else { throw line.problem("no count: \(Failure.excerpt(count))") }
            return .times(times)
        }
        if let text = parts["UNTIL"] {
            guard let until = CalendarTime(Substring(text), zone: first.zone) else {
                throw line.problem("no date or time: \(Failure.excerpt(text))")
            }
            // Whole days go by their dates, whatever time stands beside them.
            guard until.isDate || first.isDate else { return .until(until.instant) }
            return .until(first.zone.start(of: until.date(in: first.zone).adding(days: 1)).adding(microseconds: -1))
        }
        guard let end else { throw line.problem("repeats without end; to bring in a part of it: --until DAY") }
        return .until(end)
    }
}

extension RecurrenceRule {
    /// As a calendar program reads it.
    static func text(_ recurrence: Recurrence) -> String {
        let step =
            switch recurrence.step {
            case .days(let days): "FREQ=DAILY" + interval(days)
            case .weeks(let weeks, let on):
                "FREQ=WEEKLY" + interval(weeks)
                    + (on.isEmpty
                        ? "" : ";BYDAY=" + on.map(\.rawValue).sorted().map { days[$0] }.joined(separator: ","))
            case .months(let months): "FREQ=MONTHLY" + interval(months)
            }
        switch recurrence.end {
        case .times(let times): return "\(step);COUNT=\(times)"
        case .until(let last): return "\(step);UNTIL=\(last.calendar)"
        }
    }

    private static func interval(_ count: Int) -> String { count == 1 ? "" : ";INTERVAL=\(count)" }
}
