/// Which zones the names in a calendar mean: those of the system, of Windows, or what the calendar itself says they are.
struct CalendarZones {
    /// Of times that name none.
    let own: Zone
    private var defined: [String: Zone] = [:]
    private let environment: Environment

    init(own: Zone, _ environment: Environment = .process) {
        (self.own, self.environment) = (own, environment)
    }

    subscript(name: String) -> Zone? {
        if let zone = system(name) { return zone }
        if let zone = WindowsZones.names[name].flatMap(system) { return zone }
        if let zone = defined[name] { return zone }
        // `/example.org/20070129_1/Europe/Berlin`: a path of somebody's, which ends with a name of the system's.
        let parts = name.split(separator: "/")
        return [3, 2].lazy.filter { parts.count >= $0 }.compactMap { system(parts.suffix($0).joined(separator: "/")) }
            .first
    }

    private func system(_ name: String) -> Zone? {
        // Other names without a slash can be anything, such as a POSIX string.
        guard name.contains("/") || Self.short.contains(name) else { return nil }
        return try? Zone.named(name, environment)
    }

    private static let short: Set = [
        "UTC", "GMT", "CET", "EET", "MET", "WET", "EST", "MST", "HST", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT",
    ]

    /// Takes in a VTIMEZONE, as far as it can be told by one rule for every year; else the name stays unknown.
    mutating func define(_ name: String, _ parts: [Observance]) {
        guard let rule = Observance.rule(parts) else { return }
        defined[name] = Zone(name: name, table: ZoneTable(rule: rule))
    }

    /// STANDARD or DAYLIGHT of a VTIMEZONE.
    struct Observance {
        var isDaylight: Bool
        var start: CalendarTime?
        /// In seconds.
        var offset: Int?
        var rule: String?
    }
}

extension CalendarZones.Observance {
    mutating func take(_ line: ContentLine, _ zones: CalendarZones) {
        switch line.name {
        case "DTSTART": start = try? line.time(zones)
        case "TZOFFSETTO": offset = Self.seconds(line.value)
        case "RRULE": rule = line.value
        default: break
        }
    }

    /// `+0100`, `-033015`
    private static func seconds(_ text: String) -> Int? {
        let digits = text.dropFirst()
        guard let sign = text.first, sign == "+" || sign == "-", digits.count == 4 || digits.count == 6,
            digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits)
        else { return nil }
        let (hours, minutes, seconds) =
            digits.count == 4 ? (number / 100, number % 100, 0) : (number / 10_000, number / 100 % 100, number % 100)
        guard hours < 24, minutes < 60, seconds < 60 else { return nil }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
    }

    /// The latest of each kind: what was before is history.
    static func rule(_ parts: [Self]) -> ZoneRule? {
        func last(_ isDaylight: Bool) -> Self? {
            parts.filter { $0.isDaylight == isDaylight && $0.start != nil && $0.offset != nil }
                .max { ($0.start?.civil.utc ?? .earliest) < ($1.start?.civil.utc ?? .earliest) }
        }
        guard let standard = last(false) ?? last(true), let offset = standard.offset else { return nil }
        guard let daylight = last(true), let summer = daylight.offset, daylight.rule != nil, standard.rule != nil else {
            return ZoneRule(standard: offset)
        }
        guard let start = daylight.change, let end = standard.change else { return nil }
        return ZoneRule(standard: offset, daylight: .init(offset: summer, start: start, end: end))
    }

    /// `FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU`
    private var change: ZoneRule.Change? {
        guard let rule, let start, let parts = RecurrenceRule.parts(rule), parts["FREQ"] == "YEARLY",
            let month = parts["BYMONTH"].flatMap({ Int($0) }), 1...12 ~= month, let day = parts["BYDAY"],
            let weekday = RecurrenceRule.weekday(day.suffix(2)), let nth = Int(day.dropLast(2)),
            nth == -1 || 1...4 ~= nth
        else { return nil }
        return ZoneRule.Change(
            day: .nth(nth == -1 ? 5 : nth, weekday, month: month),
            second: Int(start.civil.microsecondOfDay / 1_000_000))
    }
}
