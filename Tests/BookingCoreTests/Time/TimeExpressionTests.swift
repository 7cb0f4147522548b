import Testing

@testable import BookingCore

struct TimeExpressionTests {
    static let hour: Int64 = 3_600_000_000
    static let date = TimeExpression.Day.date(Times.date("2026-03-21"))

    static let forms: [(text: String, expression: TimeExpression)] = [
        ("2026-03-21T10:00+01:00", TimeExpression.instant(Times.at("2026-03-21T09:00Z"))),
        ("2026-03-21 10:00:00.5z", .instant(Times.at("2026-03-21T10:00:00.5Z"))),
        ("2026-03-21T24:00Z", .instant(Times.at("2026-03-22T00:00Z"))),
        ("2026-03-21t10:00", .moment(date, clock: 10 * hour)),
        ("2026-03-21 9:00", .moment(date, clock: 9 * hour)),
        ("2026-03-21 24:00", .moment(date, clock: 24 * hour)),
        ("2026-03-21", .day(date)), ("today", .day(.today)), ("Tomorrow", .day(.tomorrow)),
        ("21.3.2026", .day(date)), ("21.03.2026 9:00", .moment(date, clock: 9 * hour)),
        ("21.3.2026 10:00+01:00", .instant(Times.at("2026-03-21T09:00Z"))), ("yesterday", .day(.yesterday)),
        ("next fri", .day(.ofNextWeek(.friday))), ("Next Friday 9:00", .moment(.ofNextWeek(.friday), clock: 9 * hour)),
        ("3pm", .clock(15 * hour)), ("3:30PM", .clock(15 * hour + hour / 2)), ("3 pm", .clock(15 * hour)),
        ("12am", .clock(0)), ("12pm", .clock(12 * hour)), ("12:30 am", .clock(hour / 2)), ("noon", .clock(12 * hour)),
        ("midnight", .midnight(nil)), ("fri midnight", .midnight(.next(.friday))),
        ("fri 3pm", .moment(.next(.friday), clock: 15 * hour)), ("2026-03-21 noon", .moment(date, clock: 12 * hour)),
        ("in 2h", .now(Span(microseconds: 2 * hour))), ("In 2 hours", .now(Span(microseconds: 2 * hour))),
        ("in 2 days", .now(Span(days: 2))),
        ("fri", .day(.next(.friday))), ("SUNDAY", .day(.next(.sunday))),
        ("tomorrow 10:00", .moment(.tomorrow, clock: 10 * hour)),
        ("fri 9:00", .moment(.next(.friday), clock: 9 * hour)),
        ("10:00", .clock(10 * hour)), ("24:00", .clock(24 * hour)), ("0:00:00.000001", .clock(1)),
        ("now", .now(Span())), ("NOW+1h30m", .now(Span(microseconds: hour + hour / 2))),
        ("now-2d", .now(Span(days: -2))), ("now+PT1H", .now(Span(microseconds: hour))),
        ("+90m", .after(Span(microseconds: hour + hour / 2))), ("+P1D", .after(Span(days: 1))),
    ]

    @Test(arguments: forms)
    func isRead(text: String, expression: TimeExpression) throws {
        #expect(try TimeExpression(text) == expression)
    }

