/// Reads the events of an iCalendar file. It is read as a whole before the first is given, as an event can replace an
/// occurrence of one that comes later.
final class CalendarReader: RecordSource {
    /// What a calendar without end could fill the memory with.
    private static let mostEvents = 200_000
    private static let mostChanges = 1000

    /// By which an event is known again.
    static let keyColumn = "uid"

    private let file: InputFile
    private let zone: Zone
    private let isZoneGiven: Bool
    private let resource: String?
    private let until: Timestamp?
    private var lines: ContentLines
    /// Of the calendar that is being read: names mean nothing in another one.
    private var zones: CalendarZones
    /// As they are read.
    private var found: [CalendarEvent] = []
    private var events = CalendarEvents([])
    private var rest: ArraySlice<CalendarEvent> = []
    private var problems: ArraySlice<RowProblem> = []
    private var records: ArraySlice<SourceRecord> = []
    /// The series that are made of them, by UID.
    private var series: [String: String] = [:]
    private var isRead = false
    /// Events that take no time: cancelled ones, moments, and those that leave it free.
    private(set) var takingNone = 0
    /// What was left out as iCalendar has it, a line for each event.
    private(set) var leftOut: [RowProblem] = []

    /// - Parameters:
    ///   - zone: of times that name none, where the calendar does not say it either.
    ///   - isZoneGiven: whether it is meant whatever the calendar says.
    ///   - resource: which one they are on; nil where each says it by its LOCATION.
    ///   - until: where what repeats without end is cut off.
    init(_ file: InputFile, zone: Zone, isZoneGiven: Bool = false, resource: String?, until: Timestamp?) {
        (self.file, self.zone, self.isZoneGiven, self.resource, self.until) = (file, zone, isZoneGiven, resource, until)
        lines = ContentLines(file)
        zones = CalendarZones(own: zone)
    }

    func next() throws -> SourceRecord? {
        if !isRead {
            try readAll()
            isRead = true
        }
        while true {
            if let problem = problems.popFirst() { throw problem }
            if let record = records.popFirst() { return record }
            guard let event = rest.popFirst() else { return nil }
            records = try occurrences(event)[...]
        }
    }

    // MARK: - Records

    private func occurrences(_ event: CalendarEvent) throws -> [SourceRecord] {
        if let flaw = event.flaw, event.isTaking { throw flaw }
        guard event.isTaking, let times = try event.times(until: until, replaced: events.replaced(of: event))
        else {
            takingNone += 1
            return []
        }
        let remaining = try events.remaining(times, of: event)
        guard let resource = resource ?? event.location, !resource.isEmpty else {
            throw event.problem("LOCATION", "is missing; to name the resource: --resource NAME")
        }
        leaveOut(remaining.skipped, of: event)
        let series = events.isOfSeries(event) ? seriesID(event.uid) : nil
        return remaining.slots.map { slot in
            let fields: [(String, String?)] = [
                ("resource_id", resource), ("start_time", slot.start.rfc3339), ("end_time", slot.end.rfc3339),
                ("note", event.summary), (BookingRecord.seriesColumn, series), (Self.keyColumn, key(event, slot)),
            ]
            return SourceRecord(line: event.line, fields: fields.compactMap { name, value in value.map { (name, $0) } })
        }
    }

    private func leaveOut(_ skipped: [Recurrence.Skipped], of event: CalendarEvent) {
        guard let rule = event.rule, let zone = event.start?.zone, !skipped.isEmpty else { return }
        let times = Failure.firstFew(skipped.map { String($0.civil.iso.prefix(16)) })
        leftOut.append(rule.problem("left out, as the clocks in \(zone.label) skip it: \(times)"))
    }

    private func seriesID(_ uid: String?) -> String {
        guard let uid else { return UUIDText.random() }
        let id = series[uid] ?? UUIDText.random()
        series[uid] = id
        return id
    }

    private func key(_ event: CalendarEvent, _ slot: Slot) -> String? {
        let occurrence = events.occurrence(of: event) ?? (event.isSeries ? slot.start : nil)
        return event.uid.map { EventKey(uid: $0, occurrence: occurrence).text }
    }

    // MARK: - Components

