import Testing

@testable import BookingCore

struct SlotRequestTests {
    /// A Friday in Berlin, 12:00 there.
    static let now = Times.at("2026-03-20T11:00Z")

    static func request(_ line: String) throws -> SlotRequest {
        try SlotRequest(words: line.isEmpty ? [] : line.split(separator: " ").map(String.init))
    }

    @Test(arguments: [
        ("2026-03-21T10:00 12:00", "2026-03-21T09:00:00Z", "2026-03-21T11:00:00Z"),
        ("10:00 11:00", "2026-03-20T09:00:00Z", "2026-03-20T10:00:00Z"),
        ("tomorrow 10:00 +90m", "2026-03-21T09:00:00Z", "2026-03-21T10:30:00Z"),
        ("fri 9:00 10:00", "2026-03-27T08:00:00Z", "2026-03-27T09:00:00Z"),
        ("sat mon", "2026-03-20T23:00:00Z", "2026-03-23T23:00:00Z"),
        ("mon fri", "2026-03-22T23:00:00Z", "2026-03-27T23:00:00Z"),
        ("2026-03-21 2026-03-23", "2026-03-20T23:00:00Z", "2026-03-23T23:00:00Z"),
        ("2026-03-21 2026-03-21", "2026-03-20T23:00:00Z", "2026-03-21T23:00:00Z"),
        ("2026-03-21 10:00 22.3.2026", "2026-03-21T09:00:00Z", "2026-03-22T23:00:00Z"),
        ("until 18:00", "2026-03-20T11:00:00Z", "2026-03-20T17:00:00Z"),
        ("3pm-4pm", "2026-03-20T14:00:00Z", "2026-03-20T15:00:00Z"),
        ("next fri 10-12", "2026-03-27T09:00:00Z", "2026-03-27T11:00:00Z"),
        ("next mon 9:00 10:00", "2026-03-23T08:00:00Z", "2026-03-23T09:00:00Z"),
        ("next sun", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ("yesterday", "2026-03-18T23:00:00Z", "2026-03-19T23:00:00Z"),
        ("22:00 midnight", "2026-03-20T21:00:00Z", "2026-03-20T23:00:00Z"),
        ("tomorrow midnight 2am", "2026-03-20T23:00:00Z", "2026-03-21T01:00:00Z"),
        ("in 2 hours +30min", "2026-03-20T13:00:00Z", "2026-03-20T13:30:00Z"),
        ("2026-03-21", "2026-03-20T23:00:00Z", "2026-03-21T23:00:00Z"),
        ("2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ("today", "2026-03-19T23:00:00Z", "2026-03-20T23:00:00Z"),
        ("now+30m +2h", "2026-03-20T11:30:00Z", "2026-03-20T13:30:00Z"),
        ("+30m +2h", "2026-03-20T11:30:00Z", "2026-03-20T13:30:00Z"),
        ("22:00 24:00", "2026-03-20T21:00:00Z", "2026-03-20T23:00:00Z"),
        ("2026-03-28 12:00 +1d", "2026-03-28T11:00:00Z", "2026-03-29T10:00:00Z"),
        ("2026-10-25T02:30+02:00 2026-10-25T02:30+01:00", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
    ])
    func wordsBecomeASlot(line: String, start: String, end: String) throws {
        let slot = try Self.request(line).resolve(now: Self.now, zone: Times.zone("Europe/Berlin"))
        #expect(slot == Times.slot(start, end))
    }

    @Test func whatIsMissingIsNow() throws {
        let zone = try Times.zone("Europe/Berlin")
        let byDuration = try SlotRequest(words: [], for: "90m").resolve(now: Self.now, zone: zone)
        #expect(byDuration == Slot(start: Self.now, end: Times.at("2026-03-20T12:30Z")))
        let byEnd = try SlotRequest(words: [], to: "18:00").resolve(now: Self.now, zone: zone)
        #expect(byEnd == Slot(start: Self.now, end: Times.at("2026-03-20T17:00Z")))
        let mixed = try SlotRequest(words: ["mon", "10:00"], for: "1h").resolve(now: Self.now, zone: zone)
        #expect(mixed == Times.slot("2026-03-23T09:00Z", "2026-03-23T10:00Z"))
    }

    @Test(arguments: [
        ("2026-03-21T10:00 12:00", false), ("2026-03-21T10:00Z +1h", false), ("2026-03-21", false),
        ("2026-03-21 2026-03-23", false), ("10:00 11:00", true), ("today", true), ("fri 9:00 10:00", true),
        ("2026-03-21T10:00 fri", true), ("2026-03-21T10:00 now", true), ("+1h +1h", true), ("now +1h", true),
    ])
    func onlyRelativeTimesNeedTheClock(line: String, needsClock: Bool) throws {
        let request = try Self.request(line)
        let zone = try Times.zone("Europe/Berlin")
        #expect(request.needsClock == needsClock)
        #expect((Times.failure { try request.resolve(now: nil, zone: zone) }?.kind == .failed) == needsClock)
    }

    @Test func aMissingStartNeedsTheClock() throws {
        #expect(try SlotRequest(words: [], for: "1h").needsClock)
        #expect(try SlotRequest(words: [], to: "2026-03-21").needsClock)
    }

    @Test func aTimeGivenTwiceIsAnError() {
        let twice = "the same time is given twice, by "
        #expect(
            Times.failure { try SlotRequest(words: ["10:00"], from: "10:00", for: "1h") }?.message
                == twice + "--from and as an argument")
        #expect(
            Times.failure { try SlotRequest(words: ["10:00", "11:00"], to: "11:00") }?.message
                == twice + "--to and as an argument")
    }

    @Test func anEndIsGivenOnce() {
        #expect(Times.failure { try SlotRequest(words: ["10:00"]) }?.message == "no end is given")
        #expect(Times.failure { try SlotRequest(words: []) }?.message == "no end is given")
        #expect(Times.failure { try SlotRequest(words: ["today", "10:00"]) }?.message == "no end is given")
        #expect(
            Times.failure { try SlotRequest(words: ["10:00", "11:00"], for: "1h") }?.message
                == "both an end and a duration are given")
    }

