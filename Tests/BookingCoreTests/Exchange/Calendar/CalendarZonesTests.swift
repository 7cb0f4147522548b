import Testing

@testable import BookingCore

/// Zones that a calendar defines.
@Suite struct CalendarZonesTests: ReadsCalendars {
    private func zone(_ parts: String...) -> String {
        (["BEGIN:VTIMEZONE", "TZID:Ours"] + parts + ["END:VTIMEZONE"]).joined(separator: "\r\n")
    }

    private func summer(_ lines: String..., from: String = "+0100", to: String = "+0200") -> String {
        (["BEGIN:DAYLIGHT", "TZOFFSETFROM:\(from)", "TZOFFSETTO:\(to)"] + lines + ["END:DAYLIGHT"])
            .joined(separator: "\r\n")
    }

    private func winter(_ lines: String..., from: String = "+0200", to: String = "+0100") -> String {
        (["BEGIN:STANDARD", "TZOFFSETFROM:\(from)", "TZOFFSETTO:\(to)"] + lines + ["END:STANDARD"])
            .joined(separator: "\r\n")
    }

    /// The hour in UTC at which it is ten o'clock, or why that is unknown.
    private func ten(_ zone: String, on date: String) throws -> String {
        let (rows, problems, _) = try read(
            zone, event("DTSTART;TZID=Ours:\(date)T100000", "DTEND;TZID=Ours:\(date)T110000"))
        return rows.first.map { String($0.dropFirst(11).prefix(2)) } ?? problems.joined(separator: "; ")
    }

    @Test(arguments: [("20290324", "09"), ("20290705", "08"), ("20291101", "09"), ("20300705", "09")])
    func changesMayBeListed(_ date: String, _ hour: String) throws {
        let zone = zone(
            summer("DTSTART:20290325T020000", "RDATE:20290325T020000"),
            winter("DTSTART:20281029T030000", "RDATE:20281029T030000,20291028T030000"))
        #expect(try ten(zone, on: date) == hour)
    }

    @Test(arguments: [
        ("20010705", "08"), ("20140705", "08"), ("20150705", "08"), ("20151101", "09"), ("20290705", "09"),
    ])
    func whatHasEndedIsOver(_ date: String, _ hour: String) throws {
        let zone = zone(
            summer("DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20150329T010000Z"),
            winter("DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=20"))
        #expect(try ten(zone, on: date) == hour)
    }

    /// As New York had it, and has it.
    @Test(arguments: [
        ("19700705", "14"), ("20060315", "15"), ("20060415", "14"), ("20061030", "15"), ("20070315", "14"),
        ("20071030", "14"), ("20290315", "14"), ("20291220", "15"), ("95000705", "14"),
    ])
    func rulesFollowOneAnother(_ date: String, _ hour: String) throws {
        let zone = zone(
            summer("DTSTART:20070311T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", from: "-0500", to: "-0400"),
            winter("DTSTART:20071104T020000", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", from: "-0400", to: "-0500"),
            summer(
                "DTSTART:19670430T020000", "RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU;UNTIL=20060402T070000Z",
                from: "-0500", to: "-0400"),
            winter(
                "DTSTART:19671029T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;UNTIL=20061029T060000Z",
                from: "-0400", to: "-0500"))
        #expect(try ten(zone, on: date) == hour)
    }

    /// As Outlook writes it.
    @Test(arguments: [("20270328", "08"), ("20271030", "08"), ("20271031", "09")])
    func rulesMayBeginLongAgo(_ date: String, _ hour: String) throws {
        let zone = zone(
            winter("DTSTART:16010101T030000", "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10"),
            summer("DTSTART:16010101T020000", "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3"))
        #expect(try ten(zone, on: date) == hour)
    }

    /// Summer time was given up: its rule ends, that of winter goes on.
    @Test(arguments: [("20150705", "08"), ("20290705", "09")])
    func oneRuleMayGoOn(_ date: String, _ hour: String) throws {
        let zone = zone(
            summer("DTSTART:19960331T020000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20150329T010000Z"),
            winter("DTSTART:19961027T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"))
        #expect(try ten(zone, on: date) == hour)
    }

    @Test(arguments: [("20260705", "09"), ("20270705", "04")])
    func aSingleChangeHasEffectFromItsStart(_ date: String, _ hour: String) throws {
        #expect(try ten(zone(winter("DTSTART:20270101T000000", from: "+0100", to: "+0530")), on: date) == hour)
    }

    @Test(arguments: [
        "RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYDAY=-1SU", "RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=20",
        "RRULE:FREQ=MONTHLY;BYDAY=1SU", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=soon",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;COUNT=none", "RDATE:20290325T020000,later", "DTSTART:some day",
        "TZOFFSETTO:1", "EXDATE:20290325T020000",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nRRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=-1SU",
    ])
    func whatCannotBeReadIsUnknown(_ line: String) throws {
        let zone = zone(
            summer("DTSTART:19700329T020000", line),
            winter("DTSTART:19701025T030000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"))
        let number = line.contains("\r\n") ? 9 : 8
        #expect(
            try ten(zone, on: "20290705").hasSuffix(
                "DTSTART: unknown time zone 'Ours': line \(number) cannot be read"))
    }

    /// A zone may be defined after the events that name it.
    @Test func theOrderDoesNotMatter() throws {
        let (rows, problems, _) = try read(
            event(
                "UID:s", "DTSTART;TZID=Ours:20270322T100000", "DTEND;TZID=Ours:20270322T110000",
                "RRULE:FREQ=DAILY;COUNT=3", "EXDATE;TZID=Ours:20270323T100000"),
            event(
                "UID:s", "RECURRENCE-ID;TZID=Ours:20270324T100000", "DTSTART;TZID=Ours:20270324T120000",
                "DTEND;TZID=Ours:20270324T130000"),
            event("UID:n", "DTSTART;TZID=Nowhere:20270322T100000", "DURATION:PT1H"),
            zone(winter("DTSTART:19700101T000000", from: "+0530", to: "+0530")))
        #expect(
            rows == [
                "2027-03-22T04:30:00Z 2027-03-22T05:30:00Z s/20270322T043000Z",
                "2027-03-24T06:30:00Z 2027-03-24T07:30:00Z s/20270324T043000Z",
            ])
        #expect(problems == ["line 17, DTSTART: unknown time zone 'Nowhere'"])
    }
}
