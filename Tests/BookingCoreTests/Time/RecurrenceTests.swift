import TestSupport
import Testing

@testable import BookingCore

@Suite struct RecurrenceTests {
    private static let zones = [
        "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Cairo",
        "Pacific/Apia", "America/Santiago", "Asia/Beirut", "UTC",
    ]

    private func slots(
        _ step: String, _ start: String, _ end: String, times: Int = 5, in zone: String = "Europe/Berlin",
        _ atGaps: Recurrence.AtGaps = .refuse
    ) throws -> [String] {
        try Recurrence(step: .init(step), end: .times(times)).slots(
            from: Times.slot(start, end), in: Times.zone(zone), atGaps
        )
        .map { "\($0.start.rfc3339)/\($0.end.rfc3339)" }
    }

    /// A rule asked of each day in turn, and the clocks asked of each local time.
    private struct Model {
        let recurrence: Recurrence
        let first: Slot
        let zone: Zone

        var start: CivilTime { zone.civil(first.start) }

        func falls(on date: CivilDate) -> Bool {
            let (first, days) = (start.date, date.daysSinceEpoch - start.date.daysSinceEpoch)
            switch recurrence.step {
            case .days(let count): return days % count == 0
            case .weeks(let count, let on):
                let weeks = (days + first.weekday.rawValue) / 7
                return weeks % count == 0 && (on.isEmpty ? [first.weekday] : on).contains(date.weekday)
            case .months(let count):
                return date.day == first.day && ((date.year - first.year) * 12 + date.month - first.month) % count == 0
            }
        }

        /// The first so many, each as the clocks show it.
        func dates(_ count: Int) -> [CivilDate] {
            var dates: [CivilDate] = []
            var date = start.date
            while dates.count < count {
                if falls(on: date) { dates.append(date) }
                date = date.adding(days: 1)
            }
            return dates
        }
    }

    /// The hour stays the same in every zone, whatever the clocks do; where they do not show it just once, it is refused.
    @Test func theHourStaysTheSame() throws {
        var random = SeededGenerator(printing: "RecurrenceTests")
        var (done, refused) = (0, 0)
        for _ in 0..<4000 {
            let zone = try Times.zone(Self.zones.randomElement(using: &random)!)
            let civil = CivilTime(
                Times.date("2018-01-01").adding(days: .random(in: 0..<3000, using: &random)),
                microsecondOfDay: .random(in: 1..<96, using: &random) * 900_000_000)
            guard let start = zone.instants(of: civil).first, zone.instants(of: civil).count == 1,
                !zone.isStartOfDay(start)
            else { continue }
            let first = Slot(start: start, end: start.adding(microseconds: 2_700_000_000))
            let step: Recurrence.Step = [
                .days(.random(in: 1...20, using: &random)),
                .weeks(
                    .random(in: 1...4, using: &random),
                    on: Set(Weekday.allCases.filter { _ in Bool.random(using: &random) })),
                .months(.random(in: 1...3, using: &random)),
            ].randomElement(using: &random)!
            let count = Int.random(in: 1...60, using: &random)
            let model = Model(recurrence: Recurrence(step: step, end: .times(count)), first: first, zone: zone)
            let dates = model.dates(count)
            var skipped: [Recurrence.Skipped] = []
            let moved = try model.recurrence.slots(from: first, in: zone, .asCalendars) { skipped.append($0) }
            #expect(moved.count == count)
            let wanted = model.dates(count + skipped.count).map {
                CivilTime($0, microsecondOfDay: civil.microsecondOfDay)
            }
            #expect(skipped.map(\.civil) == wanted.filter { zone.instants(of: $0).isEmpty }, "\(zone.name)")
            #expect(moved.map(\.start) == wanted.compactMap { zone.instants(of: $0).first }, "\(zone.name)")
            #expect(moved.allSatisfy { $0.start < $0.end })
            for skipped in skipped {
                let change = zone.gap(around: skipped.civil).end
                #expect(skipped.slot.start >= change && skipped.slot.start < skipped.slot.end)
            }
            if let strict = try? model.recurrence.slots(from: first, in: zone) {
                done += 1
                #expect(strict == moved)
                for (slot, date) in zip(strict, dates) {
                    #expect(zone.civil(slot.start) == CivilTime(date, microsecondOfDay: civil.microsecondOfDay))
                }
            } else {
                refused += 1
            }
        }
        #expect(done > 200 && refused > 20, "\(done) done, \(refused) refused")
    }

