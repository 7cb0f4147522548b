import Testing

@testable import BookingCore

@Suite struct CalendarReaderTests: ReadsCalendars {
    @Test func anEventIsABooking() throws {
        let rows = try read(
            event(
                "UID:a", "DTSTART:20270322T090000Z", "DTEND:20270322T100000Z", "SUMMARY:Ein\\nTe", " st\\, \\;\\\\",
                "X-A;B=\"c:d\":e")
        ).rows
        #expect(rows == ["2027-03-22T09:00:00Z 2027-03-22T10:00:00Z a Ein\nTest, ;\\"])
    }

    @Test(arguments: [
        ("DTSTART;TZID=America/New_York:20270322T090000", "2027-03-22T13:00:00Z"),
        ("DTSTART;TZID=W. Europe Standard Time:20270322T090000", "2027-03-22T08:00:00Z"),
        ("DTSTART;TZID=\"Eastern Standard Time\":20270322T090000", "2027-03-22T13:00:00Z"),
        ("DTSTART;TZID=/example.org/2007_1/America/Argentina/Salta:20270322T090000", "2027-03-22T12:00:00Z"),
        ("DTSTART;TZID=/Europe/Lisbon:20270322T090000", "2027-03-22T09:00:00Z"),
        ("DTSTART:20270322T090000", "2027-03-22T08:00:00Z"),
        ("DTSTART:20270328T023000", "2027-03-28T01:30:00Z"),
        ("DTSTART:20271031T023000", "2027-10-31T00:30:00Z"),
    ])
    func zonesAreKnownByManyNames(_ line: String, _ start: String) throws {
        let (rows, problems) = try read(event(line, "DURATION:PT1H"))
        #expect(rows.first?.hasPrefix(start) == true, "\(rows) \(problems)")
    }

    @Test func aCalendarCanSayWhatItsZonesAre() throws {
        let zone = [
            "BEGIN:VTIMEZONE", "TZID:Ours", "BEGIN:STANDARD", "DTSTART:19701025T030000", "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD", "BEGIN:DAYLIGHT",
            "DTSTART:19700329T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "END:DAYLIGHT", "END:VTIMEZONE",
        ].joined(separator: "\r\n")
        let rows = try read(
            zone, event("DTSTART;TZID=Ours:20270327T090000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2")
        ).rows
        #expect(rows.map { $0.prefix(20) } == ["2027-03-27T08:00:00Z", "2027-03-28T07:00:00Z"])
    }

