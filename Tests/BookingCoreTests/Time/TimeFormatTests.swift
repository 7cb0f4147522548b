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
            "2026-03-21T09:00:00.5Z", "2026-03-21T23:00Z", "Sat 2026-03-21 10:00:00.500000–24:00",
            "Sat 2026-03-21 10:00:00.500000-24:00"
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
