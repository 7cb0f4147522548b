import Testing

@testable import BookingCore

struct TimeExpressionTests {
    static let hour: Int64 = 3_600_000_000
    static let date = TimeExpression.Day.date(Times.date("2026-03-21"))

    @Test(arguments: [
        ("2026-03-21T10:00+01:00", TimeExpression.instant(Times.at("2026-03-21T09:00Z"))),
        ("2026-03-21 10:00:00.5z", .instant(Times.at("2026-03-21T10:00:00.5Z"))),
        ("2026-03-21T24:00Z", .instant(Times.at("2026-03-22T00:00Z"))),
        ("2026-03-21t10:00", .moment(date, clock: 10 * hour)),
        ("2026-03-21 9:00", .moment(date, clock: 9 * hour)),
        ("2026-03-21 24:00", .moment(date, clock: 24 * hour)),
        ("2026-03-21", .day(date)), ("today", .day(.today)), ("Tomorrow", .day(.tomorrow)),
        ("fri", .day(.next(.friday))), ("SUNDAY", .day(.next(.sunday))),
        ("tomorrow 10:00", .moment(.tomorrow, clock: 10 * hour)),
        ("fri 9:00", .moment(.next(.friday), clock: 9 * hour)),
        ("10:00", .clock(10 * hour)), ("24:00", .clock(24 * hour)), ("0:00:00.000001", .clock(1)),
        ("now", .now(Span())), ("NOW+1h30m", .now(Span(microseconds: hour + hour / 2))),
        ("now-2d", .now(Span(days: -2))), ("now+PT1H", .now(Span(microseconds: hour))),
        ("+90m", .after(Span(microseconds: hour + hour / 2))), ("+P1D", .after(Span(days: 1))),
    ])
    func isRead(text: String, expression: TimeExpression) throws {
        #expect(try TimeExpression(text) == expression)
    }

    @Test(arguments: [
        "", " ", "noon", "10", "10:0", "1000", "2026", "2026-3-21", "20260321", "21.03.2026", "2026-03-21T",
        "2026-03-21  10:00", "2026-03-21T10", "2026-03-21_10:00", "2026-03-21T10:00Zulu", "2026-03-21T10:00+2",
        "tomorrowT10:00", "tomorrow ", "tomorrow 10:00Z", "10:00Z", "fr", "frid", "yesterday", "nowish", "now ",
        "10:00\0", "2026-03-21\0", "10:00:00.1234567", "10:00.5", "10:00:", "-90m", "１０:００", "2026-03-21T10:00−02:00",
        String(repeating: "1", count: 10_000),
    ])
    func nothingElseIs(text: String) {
        let failure = Times.failure { try TimeExpression(text) }
        #expect(failure?.message == "not a time: '\(text.count > 60 ? text.prefix(60) + "…" : text)'")
        #expect(failure?.hint?.contains("2026-03-21 10:00") == true)
    }

    @Test(arguments: [
        ("2026-02-30", "no such date: '2026-02-30'"), ("2026-13-01", "no such date: '2026-13-01'"),
        ("2025-02-29 10:00", "no such date: '2025-02-29 10:00'"),
        ("25:00", "no such time of day: '25:00'"), ("24:01", "no such time of day: '24:01'"),
        ("2026-03-21 10:61", "no such time of day: '2026-03-21 10:61'"),
        ("23:59:60", "leap seconds cannot be booked: '23:59:60'"),
        ("1969-12-31", "outside the years 1970 to 9999: '1969-12-31'"),
        ("1970-01-01T00:00+00:01", "outside the years 1970 to 9999: '1970-01-01T00:00+00:01'"),
        ("9999-12-31T24:00Z", "outside the years 1970 to 9999: '9999-12-31T24:00Z'"),
        ("now+", "not a duration: ''"), ("now+-1h", "a duration below zero: '-1h'"), ("++1h", "not a duration: '+1h'"),
        ("+1mo", "months and years have no fixed length: '1mo'"),
    ])
    func anErrorSaysWhatIsWrong(text: String, message: String) {
        let failure = Times.failure { try TimeExpression(text) }
        #expect(failure?.message == message)
        #expect(failure?.kind == .usage)
        #expect(failure?.hint != nil)
    }

    @Test func aDateOptionTakesDaysAlone() throws {
        #expect(try TimeExpression.Day("mon") == .next(.monday))
        for text in ["10:00", "25:00", "foo", "now", "+1d", "now+1d", "2026-03-21 10:00", "+x", ""] {
            #expect(Times.failure { try TimeExpression.Day(text) }?.message == "not a day: '\(text)'")
        }
        #expect(Times.failure { try TimeExpression.Day("2026-02-30") }?.message == "no such date: '2026-02-30'")
    }

    @Test(arguments: [
        (["10:00"], ["10:00"]), (["10:00", "11:00"], ["10:00", "11:00"]),
        (["tomorrow", "10:00", "11:00"], ["tomorrow 10:00", "11:00"]),
        (["2026-03-21", "10:00", "2026-03-21", "12:00"], ["2026-03-21 10:00", "2026-03-21 12:00"]),
        (["2026-03-21T10:00", "12:00"], ["2026-03-21T10:00", "12:00"]),
        (["2026-03-21", "10:00Z", "+1h"], ["2026-03-21 10:00Z", "+1h"]),
        (["fri 9:00", "+90m"], ["fri 9:00", "+90m"]),
        (["2026-03-21", "2026-03-23"], ["2026-03-21", "2026-03-23"]),
        (["10:00", "tomorrow", "9:00"], ["10:00", "tomorrow 9:00"]), (["now", "fri"], ["now", "fri"]), ([], []),
    ])
    func aDayAndAClockAreOneTime(words: [String], times: [String]) throws {
        let (from, to) = try TimeWords.group(words)
        #expect(try [from, to].compactMap { $0 } == times.map { try TimeExpression($0) })
    }

    @Test(arguments: [
        (["10:00", "11:00", "12:00"], "one time too many: '12:00'"),
        (["fri", "9:00", "fri", "10:00", "x"], "not a time: 'x'"),
        (["2026-03-21", "25:00"], "no such time of day: '25:00'"),
        (["fri", "9:00", "10:00", "sat", "9:00"], "one time too many: '9:00'"),
    ])
    func wordsThatAreNoTwoTimesAreAnError(words: [String], message: String) {
        #expect(Times.failure { try TimeWords.group(words) }?.message == message)
    }
}
