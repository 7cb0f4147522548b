@testable import BookingCore

/// What the tests of calendars share.
protocol ReadsCalendars {}

extension ReadsCalendars {
    /// What comes of a calendar: its bookings as `FROM/TO KEY NOTE`, its problems, and what is left out.
    func read(
        _ lines: String..., in zone: String = "Europe/Berlin", isZoneGiven: Bool = false, resource: String? = "Raum1",
        until: Timestamp? = nil
    ) throws -> (rows: [String], problems: [String], leftOut: [String]) {
        let text = (["BEGIN:VCALENDAR"] + lines + ["END:VCALENDAR", ""]).joined(separator: "\r\n")
        let reader = CalendarReader(
            InputFile("test", bytes: Array(text.utf8)), zone: try Times.zone(zone), isZoneGiven: isZoneGiven,
            resource: resource, until: until)
        var (rows, problems): ([String], [String]) = ([], [])
        while true {
            do {
                guard let record = try reader.next() else { return (rows, problems, reader.leftOut.map(\.text)) }
                let words = ["start_time", "end_time", "uid", "note"].compactMap { record[$0] }
                rows.append(words.joined(separator: " "))
            } catch let problem as RowProblem {
                problems.append(problem.text)
            }
        }
    }

    func event(_ lines: String...) -> String { event(lines) }

    func event(_ lines: [String]) -> String {
        (["BEGIN:VEVENT"] + lines + ["END:VEVENT"]).joined(separator: "\r\n")
    }
}