    @Test(arguments: [
        "", " ", "noontime", "10:0", "1000", "2026", "2026-3-21", "20260321", "21.03.26", "21.3.", "2026-03-21T",
        "2026-03-21  10:00", "2026-03-21_10:00", "3pmx", "3p", "3  pm", "pm", "next", "next 10:00", "nextfri",
        "next  fri",
        "next tomorrow", "midnightly", "fri  3pm", "in", "until", "until 18:00", "21.3.2026T", "10:00-", "-10:00",
        "2026-03-21T10:00Zulu", "2026-03-21T10:00+2",
        "tomorrowT10:00", "tomorrow ", "tomorrow 10:00Z", "10:00Z", "fr", "frid", "yesterdays", "nowish", "now ",
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
        ("30.2.2026", "no such date: '30.2.2026'"), ("13pm", "no such time of day: '13pm'"),
        ("0am", "no such time of day: '0am'"), ("15:00pm", "no such time of day: '15:00pm'"),
        ("10", "not a time: '10'"), ("fri 10", "not a time: 'fri 10'"),
        ("2026-03-21T10", "not a time: '2026-03-21T10'"),
        ("10-12", "two times, where one is asked for: '10-12'"),
        ("fri 3pm-4pm", "two times, where one is asked for: 'fri 3pm-4pm'"),
        ("12/25/2027", "day and month could be either: '12/25/2027'"), ("in 2", "not a duration: '2'"),
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

    static let lines: [(words: [String], times: [String])] = [
        (["10:00"], ["10:00"]), (["10:00", "11:00"], ["10:00", "11:00"]),
        (["tomorrow", "10:00", "11:00"], ["tomorrow 10:00", "11:00"]),
        (["2026-03-21", "10:00", "2026-03-21", "12:00"], ["2026-03-21 10:00", "2026-03-21 12:00"]),
        (["2026-03-21T10:00", "12:00"], ["2026-03-21T10:00", "12:00"]),
        (["2026-03-21", "10:00Z", "+1h"], ["2026-03-21 10:00Z", "+1h"]),
        (["fri 9:00", "+90m"], ["fri 9:00", "+90m"]),
        (["2026-03-21", "2026-03-23"], ["2026-03-21", "2026-03-23"]),
        (["10:00", "tomorrow", "9:00"], ["10:00", "tomorrow 9:00"]), (["now", "fri"], ["now", "fri"]), ([], []),
        (["10:00-12:00"], ["10:00", "12:00"]), (["10-12"], ["10:00", "12:00"]), (["9-noon"], ["9:00", "noon"]),
        (["10:00–12:00"], ["10:00", "12:00"]), (["3pm-4:30pm"], ["15:00", "16:30"]), (["22-24"], ["22:00", "24:00"]),
        (["10pm-midnight"], ["22:00", "midnight"]), (["fri", "3pm-4pm"], ["fri 15:00", "16:00"]),
        (["fri 3pm-4pm"], ["fri 15:00", "16:00"]),
        (["next", "fri", "3", "pm", "4", "pm"], ["next fri 15:00", "16:00"]),
        (["2026-03-21", "10:00-12:00"], ["2026-03-21 10:00", "12:00"]),
        (["21.3.2026", "10-12"], ["2026-03-21 10:00", "12:00"]),
        (["2026-03-21 10:00-12:00"], ["2026-03-21 10:00", "12:00"]), (["in", "2", "hours", "+1h"], ["in 2h", "+1h"]),
        (
            ["2026-03-21", "10:00-05:00", "2026-03-21", "12:00-05:00"],
            ["2026-03-21T10:00-05:00", "2026-03-21T12:00-05:00"]
        ),
        (["2026-03-21T10:00-05:00", "+1h"], ["2026-03-21T10:00-05:00", "+1h"]), (["mon", "fri"], ["mon", "fri"]),
        (["10:00", "until", "18:00"], ["10:00", "18:00"]), (["fri", "until", "next", "mon"], ["fri", "next mon"]),
    ]

    @Test(arguments: lines)
    func aDayAndAClockAreOneTime(words: [String], times: [String]) throws {
        let (from, to) = try TimeWords.group(words)
        #expect(try [from, to].compactMap { $0 } == times.map { try TimeExpression($0) })
    }

    @Test func anEndAloneFollowsUntil() throws {
        let (from, to) = try TimeWords.group(["until", "18:00"])
        #expect(try from == nil && to == TimeExpression("18:00"))
    }

    /// `-05:00` is an offset where the end is told otherwise.
    @Test func anOffsetIsNoRangeWhereTheEndIsGiven() throws {
        let (from, to) = try TimeWords.group(["2026-03-21", "10:00-05:00"], isEndGiven: true)
        #expect(try from == TimeExpression("2026-03-21T15:00Z") && to == nil)
    }

    @Test(arguments: [
        (["10", "12"], "write 10:00 12:00, or 10-12"), (["10"], "write 10:00 or 10am; FROM and TO in one: 10-12"),
        (["fri", "9", "12"], "write 09:00 12:00, or 9-12"), (["12/25/2027"], "write 2027-12-25"),
        (["5/6/2027", "10:00"], "write 2027-05-06 or 2027-06-05"), (["2027/12/25"], "write 2027-12-25"),
        (["99/99/99"], "write year, month and day, as in 2026-03-21"),
        (["3-4pm"], "write it at both, as in 3pm-4pm, or neither, as in 15:00-16:00"),
        (["11am-1"], "write it at both, as in 3pm-4pm, or neither, as in 15:00-16:00"),
    ])
    func whatIsAmbiguousIsRefusedWithTheSpellingThatWorks(words: [String], hint: String) {
        let failure = Times.failure { try TimeWords.group(words) }
        #expect(failure?.kind == .usage)
        #expect(failure?.hint == hint)
    }

    @Test(arguments: [
        (["10:00", "11:00", "12:00"], "one time too many: '12:00'"),
        (["fri", "9:00", "fri", "10:00", "x"], "not a time: 'x'"),
        (["2026-03-21", "25:00"], "no such time of day: '25:00'"),
        (["fri", "9:00", "10:00", "sat", "9:00"], "one time too many: '9:00'"),
        (["10-25"], "no such time of day: '10-25'"), (["in", "2x"], "not a duration: '2x'"),
        (["until"], "not a time: 'until'"),
        (["until", "18:00", "19:00"], "one time too many: '19:00'"),
        (["10-12", "13:00"], "one time too many: '13:00'"),
        (["9:00", "10-12"], "one time too many: '10-12'"), (["next", "week"], "not a time: 'next week'"),
    ])
    func wordsThatAreNoTwoTimesAreAnError(words: [String], message: String) {
        #expect(Times.failure { try TimeWords.group(words) }?.message == message)
    }
}