    @Test func aMeetingKeepsItsHourAcrossTheClockChange() throws {
        #expect(
            try slots("week", "2027-03-22T09:00:00Z", "2027-03-22T10:00:00Z", times: 2)
                == ["2027-03-22T09:00:00Z/2027-03-22T10:00:00Z", "2027-03-29T08:00:00Z/2027-03-29T09:00:00Z"])
    }

    /// As for a single booking: days and weeks go by the calendar, the rest is exact.
    @Test(arguments: [
        ("8h", "2027-03-26T21:00:00Z", "2027-03-28T05:00:00Z"), ("24h", "2027-03-26T21:00:00Z", "2027-03-28T21:00:00Z"),
        ("1d", "2027-03-26T21:00:00Z", "2027-03-28T20:00:00Z"),
        ("1d2h", "2027-03-26T21:00:00Z", "2027-03-28T22:00:00Z"),
        ("1w", "2027-03-26T21:00:00Z", "2027-04-03T20:00:00Z"), ("26h", "2027-03-26T23:00:00Z", "2027-03-29T01:00:00Z"),
        ("1d", "2027-03-26T23:00:00Z", "2027-03-28T22:00:00Z"), ("90m", "2027-03-27T00:00:00Z", "2027-03-28T01:30:00Z"),
        ("8h", "2027-10-29T20:00:00Z", "2027-10-31T04:00:00Z"), ("24h", "2027-10-29T20:00:00Z", "2027-10-31T20:00:00Z"),
        ("1d", "2027-10-29T20:00:00Z", "2027-10-31T21:00:00Z"), ("2h", "2027-10-29T23:30:00Z", "2027-10-31T01:30:00Z"),
    ])
    func eachLastsAsLongAsWasSaid(_ length: String, _ start: String, _ end: String) throws {
        let (zone, span) = (try Times.zone("Europe/Berlin"), try Span(length, .positive))
        let first = Times.at(start)
        let slots = try Recurrence(step: .days(1), end: .times(3)).slots(
            from: Slot(start: first, end: span.end(from: first, in: zone)), lasting: span, in: zone)
        #expect(slots.map { try? span.end(from: $0.start, in: zone) } == slots.map(\.end))
        #expect(slots[1].end.rfc3339 == end)
    }

    /// It lasts as long where it begins late.
    @Test(arguments: [("2h", "2027-03-28T03:30:00Z"), ("1d", "2027-03-29T01:30:00Z"), ("1d1h", "2027-03-29T02:30:00Z")])
    func whatIsMovedOnLastsAsLong(_ length: String, _ end: String) throws {
        let (zone, span) = (try Times.zone("Europe/Berlin"), try Span(length, .positive))
        let first = Times.at("2027-03-21T01:30:00Z")
        let last = try Recurrence(step: .days(7), end: .times(2)).slots(
            from: Slot(start: first, end: span.end(from: first, in: zone)), lasting: span, in: zone, .moveOn)[1]
        #expect([last.start.rfc3339, last.end.rfc3339] == ["2027-03-28T01:30:00Z", end])
    }

    /// A day that begins late is no reason to refuse what lasts only so long.
    @Test func whatBeginsWithADayLastsAsLong() throws {
        let first = Times.slot("2027-04-22T22:00:00Z", "2027-04-22T23:00:00Z")
        #expect(
            try Recurrence(step: .days(7), end: .times(2)).slots(
                from: first, lasting: .hour, in: Times.zone("Africa/Cairo"))[1]
                == Times.slot("2027-04-29T22:00:00Z", "2027-04-29T23:00:00Z"))
    }

    @Test func wholeDaysStayWhole() throws {
        #expect(
            try slots("day", "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z", times: 2)
                == ["2027-03-27T23:00:00Z/2027-03-28T22:00:00Z", "2027-03-28T22:00:00Z/2027-03-29T22:00:00Z"])
    }

    @Test func aSkippedTimeIsRefusedOrMovedOn() throws {
        let (start, end) = ("2027-03-27T01:30:00Z", "2027-03-27T02:30:00Z")
        let refusal = Times.failure { try slots("day", start, end, times: 2) }
        #expect(refusal?.message.contains("2027-03-28T02:30 does not exist") == true)
        #expect(refusal?.hint?.contains("--except 2027-03-28") == true)
        #expect(
            try slots("day", start, end, times: 2, .moveOn).last == "2027-03-28T01:30:00Z/2027-03-28T02:30:00Z")
    }

    /// From the first half past two to the second quarter past.
    @Test func whatEndsBeforeItBeginsByTheClocksLastsAsLong() throws {
        for atGaps in [Recurrence.AtGaps.refuse, .moveOn, .asCalendars] {
            #expect(
                try slots("day", "2027-10-31T00:30:00Z", "2027-10-31T01:15:00Z", times: 2, atGaps).last
                    == "2027-11-01T01:30:00Z/2027-11-01T02:15:00Z")
        }
    }

    /// What is left out, and named nevertheless.
    @Test func aSkippedTimeThatIsNamedCounts() throws {
        let first = Times.slot("2027-03-26T01:30:00Z", "2027-03-26T02:30:00Z")
        for (named, last) in [([], "2027-03-30"), (["2027-03-28T01:30:00Z"], "2027-03-29")] {
            let slots = try Recurrence(step: .days(1), end: .times(4)).slots(
                from: first, in: Times.zone("Europe/Berlin"), .asCalendars, counting: Set(named.map(Times.at)))
            #expect(slots.last?.start.rfc3339.prefix(10) == last[...])
        }
    }

    /// Something of an hour from midnight on, on a day that begins at one.
    @Test func aSkippedMidnightIsRefusedOrMovedOn() throws {
        let (start, end) = ("2027-04-22T22:00:00Z", "2027-04-22T23:00:00Z")
        let refusal = Times.failure { try slots("week", start, end, times: 3, in: "Africa/Cairo") }
        #expect(refusal?.message.contains("2027-04-30T00:00 does not exist in Africa/Cairo") == true)
        #expect(refusal?.hint?.contains("--except 2027-04-30; to move skipped times on: --skip-missing") == true)
        for atGaps in [Recurrence.AtGaps.moveOn, .asCalendars] {
            #expect(
                try slots("week", start, end, times: 3, in: "Africa/Cairo", atGaps) == [
                    "2027-04-22T22:00:00Z/2027-04-22T23:00:00Z", "2027-04-29T22:00:00Z/2027-04-29T23:00:00Z",
                    "2027-05-06T21:00:00Z/2027-05-06T22:00:00Z",
                ])
        }
    }

    /// What begins with a day begins with each, if it can.
    @Test func theFirstInstantOfADayIsThatOfTheNext() throws {
        #expect(
            try slots("week", "2027-04-22T22:00:00Z", "2027-04-23T06:00:00Z", times: 2, in: "Africa/Cairo").last
                == "2027-04-29T22:00:00Z/2027-04-30T05:00:00Z")
    }

    @Test func aDoubledTimeIsRefused() {
        let refusal = Times.failure { try slots("day", "2027-10-30T00:30:00Z", "2027-10-30T01:00:00Z", .moveOn) }
        #expect(
            refusal?.message
                == "2027-10-31T02:30 happens twice in Europe/Berlin: the clocks go back from +02:00 to +01:00 then")
    }

    @Test func aMonthWithoutSuchADayIsRefusedOrLeftOut() throws {
        let (start, end) = ("2027-01-31T09:00:00Z", "2027-01-31T10:00:00Z")
        #expect(Times.failure { try slots("month", start, end) }?.message == "2027-02-31 does not exist")
        #expect(
            try slots("month", start, end, times: 3, .moveOn).map { $0.prefix(10) }
                == ["2027-01-31", "2027-03-31", "2027-05-31"])
    }

    @Test(arguments: ["", "1", "0d", "x", "-1d", "fortnight", "2weekdays", "1001d", "d2", "99999999999999999999d"])
    func whatIsNoPeriodIsRefused(_ text: String) {
        #expect(Times.failure { try Recurrence.Step(text) }?.kind == .usage)
    }

    @Test func whatNeverEndsIsRefused() {
        let recurrence = Recurrence(step: .days(1), end: .until(.latest))
        let slot = Times.slot("2027-01-01T09:00:00Z", "2027-01-01T10:00:00Z")
        #expect(
            Times.failure { try recurrence.slots(from: slot, in: .utc) }?.message
                == "a series of more than 1000 bookings")
    }

    @Test func exceptionsDoNotCount() throws {
        let slot = Times.slot("2027-01-01T09:00:00Z", "2027-01-01T10:00:00Z")
        let recurrence = Recurrence(step: .days(1), end: .times(3), except: [Times.date("2027-01-02")])
        #expect(
            try recurrence.slots(from: slot, in: .utc).map(\.start.rfc3339) == [
                "2027-01-01T09:00:00Z", "2027-01-03T09:00:00Z", "2027-01-04T09:00:00Z",
            ])
    }
}
