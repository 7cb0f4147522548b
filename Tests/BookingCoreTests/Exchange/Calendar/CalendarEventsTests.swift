import Testing

@testable import BookingCore

/// Events that are parts of others: occurrences of a series.
@Suite struct CalendarEventsTests: ReadsCalendars {
    private var daily: String {
        event("UID:s", "DTSTART:20270322T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3")
    }

    /// The days on which something is booked at its usual time.
    private func days(_ rows: [String]) -> [String] {
        rows.filter { $0.contains("T09:00:00Z ") }.map { String($0.prefix(10).suffix(2)) }
    }

    /// Nothing is booked in the place of what is refused.
    @Test func aRefusedOccurrenceLeavesItsPlace() throws {
        let (rows, problems, _) = try read(
            daily,
            event("UID:s", "RECURRENCE-ID:20270323T090000Z", "DTSTART;TZID=Nowhere:20270323T120000", "DURATION:PT1H"))
        #expect(days(rows) == ["22", "24"] && rows.count == 2)
        #expect(problems == ["line 11, DTSTART: unknown time zone 'Nowhere'"])
    }

    @Test func soDoAllThatFollow() throws {
        let (rows, problems, _) = try read(
            daily,
            event(
                "UID:s", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270323T090000Z", "DTSTART:20270323T120000Z",
                "DURATION:PT1H"))
        #expect(days(rows) == ["22"] && rows.count == 1)
        #expect(problems == ["line 10, RECURRENCE-ID: RANGE is more than a series can do"])
    }

    @Test func whatIsCancelledFromADayOnEndsThere() throws {
        let (rows, problems, _) = try read(
            daily,
            event(
                "UID:s", "RECURRENCE-ID;RANGE=THISANDFUTURE:20270323T090000Z", "DTSTART:20270323T090000Z",
                "STATUS:CANCELLED"))
        #expect(days(rows) == ["22"] && problems.isEmpty)
    }

    /// Whose place it takes nobody knows, so that each could be wrong.
    @Test func anOccurrenceWithoutAPlaceSpoilsItsSeries() throws {
        let (rows, problems, _) = try read(
            daily,
            event("UID:s", "RECURRENCE-ID:some day", "DTSTART:20270323T120000Z", "DURATION:PT1H"))
        #expect(rows.isEmpty)
        #expect(
            problems == [
                "line 2: the event of line 8 stands for one of its occurrences, but not for a known one",
                "line 10, RECURRENCE-ID: no date or time: 'some day'",
            ])
    }

    @Test func aRefusedSeriesIsNotBookedAsItWas() throws {
        let (rows, problems, _) = try read(
            daily, event("UID:s", "SEQUENCE:1", "DTSTART:20270322T090000Z", "DURATION:PT1H", "RDATE:20270401T090000Z"))
        #expect(rows.isEmpty && problems == ["line 13, RDATE: is more than a series can do"])
    }

    /// An occurrence can be named by its day.
    @Test func aDayNamesItsOccurrence() throws {
        let (rows, problems, _) = try read(
            event(
                "UID:s", "DTSTART;TZID=Europe/Berlin:20270326T003000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4",
                "EXDATE;VALUE=DATE:20270327"),
            event("UID:s", "RECURRENCE-ID;VALUE=DATE:20270329", "DTSTART:20270329T120000Z", "DURATION:PT1H"))
        #expect(
            rows == [
                "2027-03-25T23:30:00Z 2027-03-26T00:30:00Z s/20270325T233000Z",
                "2027-03-27T23:30:00Z 2027-03-28T00:30:00Z s/20270327T233000Z",
                "2027-03-29T12:00:00Z 2027-03-29T13:00:00Z s/20270328T223000Z",
            ])
        #expect(problems.isEmpty)
    }

    /// Whole days are named by their dates, whatever time stands beside them.
    @Test(arguments: ["America/New_York", "Europe/Berlin", "Pacific/Auckland", "UTC"])
    func wholeDaysGoByTheirDates(_ zone: String) throws {
        let (rows, problems, _) = try read(
            event(
                "DTSTART;VALUE=DATE:20290228", "RRULE:FREQ=DAILY;UNTIL=20290303T000000Z",
                "EXDATE:20290301T000000Z"), in: zone)
        let starts = try ["20290228", "20290302", "20290303"].map {
            try #require(CalendarTime(Substring($0), zone: Times.zone(zone))).instant.rfc3339
        }
        #expect(rows.map { String($0.prefix(20)) } == starts)
        #expect(problems.isEmpty)
    }
}
