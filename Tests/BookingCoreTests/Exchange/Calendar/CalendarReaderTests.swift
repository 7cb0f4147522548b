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
    ])
    func zonesAreKnownByManyNames(_ line: String, _ start: String) throws {
        let (rows, problems, _) = try read(event(line, "DURATION:PT1H"))
        #expect(rows.first?.hasPrefix(start) == true, "\(rows) \(problems)")
    }

    /// A local time that is none is no time.
    @Test func aTimeThatClocksSkipIsRefused() throws {
        let (day, time) = ("20270328", "20270328T023000")
        let reason =
            "2027-03-28T02:30 does not exist in Europe/Berlin: the clocks go from +01:00 to +02:00 then"
        for zone in ["", ";TZID=Europe/Berlin"] {
            let (rows, problems, _) = try read(
                event("DTSTART\(zone):\(time)", "DURATION:PT1H"),
                event("DTSTART\(zone):\(time)", "DTEND\(zone):\(day)T033000"),
                event("DTSTART\(zone):\(day)T013000", "DTEND\(zone):\(time)"),
                event("DTSTART\(zone):\(time)", "DURATION:PT1H", "STATUS:CANCELLED"),
                event("DTSTART\(zone):\(day)T033000", "DURATION:PT1H"))
            #expect(rows.count == 1)
            #expect(
                problems == ["line 3, DTSTART: \(reason)", "line 7, DTSTART: \(reason)", "line 12, DTEND: \(reason)"])
        }
    }

    /// Of two times that clocks show alike the first is meant (RFC 5545, 3.3.5), wherever it stands; lengths are exact.
    @Test(arguments: [
        ("20271031T023000", "DURATION:PT1H", "2027-10-31T00:30:00Z 2027-10-31T01:30:00Z"),
        ("20271031T023000", "DTEND:20271031T033000", "2027-10-31T00:30:00Z 2027-10-31T02:30:00Z"),
        ("20271031T013000", "DTEND:20271031T023000", "2027-10-30T23:30:00Z 2027-10-31T00:30:00Z"),
        ("20271031T021500", "DTEND:20271031T024500", "2027-10-31T00:15:00Z 2027-10-31T00:45:00Z"),
        ("20271030T023000", "DURATION:P1D", "2027-10-30T00:30:00Z 2027-10-31T00:30:00Z"),
        ("20271030T023000", "DURATION:P1DT1H", "2027-10-30T00:30:00Z 2027-10-31T01:30:00Z"),
        ("20271030T023000", "DURATION:PT25H", "2027-10-30T00:30:00Z 2027-10-31T01:30:00Z"),
        ("20271031T023000", "DURATION:P1D", "2027-10-31T00:30:00Z 2027-11-01T01:30:00Z"),
    ])
    func ofADoubledTimeTheFirstIsMeant(_ start: String, _ end: String, _ row: String) throws {
        for zone in ["", ";TZID=Europe/Berlin"] {
            let end = end.hasPrefix("DTEND") ? "DTEND\(zone)\(end.dropFirst(5))" : end
            let (rows, problems, _) = try read(event("DTSTART\(zone):\(start)", end))
            #expect(rows == [row] && problems.isEmpty, "\(rows) \(problems)")
        }
    }

    /// Of a rule, an instance that clocks skip is none (RFC 5545, 3.3.10), nor is it counted; of one that they double, the first
    /// is meant.
    @Test func whatARuleLeadsToThatClocksSkipIsLeftOutWithItsLine() throws {
        func series(_ day: String, _ more: String...) -> String {
            event(
                ["UID:s", "DTSTART;TZID=Europe/Berlin:\(day)T023000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3"]
                    + more)
        }
        let march = try read(series("20270327"))
        #expect(march.rows.map { $0.prefix(10) } == ["2027-03-27", "2027-03-29", "2027-03-30"])
        #expect(march.problems.isEmpty)
        #expect(
            march.leftOut == [
                "line 6, RRULE: left out, as the clocks in Europe/Berlin skip it: 2027-03-28T02:30"
            ])
        let october = try read(series("20271030"))
        #expect(
            october.rows.map { $0.prefix(41) } == [
                "2027-10-30T00:30:00Z 2027-10-30T01:30:00Z", "2027-10-31T00:30:00Z 2027-10-31T01:30:00Z",
                "2027-11-01T01:30:00Z 2027-11-01T02:30:00Z",
            ])
        #expect(october.problems.isEmpty && october.leftOut.isEmpty)
        for (day, change) in [("20270327", "20270328"), ("20271030", "20271031")] {
            let except = try read(series(day, "EXDATE;TZID=Europe/Berlin:\(change)T023000"))
            #expect(except.problems.isEmpty && except.leftOut.isEmpty && except.rows.count == 2)
            let replaced = try read(
                series(day),
                event(
                    "UID:s", "RECURRENCE-ID;TZID=Europe/Berlin:\(change)T023000", "DTSTART:\(change)T120000Z",
                    "DURATION:PT1H"))
            #expect(replaced.problems.isEmpty && replaced.leftOut.isEmpty && replaced.rows.count == 3)
            #expect(replaced.rows.count { $0.contains("T12:00:00Z ") } == 1)
        }
    }

    /// Whatever becomes of its end: that is as far away as it should be.
    @Test func anEndThatClocksSkipMovesOn() throws {
        for (day, ends) in [("20270327", "2027-03-28T01:30:00Z"), ("20271030", "2027-10-31T00:30:00Z")] {
            let (rows, problems, _) = try read(
                event(
                    "DTSTART;TZID=Europe/Berlin:\(day)T013000", "DTEND;TZID=Europe/Berlin:\(day)T023000",
                    "RRULE:FREQ=DAILY;COUNT=2"))
            #expect(problems.isEmpty && rows.last?.contains(ends) == true, "\(rows)")
        }
    }

    @Test func aCalendarSaysItsZone() throws {
        let lines = ["X-WR-TIMEZONE:America/New_York", event("DTSTART:20270322T090000", "DURATION:PT1H")]
        #expect(try read(lines[0], lines[1]).rows.map { $0.prefix(20) } == ["2027-03-22T13:00:00Z"])
        #expect(try read(lines[0], lines[1], isZoneGiven: true).rows.map { $0.prefix(20) } == ["2027-03-22T08:00:00Z"])
        // A day is that day wherever one is.
        for end in ["DTEND;VALUE=DATE:20270323", "DURATION:P1D", "SUMMARY:a", "EXDATE;VALUE=DATE:20270325"] {
            let rows = try read(lines[0], event("DTSTART;VALUE=DATE:20270322", end)).rows
            #expect(rows.map { $0.prefix(41) } == ["2027-03-21T23:00:00Z 2027-03-22T23:00:00Z"])
        }
        let days = try read(
            lines[0],
            event("DTSTART;VALUE=DATE:20270322", "RRULE:FREQ=DAILY;UNTIL=20270324", "EXDATE;VALUE=DATE:20270323"))
        #expect(days.rows.map { $0.prefix(20) } == ["2027-03-21T23:00:00Z", "2027-03-23T23:00:00Z"])
        // One that says none is in the reader's, whatever another before it has said.
        #expect(
            try read(lines[0], lines[1], "END:VCALENDAR", "BEGIN:VCALENDAR", lines[1]).rows.map { $0.prefix(20) }
                == ["2027-03-22T13:00:00Z", "2027-03-22T08:00:00Z"])
    }

    @Test func whatACalendarCancelsIsCancelled() throws {
        let one = event("UID:a", "DTSTART:20270322T090000Z", "DURATION:PT1H")
        for method in ["METHOD:CANCEL", "METHOD:cancel"] {
            let (rows, problems, _) = try read(method, one)
            #expect(rows.isEmpty && problems.isEmpty)
        }
        #expect(try read("METHOD:REQUEST", one, "END:VCALENDAR", "BEGIN:VCALENDAR", "METHOD:CANCEL", one).rows.isEmpty)
        #expect(try read("METHOD:PUBLISH", one).rows.count == 1)
    }

    /// Every other week, counted from its own first day on.
    @Test(arguments: [
        ("MO,SU;WKST=MO", ["0322", "0328", "0405", "0411"]), ("MO,SU;WKST=SU", ["0322", "0404", "0405", "0418"]),
        ("TU,TH;WKST=SU", ["0323", "0325", "0406", "0408"]), ("TU,TH", ["0323", "0325", "0406", "0408"]),
        ("TU,TH;WKST=WE", ["0323", "0401", "0406", "0415"]),
    ])
    func weeksBeginAsTheRuleSays(_ rule: String, _ days: [String]) throws {
        let rows = try read(
            event(
                "DTSTART:2027\(days[0])T090000Z", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=\(rule)")
        ).rows
        #expect(rows.map { String($0.prefix(10).filter { $0 != "-" }.dropFirst(4)) } == days)
    }

    /// What tells nothing is no reason to refuse it.
    @Test(arguments: [
        "WEEKLY", "WEEKLY;INTERVAL=2", "WEEKLY;INTERVAL=2;BYDAY=MO", "WEEKLY;BYDAY=MO,TU", "DAILY", "DAILY;INTERVAL=2",
        "MONTHLY;INTERVAL=2",
    ])
    func whereWeeksBeginSeldomMatters(_ rule: String) throws {
        let (rows, problems, _) = try read(
            event("DTSTART:20270322T090000Z", "DURATION:PT1H", "RRULE:FREQ=\(rule);COUNT=4;WKST=XX"))
        #expect(rows.count == 4 && problems.isEmpty, "\(problems)")
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

    /// As many programs write a day.
    @Test(arguments: ["DTEND;VALUE=DATE:20270328", "DURATION:P0D", "DURATION:P1D", "SUMMARY:a"])
    func aDateThatEndsAsItBeginsIsThatDay(_ line: String) throws {
        let (rows, problems, _) = try read(event("DTSTART;VALUE=DATE:20270328", line))
        #expect(rows.first?.hasPrefix("2027-03-27T23:00:00Z 2027-03-28T22:00:00Z") == true && problems.isEmpty)
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
        let (rows, problems, _) = try read(
            event("UID:a", "DTSTART:20270322T090000Z", "DURATION:PT1H", "STATUS:CANCELLED"),
            event("UID:b", "DTSTART:20270322T090000Z", "DURATION:PT1H", "TRANSP:TRANSPARENT"))
        #expect(rows.isEmpty && problems.isEmpty)
    }

    @Test(arguments: ["SUMMARY:a moment", "DTEND:20270322T090000Z", "DURATION:PT0S", "RRULE:FREQ=DAILY;COUNT=3"])
    func aMomentTakesNoTime(_ line: String) throws {
        let (rows, problems, _) = try read(event("UID:a", "DTSTART:20270322T090000Z", line))
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
        (
            "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=XX;COUNT=3",
            "line 3, RRULE: no day of the week: 'XX'"
        ),
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

    /// A day later there is no such time; under --continue the others are booked.
    @Test func anEndThatCannotBeIsRefusedWithItsLine() throws {
        let (rows, problems, _) = try read(
            event("DTSTART;TZID=Europe/Berlin:20270327T023000", "DURATION:P1D"),
            event("DTSTART:20270322T090000Z", "DURATION:PT1H"))
        #expect(rows.count == 1)
        #expect(
            problems == [
                "line 2, DURATION: 2027-03-28T02:30 does not exist in Europe/Berlin: the clocks go from +01:00 to +02:00 then"
            ])
    }

    @Test func otherComponentsAreNoBookings() throws {
        let (rows, problems, _) = try read(
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