    private func readAll() throws {
        guard let first = try line(), first.name == "BEGIN", first.value.uppercased() == "VCALENDAR" else {
            throw broken(1, "a calendar begins with BEGIN:VCALENDAR")
        }
        try readCalendar(first)
        // A file can hold several.
        while let more = try line() {
            guard more.name == "BEGIN", more.value.uppercased() == "VCALENDAR" else {
                throw broken(more.line, "something follows the end of the calendar")
            }
            try readCalendar(more)
        }
        events = CalendarEvents(found)
        found = []
        rest = events.events[...]
    }

    private func readCalendar(_ begin: ContentLine) throws {
        let first = found.count
        zones = CalendarZones(own: zone)
        var isCancelled = false
        try eachLine(of: begin) { line in
            switch line.name {
            case "METHOD": isCancelled = line.value.uppercased() == "CANCEL"
            case "X-WR-TIMEZONE": if !isZoneGiven, let named = zones[line.text] { zones.own = named }
            case "BEGIN": try readComponent(line)
            default: break
            }
        }
        for place in first..<found.count {
            found[place].settle(zones)
            if isCancelled { found[place].isTaking = false }
        }
    }

    private func readComponent(_ line: ContentLine) throws {
        switch line.value.uppercased() {
        case "VEVENT": try readEvent(line)
        case "VTIMEZONE": try readZone(line)
        case let other:
            if !other.hasPrefix("X-") { problems.append(line.problem("\(Failure.excerpt(other)) is no booking")) }
            try skip(line)
        }
    }

    private func readEvent(_ begin: ContentLine) throws {
        var event = CalendarEvent(line: begin.line)
        try eachLine(of: begin) { line in
            if line.name == "BEGIN" { return try skip(line) }
            event.take(line, zones)
        }
        guard found.count < Self.mostEvents else { throw broken(begin.line, "more than \(Self.mostEvents) events") }
        found.append(event)
    }

    private func readZone(_ begin: ContentLine) throws {
        var name: String?
        var parts: [(begin: ContentLine, observance: ZoneObservance)] = []
        try eachLine(of: begin) { line in
            if line.name == "TZID" { name = line.text }
            guard line.name == "BEGIN" else { return }
            guard ["STANDARD", "DAYLIGHT"].contains(line.value.uppercased()) else { return try skip(line) }
            var part = ZoneObservance()
            try eachLine(of: line) { part.take($0) }
            guard parts.count < Self.mostChanges else { throw broken(line.line, "a time zone without end") }
            parts.append((line, part))
        }
        if let name { zones.define(name, parts) }
    }

    private func skip(_ begin: ContentLine) throws {
        try eachLine(of: begin) { line in
            if line.name == "BEGIN" { try skip(line) }
        }
    }

    /// What stands between the line that begins a component and the one that ends it; a component within is its body's to
    /// read to the end.
    private func eachLine(of begin: ContentLine, _ body: (ContentLine) throws -> Void) throws {
        depth += 1
        defer { depth -= 1 }
        guard depth <= 20 else { throw broken(begin.line, "components within components without end") }
        while true {
            guard let line = try line() else {
                throw broken(begin.line, "the file ends inside of \(Failure.excerpt(begin.value))")
            }
            if line.name == "END" {
                guard line.value.uppercased() == begin.value.uppercased() else {
                    throw broken(
                        line.line, "END:\(Failure.excerpt(line.value)) ends no \(Failure.excerpt(begin.value))")
                }
                return
            }
            try body(line)
        }
    }

    private var depth = 0

    /// What is no line is a problem of its own, and the next one is given.
    private func line() throws -> ContentLine? {
        while true {
            do {
                return try lines.next()
            } catch let problem as RowProblem {
                problems.append(problem)
            }
        }
    }

    private func broken(_ line: Int, _ reason: String) -> Failure {
        Failure.unreadableFile(file.name, RowProblem(line: line, reason: reason))
    }
}

extension CalendarReader {
    func tell(_ notices: Notices) {
        leftOut.forEach { notices.note($0.text) }
        guard takingNone > 0 else { return }
        notices.note(
            "\(takingNone.counting("event")) passed over that take no time, or were cancelled")
    }
}
