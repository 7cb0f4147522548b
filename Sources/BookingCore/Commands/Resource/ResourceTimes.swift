// When a resource can be booked: the options of `resource update` that say so. An empty value lifts a rule.

/// Hours of one day, as the database takes them.
struct OpeningHours: Equatable {
    let opens: String
    let closes: String

    /// `8-18`, `8:30-17:00`; nil where it is empty.
    static func parse(_ text: String) throws -> OpeningHours? {
        guard !text.isEmpty else { return nil }
        guard let hours = try? DayHours(text), hours.from < hours.to else { throw Failure.notOpeningHours(text) }
        return OpeningHours(opens: clock(hours.from), closes: clock(hours.to))
    }

    /// `08:30`, and `24:00` for the end of the day.
    private static func clock(_ microseconds: Int64) -> String {
        let minutes = microseconds / 60_000_000
        return [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
    }
}

enum ClosedDays {
    /// `sat,sun`, or the whole words; none where it is empty.
    static func parse(_ text: String) throws -> [Weekday] {
        let days = try Weekday.list(text)
        guard days.count < Weekday.allCases.count else { throw Failure.neverOpen() }
        return Weekday.allCases.filter(days.contains)
    }
}

/// Those of the options that were given, as booking.set_rules takes them.
struct ResourceTimes {
    let longest: String?
    let slot: String?
    let hours: String?
    let closedDays: String?
    let buffers: (before: String?, after: String?)
    let zone: String?

    /// - Parameter ownZone: whose clocks are meant where nobody says or has said.
    func rules(ownZone: () throws -> Zone) throws -> [JSON.Member] {
        var rules: [JSON.Member] = []
        for case (let name, let text?) in [
            ("longest", longest), ("slot", slot), ("buffer_before", buffers.before), ("buffer_after", buffers.after),
        ] {
            let length = text.isEmpty ? nil : try Span(text).sqlText
            rules.append(JSON.Member(name: name, value: length.map(JSON.string) ?? .null))
        }
        if let hours {
            let parsed = try OpeningHours.parse(hours)
            rules.append(JSON.Member(name: "opens", value: parsed.map { .string($0.opens) } ?? .null))
            rules.append(JSON.Member(name: "closes", value: parsed.map { .string($0.closes) } ?? .null))
        }
        if let closedDays {
            let days = try ClosedDays.parse(closedDays).map { JSON.number(String($0.rawValue + 1)) }
            rules.append(JSON.Member(name: "closed_days", value: .array(days)))
        }
        if let zone {
            rules.append(JSON.Member(name: "zone", value: .string(try Zone.asked(zone).name)))
        } else if [slot, hours, closedDays].contains(where: { $0?.isEmpty == false }) {
            rules.append(JSON.Member(name: "own_zone", value: .string(try ownZone().name)))
        }
        return rules
    }
}
