/// A VEVENT, as far as it says when something is taken, and for what.
struct CalendarEvent {
    /// Where it begins in the file.
    let line: Int
    var uid: String?
    var start: CalendarTime?
    var end: CalendarTime?
    var length: Span?
    var summary: String?
    var location: String?
    /// In its series, the occurrence that it stands for.
    var replaces: CalendarTime?
    var rule: ContentLine?
    var except: [CalendarTime] = []
    /// Of several that are the same, the one with the greatest is how it is now.
    var sequence = 0
    /// Whether it takes any time at all.
    var isTaking = true

    init(line: Int) {
        self.line = line
    }

    mutating func take(_ line: ContentLine, _ zones: CalendarZones) throws {
        switch line.name {
        case "SEQUENCE": sequence = Int(line.value) ?? 0
        case "UID": uid = line.value.isEmpty ? nil : line.text
        case "DTSTART": start = try line.time(zones)
        case "DTEND": end = try line.time(zones)
        case "DURATION":
            guard let span = try? Span(line.value.filter { $0 != "+" }, .positiveOrZero), line.value.contains("P")
            else {
                throw line.problem("no duration: \(Failure.excerpt(line.value))")
            }
            length = span
        case "SUMMARY": summary = line.text
        case "LOCATION": location = line.text
        case "RECURRENCE-ID":
            guard line["RANGE"] == nil else { throw line.problem("RANGE is more than a series can do") }
            replaces = try line.time(zones)
        case "RRULE":
            guard rule == nil else { throw line.problem("a second rule is more than a series can do") }
            rule = line
        case "EXDATE": except += try line.times(zones)
        case "RDATE", "EXRULE": throw line.problem("is more than a series can do")
        case "STATUS": isTaking = isTaking && line.value.uppercased() != "CANCELLED"
        case "TRANSP": isTaking = isTaking && line.value.uppercased() != "TRANSPARENT"
        default: break
        }
    }

    /// From its start to its end; a day without an end is that day.
    func slot() throws -> Slot {
        guard let start else { throw problem("DTSTART", "is missing") }
        let first = start.instant
        let last = try end?.instant ?? length.map { try $0.end(from: first, in: start.zone) }
        guard let last = try last ?? (start.isDate ? Span(days: 1).end(from: first, in: start.zone) : nil) else {
            throw problem("DTEND", "is missing, and so is DURATION")
        }
        guard first < last else { throw problem("DTEND", "the end is not after the start") }
        return Slot(start: first, end: last)
    }

    /// Where and when it takes place: once, or as often as its rule says.
    /// - Parameter end: of a rule that has none.
    func slots(until end: Timestamp?) throws -> [Slot] {
        let slot = try slot()
        guard let rule, let start, replaces == nil else { return [slot] }
        let recurrence = try RecurrenceRule.read(rule, first: start, end: end)
        let except = Set(except.map(\.instant))
        do {
            return try recurrence.slots(from: slot, in: start.zone, .asCalendars).filter { !except.contains($0.start) }
        } catch let failure as Failure {
            throw rule.problem(failure.message)
        }
    }

    func problem(_ property: String, _ reason: String) -> RowProblem {
        RowProblem(line: line, field: property, reason: reason)
    }
}
