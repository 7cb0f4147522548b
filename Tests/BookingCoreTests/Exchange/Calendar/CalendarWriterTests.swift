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
            microsecondOfDay: .random(in: 0..<96, using: &random) * 900_000_000)
        let start = zone.instants(of: civil).first ?? civil.utc
        let span = try Span(["1h", "8h", "24h", "1d"].randomElement(using: &random)!, .positive)
        let first = Slot(start: start, end: (try? span.end(from: start, in: zone)) ?? start.adding(microseconds: 1))
        let lasting = Bool.random(using: &random) ? span : nil
        let steps: [Recurrence.Step] = [
            .days(.random(in: 1...9, using: &random)),
            .weeks(.random(in: 1...3, using: &random), on: [.monday, .thursday]),
            .weeks(1, on: Weekday.working), .months(.random(in: 1...2, using: &random)),
        ]
        let recurrence = Recurrence(
            step: steps.randomElement(using: &random)!, end: .times(.random(in: 1...40, using: &random)))
        let movedOn =
            Bool.random(using: &random)
            ? try? recurrence.slots(from: first, lasting: lasting, in: zone, .moveOn) : nil
        let slots = try movedOn ?? recurrence.slots(from: first, lasting: lasting, in: zone, .asCalendars)
        return slots.compactMap { slot in
            switch Int.random(in: 0..<12, using: &random) {
            case 0: nil
            case 1: shifted(slot, by: 900_000_000)
            case 2: shifted(slot, by: .random(in: -50...50, using: &random) * 1_800_000_000)
            default: slot
            }
        }.sorted { $0.start < $1.start }
    }

    private func shifted(_ slot: Slot, by microseconds: Int64) -> Slot {
        Slot(start: slot.start.adding(microseconds: microseconds), end: slot.end.adding(microseconds: microseconds))
    }

    @Test func aUIDIsThatOfTheBookingAndItsSequenceGrows() throws {
        let one = booking(Times.slot("2027-03-22T09:00:00Z", "2027-03-22T10:00:00Z"))
        let text = String(decoding: try write([one], .utc), as: UTF8.self)
        #expect(text.contains("UID:\(one.id!)@booking\r\n") && text.contains("SEQUENCE:2\r\n"))
        #expect(text.contains("LOCATION:Raum\\, 1\r\n") && text.contains("STATUS:CONFIRMED\r\n"))
    }

    // MARK: - Series

    private static let id = "5eed0000-0000-4000-8000-000000000000"

    private func weekly(_ slots: Slot...) -> [BookingRecord] {
        slots.map { booking($0, series: Self.id, note: "a") }
    }

    private let first = Times.slot("2027-03-01T09:00:00Z", "2027-03-01T10:00:00Z")
    private let second = Times.slot("2027-03-08T09:00:00Z", "2027-03-08T10:00:00Z")
    private let third = Times.slot("2027-03-15T09:00:00Z", "2027-03-15T10:00:00Z")

    private func lines(_ bookings: [BookingRecord], in zone: String = "UTC", _ names: String...) throws -> [String] {
        String(decoding: try write(bookings, Times.zone(zone)), as: UTF8.self).split(separator: "\r\n").map(String.init)
            .filter { line in names.contains { line.hasPrefix($0) } }
    }

    /// Else a calendar program would keep the series as it was.
    @Test func whatIsLeftOfASeriesKeepsItsUID() throws {
        #expect(
            try lines(weekly(second), "UID", "DTSTART", "RRULE")
                == ["UID:\(Self.id)@booking", "DTSTART:20270308T090000Z", "RRULE:FREQ=DAILY;COUNT=1"])
        // No rule leads to these.
        let odd = weekly(first, second, Times.slot("2028-05-17T09:00:00Z", "2028-05-17T10:00:00Z"))
        #expect(try lines(odd, "UID") == ["UID:\(Self.id)@booking"] + odd.dropFirst().map { "UID:\($0.id!)@booking" })
    }

    @Test(arguments: 0..<3) func anOccurrenceThatIsMovedWithinItsDayIsStillOne(_ place: Int) throws {
        var slots = [first, second, third]
        let left = slots[place].start
        slots[place].start = left.adding(microseconds: -1_800_000_000)
        let bookings = weekly(slots[0], slots[1], slots[2])
        #expect(
            try lines(bookings, "UID", "DTSTART", "RRULE", "EXDATE", "RECURRENCE-ID") == [
                "UID:\(Self.id)@booking", "DTSTART:20270301T090000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270315T090000Z",
                "UID:\(Self.id)@booking", "RECURRENCE-ID:\(left.calendar)", "DTSTART:\(slots[place].start.calendar)",
            ])
        #expect(try read(write(bookings, .utc), .utc).count == 3)
    }

    /// Programs disagree on an occurrence at a time that clocks skip, and none means what they show for the second time (as the
    /// end is here): each has an event of its own.
    @Test(arguments: [
        ("2027-03-26T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z", ";TZID=Europe/Berlin:20270328T033000"),
        ("2027-10-29T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z", ";TZID=Europe/Berlin:20271031T023000"),
        ("2027-10-29T00:30:00Z", "2027-10-31T01:30:00Z", "2027-11-01T01:30:00Z", ";TZID=Europe/Berlin:20271031T023000"),
    ])
    func whatClocksSkipOrShowAgainIsNotLeftToTheRule(
        _ first: String, _ unclear: String, _ last: String, _ named: String
    ) throws {
        let (zone, day) = (try Times.zone("Europe/Berlin"), CivilTime.microsecondsPerDay)
        let starts =
            [Times.at(first), Times.at(first).adding(microseconds: day), Times.at(unclear)]
            + (0..<9).map { Times.at(last).adding(microseconds: $0 * day) }
        let bookings = starts.map {
            booking(Slot(start: $0, end: $0.adding(microseconds: 3_600_000_000)), series: Self.id, note: "a")
        }
        #expect(
            try lines(bookings, in: "Europe/Berlin", "RECURRENCE-ID", "RRULE:FREQ=D", "DTSTART:2", "EXDATE") == [
                "RRULE:FREQ=DAILY;UNTIL=\(starts[11].calendar)", "RECURRENCE-ID\(named)",
                "DTSTART:\(starts[2].calendar)",
            ])
        #expect(try read(write(bookings, zone), .utc).count == 12)
        // What is not booked then is taken out, as some would show it.
        let without = bookings.indices.filter { $0 != 2 }.map { bookings[$0] }
        #expect(
            try lines(without, in: "Europe/Berlin", "RECURRENCE-ID", "EXDATE", "UID")
                == ["UID:\(Self.id)@booking", "EXDATE\(named)"])
        #expect(try read(write(without, zone), .utc).count == 11)
    }

    /// A local time means the first of two: that is what the rule says, wherever in the series it stands.
    @Test(arguments: [
        ("Europe/Berlin", "2027-10-30T23:30:00Z", "1h", 1), ("America/New_York", "2027-11-07T04:30:00Z", "1h", 7),
        ("Europe/Berlin", "2027-10-31T00:30:00Z", "15m", 1), ("Europe/Berlin", "2027-10-29T00:30:00Z", "15m", 1),
        ("Europe/Berlin", "2027-10-29T23:30:00Z", "45m", 1), ("Australia/Lord_Howe", "2027-04-03T14:40:00Z", "10m", 1),
        ("Europe/Berlin", "2027-10-24T00:00:00Z", "30m", 7), ("Europe/Berlin", "2027-10-10T00:30:00Z", "15m", 7),
    ])
    func whatClocksShowForTheFirstTimeIsLeftToTheRule(
        _ name: String, _ start: String, _ length: String, _ days: Int
    ) throws {
        let (zone, start, span) = (try Times.zone(name), Times.at(start), try Span(length, .positive))
        let slots = try Recurrence(step: .days(days), end: .times(6)).slots(
            from: Slot(start: start, end: span.end(from: start, in: zone)), lasting: span, in: zone, .asCalendars)
        #expect(
            slots.contains { slot in [slot.start, slot.end].contains { zone.instants(of: zone.civil($0)).count == 2 } })
        let bookings = slots.map { booking($0, series: Self.id, note: "a") }
        #expect(try lines(bookings, in: name, "UID", "RECURRENCE-ID", "EXDATE") == ["UID:\(Self.id)@booking"])
        #expect(
            try read(write(bookings, zone), Times.zone("Asia/Tokyo"))
                == slots.map { "\($0.start.rfc3339) \($0.end.rfc3339) Raum, 1 a" })
    }

    /// The second of two is that day's, at another time: also where it is the first of its series.
    @Test func whatClocksShowForTheSecondTimeIsSaid() throws {
        let (zone, day) = (try Times.zone("Europe/Berlin"), CivilTime.microsecondsPerDay)
        let again = Times.slot("2027-10-31T01:30:00Z", "2027-10-31T01:45:00Z")
        let bookings = (0..<6).map { booking(shifted(again, by: day * $0), series: Self.id, note: "a") }
        #expect(
            try lines(bookings, in: "Europe/Berlin", "UID", "RECURRENCE-ID", "DTSTART", "DTEND", "RRULE:FREQ=D") == [
                "DTSTART:19701025T030000", "DTSTART:19700329T020000", "UID:\(Self.id)@booking",
                "DTSTART;TZID=Europe/Berlin:20271031T023000", "DTEND;TZID=Europe/Berlin:20271031T024500",
                "RRULE:FREQ=DAILY;UNTIL=20271105T013000Z", "UID:\(Self.id)@booking",
                "RECURRENCE-ID;TZID=Europe/Berlin:20271031T023000", "DTSTART:20271031T013000Z",
                "DTEND:20271031T014500Z",
            ])
        #expect(
            try read(write(bookings, zone), .utc)
                == bookings.map { "\($0.slot.start.rfc3339) \($0.slot.end.rfc3339) Raum, 1 a" })
    }

    /// Whatever the clocks do in its first nights, a series is one, and comes back as it was.
    @Test func aSeriesStaysWholeInTheNightsOfClockChanges() throws {
        var random = SeededGenerator(printing: "CalendarWriterTests")
        var doubled = 0
        for round in 0..<600 {
            let (name, day) = [
                ("Europe/Berlin", "2027-10-31"), ("America/New_York", "2027-11-07"),
                ("Australia/Lord_Howe", "2027-04-04"),
            ][round % 3]
            let zone = try Times.zone(name)
            let civil = CivilTime(
                Times.date(day).adding(days: .random(in: -3...0, using: &random)),
                microsecondOfDay: .random(in: 1..<14, using: &random) * 900_000_000)
            let start = try #require(zone.instants(of: civil).randomElement(using: &random))
            let span = try Span(["15m", "45m", "1h", "2h", "1d"].randomElement(using: &random)!, .positive)
            guard let end = try? span.end(from: start, in: zone) else { continue }
            let slots = try Recurrence(step: .days(1), end: .times(.random(in: 5...9, using: &random))).slots(
                from: Slot(start: start, end: end), lasting: Bool.random(using: &random) ? span : nil, in: zone,
                .asCalendars)
            #expect(slots.allSatisfy { $0.start < $0.end })
            doubled += slots.contains { slot in [slot.start, slot.end].contains { !zone.showsFirst($0) } } ? 1 : 0
            let bookings = slots.map { booking($0, series: Self.id, note: "a") }
            let text = try lines(bookings, in: name, "UID", "DT", "RRULE", "RECURRENCE-ID", "EXDATE")
            #expect(Set(text.filter { $0.hasPrefix("UID") }) == ["UID:\(Self.id)@booking"], "\(slots) \(text)")
            #expect(
                try read(write(bookings, zone), .utc)
                    == slots.map { "\($0.start.rfc3339) \($0.end.rfc3339) Raum, 1 a" }, "\(slots) \(text)")
        }
        #expect(doubled > 20, "\(doubled)")
    }

    /// Of a night in which clocks change, some programs keep the hours, and some the length: it says what it is.
    @Test(arguments: [nil, Span(microseconds: 8 * 3_600_000_000)])
    func aNightOfAnotherLengthIsSaid(_ span: Span?) throws {
        let zone = try Times.zone("Europe/Berlin")
        let slots = try Recurrence(step: .days(1), end: .times(3)).slots(
            from: Times.slot("2027-03-26T21:00:00Z", "2027-03-27T05:00:00Z"), lasting: span, in: zone)
        let bookings = slots.map { booking($0, series: Self.id, note: "a") }
        let end = span == nil ? "DTEND:20270328T040000Z" : "DTEND:20270328T050000Z"
        #expect(
            try lines(bookings, in: "Europe/Berlin", "RECURRENCE-ID", "DTEND:", "RRULE:FREQ=D") == [
                "RRULE:FREQ=DAILY;UNTIL=20270328T200000Z", "RECURRENCE-ID;TZID=Europe/Berlin:20270327T220000", end,
            ])
        #expect(try read(write(bookings, zone), .utc).count == 3)
    }

    /// Where a calendar cannot be told a zone's rule, UTC will do.
    @Test func aSeriesNeedsNoZone() throws {
        #expect(
            try lines(weekly(first, second, third), in: "<+03>-3", "UID", "DTSTART", "RRULE") == [
                "UID:\(Self.id)@booking", "DTSTART:20270301T090000Z",
                "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20270315T090000Z",
            ])
    }

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

    /// All of its occurrences, those that were moved or taken out as well.
    @Test func aSeriesOfFractionsComesBack() throws {
        let parts = Int64(250_000)
        let slots = [first, second, third].map { shifted($0, by: parts) }
        let moved = Slot(
            start: slots[1].start.adding(microseconds: 1), end: slots[1].end.adding(microseconds: 3_600_000_000))
        #expect(
            try read(write(weekly(slots[0], moved, slots[2]), .utc), .utc) == [
                "2027-03-01T09:00:00Z 2027-03-01T10:00:01Z Raum, 1 a",
                "2027-03-08T09:00:00Z 2027-03-08T11:00:01Z Raum, 1 a",
                "2027-03-15T09:00:00Z 2027-03-15T10:00:01Z Raum, 1 a",
            ])
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
