import Testing

@testable import BookingCore

struct SpanTests {
    static let minute: Int64 = 60_000_000

    @Test(arguments: [
        ("90m", Span(microseconds: 90 * minute)), ("1h30m", Span(microseconds: 90 * minute)),
        ("45s", Span(microseconds: 45_000_000)), ("1.5s", Span(microseconds: 1_500_000)),
        ("0.000001s", Span(microseconds: 1)), ("2d", Span(days: 2)), ("1w", Span(days: 7)),
        ("1w2d3h4m5.25s", Span(days: 9, microseconds: 184 * minute + 5_250_000)),
        ("PT1H30M", Span(microseconds: 90 * minute)), ("P1D", Span(days: 1)), ("P1W", Span(days: 7)),
        ("P1DT2H", Span(days: 1, microseconds: 120 * minute)), ("PT0.5S", Span(microseconds: 500_000)),
        ("2932897d", Span(days: Span.mostDays)), ("30min", Span(microseconds: 30 * minute)),
        ("2hours", Span(microseconds: 120 * minute)), ("1.5h", Span(microseconds: 90 * minute)),
        ("0.5m", Span(microseconds: minute / 2)), ("PT1.5H", Span(microseconds: 90 * minute)),
        ("2 days", Span(days: 2)),
        ("1 week 2 days", Span(days: 9)), ("2 Hours", Span(microseconds: 120 * minute)),
        ("1 hour 30 min", Span(microseconds: 90 * minute)),
        ("1h 30m", Span(microseconds: 90 * minute)), ("1h1.5m", Span(microseconds: 61 * minute + minute / 2)),
    ])
    func isRead(text: String, span: Span) throws {
        #expect(try Span(text) == span)
    }

    @Test(arguments: [
        "", "90", "m", "1h90", "30m1h", "1h1h", "1x", "1h  30m", " 1h", "1h ", "1  h", "1H30M", "P", "PT", "P1DT",
        "PT1H30", "P1H",
        "PT1D", "p1d", "1,5s", "1.s", ".5s", "1.1234567s", "+90m", "--1h", "1minx", "1 ", "1.5h30m", "PT1 H", "P1DT 2H",
        "1hourss", "1h\0", "١h",
    ])
    func nothingElseIs(text: String) {
        #expect(Times.failure { try Span(text) }?.message == "not a duration: '\(text)'")
    }

    @Test(arguments: [
        ("1mo", "months and years have no fixed length: '1mo'"),
        ("3M", "months and years have no fixed length: '3M'"),
        ("1y", "months and years have no fixed length: '1y'"),
        ("P1Y2M", "months and years have no fixed length: 'P1Y2M'"),
        ("2 months", "months and years have no fixed length: '2 months'"),
        ("1.5d", "days and weeks have no fractions, as their length varies: '1.5d'"),
        ("2932898d", "too long a duration: '2932898d'"),
        ("99999999999999999999w", "too long a duration: '99999999999999999999w'"),
        ("999999999h", "too long a duration: '999999999h'"),
        ("0s", "a duration of zero: '0s'"),
        ("-90m", "a duration below zero: '-90m'"),
    ])
    func anErrorSaysWhatIsWrong(text: String, message: String) {
        let failure = Times.failure { try Span(text) }
        #expect(failure?.message == message)
        #expect(failure?.kind == .usage)
        #expect(failure?.hint != nil)
    }

    @Test func theSignDependsOnTheUse() throws {
        #expect(try Span("0s", .positiveOrZero).isZero)
        #expect(try Span("-1d2h", .any) == Span(days: -1, microseconds: -120 * Self.minute))
        #expect(try Span("+PT5M", .any) == Span(microseconds: 5 * Self.minute))
        #expect(throws: Failure.self) { try Span("-1s", .positiveOrZero) }
    }

    @Test(arguments: ["1h30m", "2d", "9d4m", "45s", "1.5s", "0.000001s", "-1d2h", "0s", "25h"])
    func isPrintedAsItIsRead(text: String) throws {
        let span = try Span(text, .any)
        #expect(try Span(span.description, .any) == span)
        #expect(span.description == text)
    }

    @Test(arguments: [
        // A day over a clock change keeps the time of day; 24 hours do not.
        ("2026-03-28T11:00Z", "1d", "2026-03-29T10:00:00Z"),
        ("2026-03-28T11:00Z", "24h", "2026-03-29T11:00:00Z"),
        ("2026-10-24T10:00Z", "1w", "2026-10-31T11:00:00Z"),
        ("2026-03-30T10:00Z", "-2d", "2026-03-28T11:00:00Z"),
        // The days come first, and backwards last.
        ("2026-03-28T11:00Z", "1d1h", "2026-03-29T11:00:00Z"),
        ("2026-03-28T00:30Z", "1d1h", "2026-03-29T01:30:00Z"),
        ("2026-03-29T01:30Z", "-1d1h", "2026-03-28T00:30:00Z"),
    ])
    func daysAreThoseOfTheCalendar(start: String, span: String, end: String) throws {
        let zone = try Times.zone("Europe/Berlin")
        #expect(try Span(span, .any).applied(to: Times.at(start), in: zone).rfc3339 == end)
    }

    /// 02:30 is skipped on 29 March, and happens twice on 25 October.
    @Test(arguments: [("2026-03-28T01:30Z", "1d"), ("2026-10-24T00:30Z", "1d"), ("2026-10-26T01:30Z", "-1d")])
    func aTimeThatClocksDoNotShowOnceIsRefused(start: String, span: String) throws {
        let zone = try Times.zone("Europe/Berlin")
        #expect(Times.failure { try Span(span, .any).applied(to: Times.at(start), in: zone) }?.kind == .usage)
    }

    @Test(arguments: ["2932897d", "70389528h"])
    func theResultLiesBetween1970And9999(text: String) throws {
        let (late, early) = (Times.at("2026-03-21T10:00Z"), Timestamp.earliest)
        #expect(Times.failure { try Span(text).applied(to: late, in: .utc) }?.kind == .usage)
        #expect(Times.failure { try Span("-1s", .any).applied(to: early, in: .utc) }?.kind == .usage)
    }
}
