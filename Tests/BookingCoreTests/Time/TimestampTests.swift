import Testing

@testable import BookingCore

struct TimestampTests {
    @Test(arguments: [
        ("2026-03-21T10:00:00Z", 1_774_087_200_000_000),
        ("1970-01-01T00:00:00Z", 0),
        ("9999-12-31T23:59:59.999999Z", 253_402_300_799_999_999),
        ("2026-03-21T10:00:00.500000Z", 1_774_087_200_500_000),
        ("1969-12-31T23:59:59.999999Z", -1),
        ("2000-02-29T12:34:56Z", 951_827_696_000_000),
    ])
    func isReadAndWritten(text: String, microseconds: Int64) {
        #expect(Timestamp(rfc3339: text)?.microseconds == microseconds)
        #expect(Timestamp(microseconds: microseconds).rfc3339 == text)
    }

    @Test(arguments: [
        "2026-03-21T11:00:00+01:00", "2026-03-21t10:00:00z", "2026-03-21 10:00:00+00", "2026-03-21T04:30:00-0530",
        "2026-03-21T10:00Z", "2026-03-21T10:00:00.000000Z", "2026-03-20T24:00:00-10:00",
    ])
    func oneInstantHasManySpellings(text: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == "2026-03-21T10:00:00Z")
    }

    @Test(arguments: [
        "", "2026-03-21", "2026-03-21T10:00:00", "2026-02-30T10:00:00Z", "2026-03-21T10:00:60Z",
        "2026-03-21T25:00:00Z", "2026-03-21T24:00:01Z", "2026-03-21T10:60:00Z", "2026-03-21T10:00:00.Z",
        "2026-03-21T10:00:00.1234567Z", "2026-03-21T10:00:00+24:00", "2026-03-21T10:00:00+02:", "26-03-21T10:00:00Z",
        "2026-03-21T10:00:00Z ", "2026-03-21T10:00:00Z\0", "\u{FF12}026-03-21T10:00:00Z",
    ])
    func nothingElseIsRead(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func postgresCountsFromTheYear2000() {
        #expect(Timestamp(postgres: 0).rfc3339 == "2000-01-01T00:00:00Z")
        #expect(Times.at("2026-03-21T10:00:00Z").postgres == 827_402_400_000_000)
        #expect(Timestamp(postgres: 827_402_400_000_000).rfc3339 == "2026-03-21T10:00:00Z")
    }

    @Test func infinityStaysAtTheEnd() {
        #expect(Timestamp(postgres: .max).microseconds == .max)
        #expect(Timestamp(microseconds: .min).postgres == .min)
        #expect(Timestamp(microseconds: .min).adding(microseconds: -1).microseconds == .min)
        #expect(Span(from: Timestamp(microseconds: .min), to: .latest).microseconds == .max)
    }

    @Test(arguments: [Int64.min, .min + 1, .max - 1, .max])
    func infinityIsHarmless(microseconds: Int64) throws {
        let instant = Timestamp(postgres: microseconds)
        let zone = try Times.zone("Europe/Berlin")
        #expect(!instant.isBookable)
        #expect(!instant.rfc3339.isEmpty)
        #expect(!TimeFormat(zone: zone).slot(Slot(start: instant, end: instant)).isEmpty)
        #expect(zone.start(of: zone.civil(instant).date).microseconds != 0)
        #expect(throws: Failure.self) { try Span(days: 1, microseconds: 1).applied(to: instant, in: zone) }
        #expect(!Span(from: instant, to: Times.at("2026-03-21T10:00:00Z")).description.isEmpty)
    }

    /// Against a calendar that counts every single day.
    @Test func datesAreThoseOfACalendarCountedDayByDay() {
        var (days, weekday) = (0, 3)
        for year in 1970...9999 {
            let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
            for (month, length) in zip(1..., [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) {
                // The first days, the last one, and one that moves through the month.
                for day in [1, 2, 1 + year % 28, length] {
                    let date = CivilDate(daysSinceEpoch: days + day - 1)
                    guard date == CivilDate(year: year, month: month, day: day), date.daysSinceEpoch == days + day - 1,
                        date.weekday.rawValue == (weekday + day - 1) % 7
                    else {
                        Issue.record("\(year)-\(month)-\(day) became \(date)")
                        return
                    }
                }
                #expect(CivilDate(year: year, month: month, day: length + 1) == nil)
                (days, weekday) = (days + length, (weekday + length) % 7)
            }
        }
        #expect(days == Span.mostDays)
    }

    @Test func whatIsWrittenIsReadAgain() {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        for _ in 0..<20_000 {
            let most = Timestamp.latest.microseconds
            let instant = Timestamp(microseconds: .random(in: 0...most, using: &random))
            guard Timestamp(rfc3339: instant.rfc3339) == instant else {
                Issue.record("seed \(seed): \(instant.rfc3339)")
                return
            }
        }
    }
}
