extension Zone {
    var isUTC: Bool { self == .utc || name == "Etc/UTC" || name == "UTC" }

    /// Whether a calendar can be told its rule, for every year from now on.
    var isTold: Bool { isUTC || observances != nil }

    /// Standard time and, where there is one, summer time; nil for a rule that iCalendar cannot say.
    fileprivate var observances: [(name: String, from: Int, to: Int, change: ZoneRule.Change?)]? {
        guard let rule = lastRule, !name.contains("<"), name.contains("/") else { return nil }
        guard let daylight = rule.daylight else { return [("STANDARD", rule.standard, rule.standard, nil)] }
        for change in [daylight.start, daylight.end] {
            guard case .nth = change.day, 0..<86_400 ~= change.second else { return nil }
        }
        return [
            ("STANDARD", daylight.offset, rule.standard, daylight.end),
            ("DAYLIGHT", rule.standard, daylight.offset, daylight.start),
        ]
    }
}

extension CalendarText {
    /// The VTIMEZONE of what is written in the clocks of a zone. Programs that know the zone by its name go by that.
    mutating func zone(_ zone: Zone) {
        guard !zone.isUTC, let parts = zone.observances else { return }
        component("VTIMEZONE") { text in
            text.line("TZID", zone.name)
            for part in parts {
                text.component(part.name) { text in
                    text.line("DTSTART", part.change?.first.calendar ?? "19700101T000000")
                    text.line("TZOFFSETFROM", Self.offset(part.from))
                    text.line("TZOFFSETTO", Self.offset(part.to))
                    if let rule = part.change?.rule { text.line("RRULE", rule) }
                }
            }
        }
    }

    /// `+0100`
    private static func offset(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let size = abs(seconds)
        return (seconds < 0 ? "-" : "+") + two(size / 3600) + two(size / 60 % 60)
            + (size % 60 == 0 ? "" : two(size % 60))
    }
}

extension ZoneRule.Change {
    /// In 1970.
    fileprivate var first: CivilTime {
        CivilTime(
            CivilDate(daysSinceEpoch: day.daysSinceEpoch(inYear: 1970)), microsecondOfDay: Int64(second) * 1_000_000)
    }

    fileprivate var rule: String? {
        guard case .nth(let nth, let weekday, let month) = day else { return nil }
        return "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(nth == 5 ? -1 : nth)\(RecurrenceRule.days[weekday.rawValue])"
    }
}