    @Test func aDateIsAWholeDay() throws {
        #expect(try read(event("DTSTART;VALUE=DATE:20270328")).rows == ["2027-03-27T23:00:00Z 2027-03-28T22:00:00Z"])
        #expect(
            try read(event("DTSTART;VALUE=DATE:20270328", "DTEND;VALUE=DATE:20270330")).rows
                == ["2027-03-27T23:00:00Z 2027-03-29T22:00:00Z"])
    }

    @Test func aSeriesHasExceptionsAndOccurrencesOfTheirOwn() throws {
        let rows = try read(
            event(
                "UID:s", "DTSTART;TZID=Europe/Berlin:20270322T100000", "DURATION:PT1H",
                "RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270331T080000Z", "EXDATE;TZID=Europe/Berlin:20270324T100000"),
            event(
                "UID:s", "RECURRENCE-ID:20270329T080000Z", "DTSTART:20270330T080000Z", "DTEND:20270330T090000Z",
                "SUMMARY:moved")
        ).rows
        #expect(
            rows == [
                "2027-03-22T09:00:00Z 2027-03-22T10:00:00Z s/20270322T090000Z",
                "2027-03-31T08:00:00Z 2027-03-31T09:00:00Z s/20270331T080000Z",
                "2027-03-30T08:00:00Z 2027-03-30T09:00:00Z s/20270329T080000Z moved",
            ])
    }

    @Test func theNewestOfSeveralCounts() throws {
        let rows = try read(
            event("UID:s", "SEQUENCE:2", "DTSTART:20270322T090000Z", "DURATION:PT1H"),
            event("UID:s", "SEQUENCE:1", "DTSTART:20270321T090000Z", "DURATION:PT1H")
        ).rows
        #expect(rows == ["2027-03-22T09:00:00Z 2027-03-22T10:00:00Z s"])
    }

    @Test func whatTakesNoTimeIsPassedOver() throws {
        let (rows, problems) = try read(
            event("UID:a", "DTSTART:20270322T090000Z", "DURATION:PT1H", "STATUS:CANCELLED"),
            event("UID:b", "DTSTART:20270322T090000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"))
        #expect(rows.isEmpty && problems.isEmpty)
    }

    @Test(arguments: ["SUMMARY:a moment", "DTEND:20270322T090000Z", "DURATION:PT0S", "RRULE:FREQ=DAILY;COUNT=3"])
    func aMomentTakesNoTime(_ line: String) throws {
        let (rows, problems) = try read(event("UID:a", "DTSTART:20270322T090000Z", line))
        #expect(rows.isEmpty && problems.isEmpty, "\(rows) \(problems)")
    }

    @Test(arguments: [
        ("DTSTART:2027032T090000Z", "line 3, DTSTART: no date or time: '2027032T090000Z'"),
        ("DTSTART;TZID=Nowhere:20270322T090000", "line 3, DTSTART: unknown time zone 'Nowhere'"),
        ("RDATE:20270322T090000Z", "line 3, RDATE: is more than a series can do"),
        (
            "RRULE:FREQ=MONTHLY;BYDAY=TU;COUNT=3",
            "line 3, RRULE: BYDAY of a month or a year is more than a series can do"
        ),
        ("RRULE:FREQ=WEEKLY;BYDAY=2TU;COUNT=3", "line 3, RRULE: BYDAY='2TU' is more than a series can do"),
        ("RRULE:FREQ=HOURLY;COUNT=3", "line 3, RRULE: FREQ='HOURLY' is more than a series can do"),
        ("RRULE:FREQ=DAILY;BYSETPOS=1;COUNT=3", "line 3, RRULE: 'BYSETPOS' is more than a series can do"),
        ("RRULE:FREQ=DAILY", "line 3, RRULE: repeats without end; to bring in a part of it: --until DAY"),
        ("RRULE:FREQ=DAILY;COUNT=100000", "line 3, RRULE: a series of more than 1000 bookings"),
        ("RRULE:FREQ=DAILY;COUNT=0", "line 3, RRULE: no count: '0'"),
        ("DTEND:20270101T000000Z", "line 2, DTEND: the end is not after the start"),
        ("DTEND;VALUE=DATE:20270322", "line 2, DTEND: the end is not after the start"),
        ("nonsense", "line 3: no line of a calendar: 'nonsense'"),
    ])
    func whatIsNoBookingIsRefusedWithItsLine(_ line: String, _ problem: String) throws {
        let start = line.hasPrefix("DTSTART") ? [] : ["DTSTART:20270322T090000Z"]
        let end = line.hasPrefix("DTEND") ? [] : ["DURATION:PT1H"]
        let text = (["BEGIN:VEVENT", line] + start + end + ["END:VEVENT"]).joined(separator: "\r\n")
        #expect(try read(text).problems == [problem])
    }

    @Test func otherComponentsAreNoBookings() throws {
        let (rows, problems) = try read(
            "BEGIN:VTODO\r\nUID:t\r\nEND:VTODO",
            event("DTSTART:20270322T090000Z", "DURATION:PT1H", "BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM"))
        #expect(rows.count == 1)
        #expect(problems == ["line 2, BEGIN: 'VTODO' is no booking"])
    }

    @Test func withoutAResourceThereIsNothingToBook() throws {
        #expect(
            try read(event("DTSTART:20270322T090000Z", "DURATION:PT1H"), resource: nil).problems
                == ["line 2, LOCATION: is missing; to name the resource: --resource NAME"])
    }

    @Test(arguments: ["BEGIN:VEVENT", "BEGIN:VEVENT\r\nEND:VTODO", "END:VCALENDAR\r\nX:y"])
    func aBrokenFileIsRefusedAsAWhole(_ text: String) {
        #expect(Times.failure { try read(text) }?.kind == .usage)
    }
}
