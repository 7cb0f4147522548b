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
    var part = Part.whole
    var rule: ContentLine?
    var except: [CalendarTime] = []
    /// Of several that are the same, the one with the greatest is how it is now.
    var sequence = 0
    /// Whether it takes any time at all.
    var isTaking = true
    /// Why it cannot be a booking.
    private(set) var flaw: RowProblem?
    /// What stands in time zones that are not known yet: they may be defined further down.
    private var waiting: [ContentLine] = []

    /// What of its series an event stands for: all of it, an occurrence, that and all later ones, or nobody knows.
    enum Part {
        case whole
        case occurrence(CalendarTime)
        case following(CalendarTime)
        case unknown
    }

    init(line: Int) {
        self.line = line
    }

    mutating func take(_ line: ContentLine, _ zones: CalendarZones) {
        do {
            try read(line, zones)
        } catch is UnknownZone {
            waiting.append(line)
        } catch {
            let problem = (error as? RowProblem) ?? line.problem((error as? Failure)?.message ?? "\(error)")
            flaw = flaw ?? problem
        }
    }

    /// Reads what stands in zones that are known by now; the others remain unknown.
    mutating func settle(_ zones: CalendarZones) {
        let lines = waiting
        waiting = []
        for line in lines { take(line, zones) }
        if let line = waiting.first { flaw = flaw ?? line.problem(zones.problem(line["TZID"] ?? "")) }
        waiting = []
    }

    private mutating func read(_ line: ContentLine, _ zones: CalendarZones) throws {
        switch line.name {
        case "SEQUENCE": sequence = Int(line.value) ?? 0
        case "UID": uid = line.value.isEmpty ? nil : line.text
        case "DTSTART":
            start = try line.time(zones)
            try line.checkShown(start)
        case "DTEND":
            end = try line.time(zones)
            try line.checkShown(end)
        case "DURATION":
            guard let span = try? Span(line.value.filter { $0 != "+" }, .positiveOrZero), line.value.contains("P")
            else {
                throw line.problem("no duration: \(Failure.excerpt(line.value))")
            }
            length = span
        case "SUMMARY": summary = line.text
        case "LOCATION": location = line.text
        case "RECURRENCE-ID":
            part = .unknown
            part = try line.part(zones)
            guard line["RANGE"] == nil else { throw line.problem("RANGE is more than a series can do") }
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

    /// From its start to its end; a day without an end is that day, also where it ends as it begins, as many programs write
    /// it. Nil for a moment, which takes no time.
    private func slot() throws -> Slot? {
        guard let start else { throw problem("DTSTART", "is missing") }
        guard !isMoment else { return nil }
        let first = start.instant
        guard
            let last = try isDay ? start.zone.start(of: start.civil.date.adding(days: 1)) : end?.instant ?? lengthEnd(),
            first < last
        else { throw problem("DTEND", "the end is not after the start") }
        return Slot(start: first, end: last)
    }

    private var isDay: Bool {
        guard let start, start.isDate else { return false }
        return end.map { $0.isDate && $0.instant == start.instant } ?? length?.isZero ?? true
    }

    private func lengthEnd() throws -> Timestamp? {
        do {
            return try start.flatMap { start in try length.map { try start.end(of: $0) } }
        } catch {
            throw problem("DURATION", (error as? Failure)?.message ?? "\(error)")
        }
    }

    private var isMoment: Bool {
        guard let start, !start.isDate else { return false }
        return end.map { $0.instant == start.instant } ?? length?.isZero ?? true
    }

    /// When it takes place, and when it would at times that clock changes skip.
    typealias Times = (slots: [Slot], skipped: [Recurrence.Skipped])

    /// When it takes place: once, or as often as its rule says. Nil where that takes no time.
    /// - Parameters:
    ///   - end: of a rule that has none.
    ///   - replaced: which of its occurrences have events of their own.
    func times(until end: Timestamp?, replaced: Set<Timestamp> = []) throws -> Times? {
        guard let slot = try slot() else { return nil }
        guard let rule, let start, isWhole else { return ([slot], []) }
        let recurrence = try RecurrenceRule.read(rule, first: start, end: end)
        let except = Set(except.map(occurrence))
        do {
            var skipped: [Recurrence.Skipped] = []
            let slots = try recurrence.slots(
                from: slot, lasting: self.end == nil ? length : nil, in: start.zone, .asCalendars,
                counting: except.union(replaced)
            ) { skipped.append($0) }
            return (
                slots.filter { !except.contains($0.start) }, skipped.filter { !except.contains($0.slot.start) }
            )
        } catch let failure as Failure {
            throw rule.problem(failure.message)
        }
    }

    /// When the occurrence begins that a time names: by its day alone, where that or the event itself is of whole days.
    func occurrence(named time: CalendarTime) -> Timestamp {
        guard let start, start.isDate || time.isDate else { return time.instant }
        let civil = CivilTime(time.date(in: start.zone), microsecondOfDay: start.civil.microsecondOfDay)
        return CalendarTime(civil: civil, zone: start.zone, isDate: start.isDate).instant
    }

    var isWhole: Bool {
        if case .whole = part { true } else { false }
    }

    var isSeries: Bool { isWhole && rule != nil }

    func problem(_ property: String, _ reason: String) -> RowProblem {
        RowProblem(line: line, field: property, reason: reason)
    }
}

extension ContentLine {
    /// A time of day that a clock change skips is none. (Of one that it doubles, iCalendar says which is meant.)
    fileprivate func checkShown(_ time: CalendarTime?) throws {
        guard let time, !time.isDate, time.zone.instants(of: time.civil).isEmpty else { return }
        do {
            _ = try time.zone.onlyInstant(of: time.civil)
        } catch {
            throw problem((error as? Failure)?.message ?? "\(error)")
        }
    }

    fileprivate func part(_ zones: CalendarZones) throws -> CalendarEvent.Part {
        let first = try time(zones)
        switch self["RANGE"]?.uppercased() {
        case nil: return .occurrence(first)
        case "THISANDFUTURE": return .following(first)
        default: return .unknown
        }
    }
}
