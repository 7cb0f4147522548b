import Testing

@testable import BookingCore

/// `--hours`
@Suite struct DayHoursTests {
    @Test(arguments: [
        ("9-17", 8), ("9:30-18:00", 8.5), ("9am-5pm", 8), ("0-24", 24), ("22-6", 8), ("18-24", 6),
        ("18:00-midnight", 6),
    ]) func theyAreReadAsPeopleWriteThem(_ text: String, _ hours: Double) throws {
        #expect(try DayHours(text).length == Int64(hours * 3_600_000_000))
    }

    @Test(arguments: ["", "9", "9-9", "9-25", "24-6", "fri 9-17", "9-17-18", "now-17", "9 17"])
    func whatAreNoHoursIsRefused(_ text: String) {
        #expect(Times.failure { try DayHours(text) } == .notHours(text))
    }

    @Test func theyAreThoseOfTheZone() throws {
        let within = try DayHours("9-17").within(
            Times.slot("2026-03-20T12:00Z", "2026-03-22T08:30Z"), zone: Times.zone("Europe/Berlin"))
        #expect(
            within == [
                Times.slot("2026-03-20T12:00Z", "2026-03-20T16:00Z"),
                Times.slot("2026-03-21T08:00Z", "2026-03-21T16:00Z"),
                Times.slot("2026-03-22T08:00Z", "2026-03-22T08:30Z"),
            ])
    }

    /// On 29 March 2026, the clocks of Berlin skip 02:00 to 03:00; on 25 October, they show it twice.
    @Test(arguments: [
        ("2026-03-28T12:00Z", "2026-03-29T12:00Z", "2026-03-28T21:00Z", "2026-03-29T04:00Z", "22-6"),
        ("2026-03-29T00:00Z", "2026-03-29T12:00Z", "2026-03-29T01:00Z", "2026-03-29T02:00Z", "2:30-4"),
        ("2026-10-25T00:00Z", "2026-10-25T12:00Z", "2026-10-25T00:30Z", "2026-10-25T03:00Z", "2:30-4"),
    ]) func clockChangesMakeThemLongerOrShorter(
        _ from: String, _ to: String, _ start: String, _ end: String, _ hours: String
    ) throws {
        let zone = try Times.zone("Europe/Berlin")
        let within = try DayHours(hours).within(Times.slot(from, to), zone: zone)
        #expect(within.first == Times.slot(start, end))
    }

    @Test func aTimeLongerThanTheyAreIsToldApart() throws {
        #expect(try DayHours("9-17").hold(Span(microseconds: 8 * 3_600_000_000)))
        #expect(try !DayHours("9-17").hold(Span(microseconds: 8 * 3_600_000_000 + 1)))
        #expect(try !DayHours("9-17").hold(Span(days: 1)))
        #expect(try DayHours("0-24").hold(Span(days: 3)))
    }
}
