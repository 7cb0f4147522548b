import TestSupport
import Testing

@testable import BookingCore

/// What is written comes back when it is read, in any zone.
@Suite struct CalendarWriterTests {
    private static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Europe/Dublin", "Asia/Kolkata", "UTC",
    ]

    private func booking(
        _ slot: Slot, series: String? = nil, note: String? = nil, _ status: BookingRecord.Status = .valid
    ) -> BookingRecord {
        BookingRecord(
            id: UUIDText.random(), resource: "Raum, 1", user: "ann", slot: slot, status: status, revision: 2,
            note: note,
            createdAt: slot.start, updatedAt: slot.start, series: series)
    }

    private func write(_ bookings: [BookingRecord], _ zone: Zone) throws -> [UInt8] {
        let capture = Capture()
        var writer = try CalendarWriter(capture.output, zone: zone)
        for booking in bookings { try writer.append(booking) }
        try writer.end { Dictionary($0.map { ($0, 7) }, uniquingKeysWith: max) }
        return capture.bytes
    }

    private func read(_ bytes: [UInt8], _ zone: Zone) throws -> [String] {
        let reader = CalendarReader(InputFile("test", bytes: bytes), zone: zone, resource: nil, until: nil)
        var rows: [String] = []
        while let record = try reader.next() {
            rows.append(
                ["start_time", "end_time", "resource_id", "note"].map { record[$0] ?? "" }.joined(separator: " "))
        }
        return rows.sorted()
    }

    @Test func whatIsWrittenComesBack() throws {
        var random = SeededGenerator(printing: "CalendarWriterTests")
        var rules = 0
        for round in 0..<300 {
            let zone = try Times.zone(Self.zones[round % Self.zones.count])
            let bookings = try series(zone, &random).map {
                booking(
                    $0, series: "5eed0000-0000-4000-8000-000000000000",
                    note: Bool.random(using: &random) ? "a\nb, ü" : nil,
                    Int.random(in: 0..<5, using: &random) == 0 ? .pending : .valid)
            }
            let bytes = try write(bookings, zone)
            let text = String(decoding: bytes, as: UTF8.self)
            rules += text.contains("RRULE:FREQ") && text.contains("BEGIN:VEVENT\r\nUID:5eed") ? 1 : 0
            #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
            let wanted = bookings.map { "\($0.slot.start.rfc3339) \($0.slot.end.rfc3339) Raum, 1 \($0.note ?? "ann")" }
                .sorted()
            #expect(try read(bytes, .utc) == wanted, "\(zone.name)\n\(text)")
        }
        #expect(rules > 200, "\(rules) of 300 had a rule")
    }

    /// Some of it taken out, some moved.
    private func series(_ zone: Zone, _ random: inout SeededGenerator) throws -> [Slot] {
        let civil = CivilTime(
            Times.date("2027-01-01").adding(days: .random(in: 0..<400, using: &random)),
            microsecondOfDay: .random(in: 16..<90, using: &random) * 900_000_000)
        let start = zone.instants(of: civil).first ?? civil.utc
        let steps: [Recurrence.Step] = [
            .days(.random(in: 1...9, using: &random)),
            .weeks(.random(in: 1...3, using: &random), on: [.monday, .thursday]),
            .weeks(1, on: Weekday.working), .months(.random(in: 1...2, using: &random)),
        ]
        let recurrence = Recurrence(
            step: steps.randomElement(using: &random)!, end: .times(.random(in: 1...40, using: &random)))
        return try recurrence.slots(
            from: Slot(start: start, end: start.adding(microseconds: 3_600_000_000)), in: zone, .asCalendars
        ).compactMap { slot in
            switch Int.random(in: 0..<12, using: &random) {
            case 0: nil
            case 1:
                Slot(
                    start: slot.start.adding(microseconds: 900_000_000), end: slot.end.adding(microseconds: 900_000_000)
                )
            default: slot
            }
        }
    }

    @Test func aUIDIsThatOfTheBookingAndItsSequenceGrows() throws {
        let one = booking(Times.slot("2027-03-22T09:00:00Z", "2027-03-22T10:00:00Z"))
        let text = String(decoding: try write([one], .utc), as: UTF8.self)
        #expect(text.contains("UID:\(one.id!)@booking\r\n") && text.contains("SEQUENCE:1\r\n"))
        #expect(text.contains("LOCATION:Raum\\, 1\r\n") && text.contains("STATUS:CONFIRMED\r\n"))
    }

    private static let id = "5eed0000-0000-4000-8000-000000000000"

    // MARK: - Seconds

    /// iCalendar knows no fractions: what takes less than a second takes one.
    @Test(arguments: [
        ("2027-03-01T09:00:00.1Z", "2027-03-01T09:00:00.2Z", "2027-03-01T09:00:01Z"),
        ("2027-03-01T09:00:00.9Z", "2027-03-01T09:00:01Z", "2027-03-01T09:00:01Z"),
        ("2027-03-01T09:00:00Z", "2027-03-01T09:00:59.000001Z", "2027-03-01T09:01:00Z"),
        ("2027-03-01T09:00:00Z", "9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59Z"),
    ])
    func fractionsEndWithTheirSecond(_ start: String, _ end: String, _ written: String) throws {
        let slot = Times.slot(start, end)
        for series in [nil, Self.id] {
            #expect(
                try read(write([booking(slot, series: series)], .utc), .utc)
                    == ["2027-03-01T09:00:00Z \(written) Raum, 1 ann"])
        }
        var busy = FreeBusyWriter(window: (nil, nil))
        busy.append(booking(slot))
        let capture = Capture()
        try busy.write(on: capture.output, now: slot.start)
        let period = "20270301T090000Z/\(Times.at(written).calendar)"
        #expect(String(decoding: capture.bytes, as: UTF8.self).contains(period))
    }

    @Test func whatIsOffIsCancelled() throws {
        let slot = Times.slot("2027-03-22T09:00:00Z", "2027-03-22T10:00:00Z")
        for status in [BookingRecord.Status.rejected, .deleted] {
            #expect(
                String(decoding: try write([booking(slot, status)], .utc), as: UTF8.self).contains("STATUS:CANCELLED"))
        }
    }

    /// Cut anywhere but inside of a character, and together again.
    @Test func longLinesAreFolded() throws {
        let note = String(repeating: "äöü€𝄞 ;,\\\n", count: 50)
        var text = CalendarText()
        text.text("SUMMARY", note)
        var lines = ContentLines(InputFile("test", bytes: text.bytes))
        #expect(try lines.next()?.text == note)
        #expect(String(decoding: text.bytes, as: UTF8.self).split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    }
}
