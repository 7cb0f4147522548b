import Testing

@testable import BookingCore

struct TimeFormatTests {
    @Test(arguments: [
        ("2026-03-21T09:00Z", "2026-03-21T11:00Z", "Sat 2026-03-21 10:00–12:00", "Sat 2026-03-21 10:00-12:00"),
        (
            "2026-03-21T09:00Z", "2026-03-22T08:00:05Z", "Sat 2026-03-21 10:00 – Sun 2026-03-22 09:00:05",
            "Sat 2026-03-21 10:00 - Sun 2026-03-22 09:00:05"
        ),
        (
            "2026-03-21T09:00:00.5Z", "2026-03-21T23:00Z", "Sat 2026-03-21 10:00–24:00",
            "Sat 2026-03-21 10:00-24:00"
        ),
        ("2026-03-20T23:00Z", "2026-03-21T23:00Z", "Sat 2026-03-21", "Sat 2026-03-21"),
        (
            "2026-03-28T23:00Z", "2026-03-31T22:00Z", "Sun 2026-03-29 – Tue 2026-03-31",
            "Sun 2026-03-29 - Tue 2026-03-31"
        ),
        (
            "2026-03-20T17:00Z", "2026-03-21T23:00Z", "Fri 2026-03-20 18:00 – Sat 2026-03-21 24:00",
            "Fri 2026-03-20 18:00 - Sat 2026-03-21 24:00"
        ),
        (
            "2026-03-20T23:00Z", "2026-03-22T08:00Z", "Sat 2026-03-21 00:00 – Sun 2026-03-22 09:00",
            "Sat 2026-03-21 00:00 - Sun 2026-03-22 09:00"
        ),
        (
            "2026-10-25T00:30Z", "2026-10-25T01:30Z", "Sun 2026-10-25 02:30+02:00–02:30+01:00",
            "Sun 2026-10-25 02:30+02:00-02:30+01:00"
        ),
    ])
    func aSlotIsShort(start: String, end: String, text: String, ascii: String) throws {
        let (slot, zone) = (Times.slot(start, end), try Times.zone("Europe/Berlin"))
        #expect(TimeFormat(zone: zone).slot(slot) == text)
        #expect(TimeFormat(zone: zone, ascii: true).slot(slot) == ascii)
    }

    @Test func theRestIsShortToo() throws {
        let format = TimeFormat(zone: try Times.zone("Europe/Berlin"))
        #expect(format.time(Times.at("2026-03-21T09:00Z")) == "2026-03-21 10:00")
        #expect(format.day(Times.date("2026-03-25")) == "Wed 2026-03-25")
        #expect(format.label == "Europe/Berlin")
        #expect(TimeFormat(zone: try Times.zone("Etc/UTC")).label == "UTC")
    }

    @Test(arguments: [
        ("2026-12-04T14:00Z", "2026-12-04T15:00Z", "Fri 4 Dec 15:00–16:00, in 5 days"),
        ("2026-11-30T14:00Z", "2026-11-30T15:00Z", "Mon 30 Nov 15:00–16:00, tomorrow"),
        ("2026-11-29T14:00Z", "2026-11-29T15:00Z", "Sun 29 Nov 15:00–16:00, in 3 hours"),
        ("2026-11-29T11:20Z", "2026-11-29T15:00Z", "Sun 29 Nov 12:20–16:00, in 20 minutes"),
        ("2026-11-29T11:00Z", "2026-11-29T15:00Z", "Sun 29 Nov 12:00–16:00, now"),
        ("2026-11-29T08:00Z", "2026-11-29T09:00Z", "Sun 29 Nov 09:00–10:00, 3 hours ago"),
        ("2026-11-27T08:00Z", "2026-11-27T09:00Z", "Fri 27 Nov 09:00–10:00, 2 days ago"),
        ("2026-12-03T23:00Z", "2026-12-04T23:00Z", "Fri 4 Dec, in 5 days"),
        ("2027-03-21T23:00Z", "2027-03-24T23:00Z", "Mon 22 Mar 2027 – Wed 24 Mar 2027, in 113 days"),
        ("2026-12-04T17:00Z", "2026-12-07T07:00Z", "Fri 4 Dec 18:00 – Mon 7 Dec 08:00, in 5 days"),
    ])
    func aSlotIsSaidAsPeopleDo(start: String, end: String, text: String) throws {
        let format = TimeFormat(zone: try Times.zone("Europe/Berlin"))
        #expect(format.spoken(Times.slot(start, end), now: Times.at("2026-11-29T11:00Z")) == text)
    }

    @Test func theNamesOfTheDays() {
        #expect(Weekday.allCases.map(\.abbreviation) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"])
        #expect(Weekday.allCases.allSatisfy { $0.name.prefix(3) == $0.abbreviation.lowercased() })
    }

    /// What is printed can be given to a command again, and means the same.
    @Test func aPrintedTimeCanBeGivenAgain() throws {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        for name in ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"] {
            let zone = try Times.zone(name)
            for _ in 0..<1_000 {
                let second = Int64.random(in: 63_072_000...4_000_000_000, using: &random)
                let instant = Timestamp(microseconds: second * 1_000_000)
                let text = TimeFormat(zone: zone).time(instant)
                let again = try Window(from: text).resolve(now: nil, zone: zone).from
                #expect(again == instant, "seed \(seed): \(text) in \(name)")
            }
        }
    }

    @Test func momentsAlwaysShowTheirSeconds() {
        let format = TimeFormat(zone: .utc)
        #expect(format.moment(Timestamp(rfc3339: "2026-03-21T10:00:00Z")!) == "2026-03-21 10:00:00")
        #expect(format.moment(Timestamp(rfc3339: "2026-03-21T10:00:01.999999Z")!) == "2026-03-21 10:00:01")
    }
}