    @Test(arguments: [
        (
            "2026-03-29 02:30 05:00",
            "2026-03-29T02:30 does not exist in Europe/Berlin: the clocks go from +01:00 to +02:00 then",
            "the next time that exists is 2026-03-29T03:00+02:00"
        ),
        (
            "2026-10-25 02:30 05:00",
            "2026-10-25T02:30 happens twice in Europe/Berlin: the clocks go back from +02:00 to +01:00 then",
            "say which one is meant: 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00"
        ),
        (
            "2026-03-21 10:00 9:00", "the end 2026-03-21T09:00+01:00 is not after the start 2026-03-21T10:00+01:00",
            "give a later end, as in --to 2026-03-22T09:00, or a duration, as in --for 23h"
        ),
        (
            "2027-03-20 23:00 01:00", "the end 2027-03-20T01:00+01:00 is not after the start 2027-03-20T23:00+01:00",
            "give a later end, as in --to 2027-03-21T01:00, or a duration, as in --for 2h"
        ),
        (
            "2026-03-21 10:00 2026-03-20",
            "the end 2026-03-21T00:00+01:00 is not after the start 2026-03-21T10:00+01:00",
            "give a later end, as in --to 2026-03-21T11:00, or a duration, as in --for 1h"
        ),
        (
            "2026-03-21 10:00 10:00", "the end 2026-03-21T10:00+01:00 is not after the start 2026-03-21T10:00+01:00",
            "give a later end, as in --to 2026-03-22T10:00, or a duration, as in --for 24h"
        ),
        (
            "1970-01-01 +12h", "outside the years 1970 to 9999: '1969-12-31T23:00:00Z'",
            "check the year, and write it like 2026-03-21 10:00"
        ),
    ])
    func anImpossibleSlotIsAnError(line: String, message: String, hint: String) throws {
        let zone = try Times.zone("Europe/Berlin")
        let failure = Times.failure { try Self.request(line).resolve(now: Self.now, zone: zone) }
        #expect(failure == Failure(.usage, message, hint: hint))
    }

    /// What begins now begins with this second, so that nobody has to read fractions.
    @Test func nowIsCutToTheSecond() throws {
        let now = Times.at("2026-03-20T11:00:00.987654Z")
        for request in [
            try SlotRequest(words: [], for: "1h"), try Self.request("now +1h"), try Self.request("+0s +1h"),
        ] {
            #expect(try request.resolve(now: now, zone: .utc) == Times.slot("2026-03-20T11:00Z", "2026-03-20T12:00Z"))
        }
    }

    @Test(arguments: [
        ("Europe/Berlin", "2027-03-27 02:30", "2027-03-28T02:30 does not exist"),
        ("Europe/Berlin", "2027-10-30 02:30", "2027-10-31T02:30 happens twice"),
        ("Pacific/Apia", "2011-12-29 10:00", "2011-12-30T10:00 does not exist"),
    ])
    func anEndThatClocksDoNotShowOnceIsRefused(zone: String, start: String, message: String) throws {
        let request = try SlotRequest(words: [start], for: "1d")
        let failure = Times.failure { try request.resolve(now: nil, zone: Times.zone(zone)) }
        #expect(failure?.message.hasPrefix(message) == true)
        #expect(failure?.hint?.hasPrefix("say which time is meant: --to 20") == true)
        #expect(failure?.hint?.contains(" or --to 20") == true)
    }

    @Test(arguments: [
        ("Africa/Cairo", "2027-04-29", "1d", "2027-04-28T22:00:00Z", "2027-04-29T22:00:00Z"),
        ("Africa/Cairo", "2027-04-30", "1d", "2027-04-29T22:00:00Z", "2027-04-30T21:00:00Z"),
        ("America/Havana", "2026-11-01", "1d", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
        ("Pacific/Apia", "2011-12-29", "1d", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-31", "1d", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
    ])
    func whatLastsADayFromItsBeginningIsThatDay(zone: String, day: String, span: String, start: String, end: String)
        throws
    {
        #expect(
            try SlotRequest(words: [day], for: span).resolve(now: nil, zone: Times.zone(zone)) == Times.slot(start, end)
        )
    }

    @Test func aDayThatIsSkippedIsNone() throws {
        let apia = try Times.zone("Pacific/Apia")
        #expect(
            Times.failure { try Self.request("2011-12-30").resolve(now: nil, zone: apia) }?.message
                == "2011-12-30 does not exist in Pacific/Apia: the calendar skips that day there")
        #expect(
            try Self.request("2027-03-28").resolve(now: nil, zone: Times.zone("Asia/Beirut"))
                == Times.slot("2027-03-27T22:00:00Z", "2027-03-28T21:00:00Z"))
    }

    @Test(arguments: ["9999-12-31", "9999-12-31T23:00 +2h", "9999-12-31T23:00 24:00"])
    func aSlotEndsBeforeTheYear10000(line: String) {
        #expect(Times.failure { try Self.request(line).resolve(now: Self.now, zone: .utc) }?.kind == .usage)
    }

    @Test func aDayEndsWhereTheNextMidnightIsSkipped() throws {
        let slot = try Self.request("2018-11-03 22:00 24:00").resolve(now: nil, zone: Times.zone("America/Sao_Paulo"))
        #expect(slot == Times.slot("2018-11-04T01:00Z", "2018-11-04T03:00Z"))
    }
}
