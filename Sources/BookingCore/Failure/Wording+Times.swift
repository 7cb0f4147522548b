// Times and durations.

extension Failure {
    static func unreadableTime(_ text: String, _ flaw: TimeFlaw) -> Failure {
        let quoted = excerpt(text)
        return switch flaw {
        case .date:
            Failure(.usage, "no such date: \(quoted)", hint: "write year, month and day, as in 2026-03-21")
        case .clock:
            Failure(
                .usage, "no such time of day: \(quoted)",
                hint: "hours go from 00:00 to 24:00, minutes and seconds to 59, offsets to ±23:59")
        case .leapSecond:
            Failure(.usage, "leap seconds cannot be booked: \(quoted)", hint: "seconds go from 00 to 59")
        case .years:
            outsideYears(text)
        case .bareHour:
            Failure(.usage, "not a time: \(quoted)", hint: "write 10:00 or 10am; FROM and TO in one: 10-12")
        case .slashes:
            slashedDate(text)
        case .range:
            Failure(.usage, "two times, where one is asked for: \(quoted)", hint: "write --from 10:00 --to 12:00")
        case .halfDay:
            Failure(
                .usage, "am or pm at one end only: \(quoted)",
                hint: "write it at both, as in 3pm-4pm, or neither, as in 15:00-16:00")
        case .form, .months, .fraction, .tooLong:
            Failure(
                .usage, "not a time: \(quoted)",
                hint: "write it like 2026-03-21 10:00, 3pm, tomorrow 10:00 or +90m; all forms: booking help times")
        }
    }

    /// Which one is the day and which one the month, only who wrote it knows.
    private static func slashedDate(_ text: String) -> Failure {
        let parts = text.prefix { $0 != " " }.split(separator: "/").prefix(3).map { Int($0) ?? 0 }
        let orders = parts.count < 3 ? [] : [(2, 0, 1), (2, 1, 0), (0, 1, 2)].map { (parts[$0], parts[$1], parts[$2]) }
        var spellings: [String] = []
        for (year, month, day) in orders where (1970...9999).contains(year) {
            if let date = CivilDate(year: year, month: month, day: day)?.iso, !spellings.contains(date) {
                spellings.append(date)
            }
        }
        return Failure(
            .usage, "day and month could be either: \(excerpt(text))",
            hint: "write \(spellings.isEmpty ? "year, month and day, as in 2026-03-21" : alternatives(spellings))")
    }

    static func bareHours(_ from: Int, _ to: Int) -> Failure {
        let clocks = [from, to].map { ($0 < 10 ? "0" : "") + "\($0):00" }
        return Failure(
            .usage, "not times: '\(from)' and '\(to)'",
            hint: "write \(clocks[0]) \(clocks[1]), or \(from)-\(to)")
    }

    static func outsideYears(_ text: String) -> Failure {
        Failure(
            .usage, "outside the years 1970 to 9999: \(excerpt(text))",
            hint: "check the year, and write it like 2026-03-21 10:00")
    }

    static func notADay(_ text: String) -> Failure {
        Failure(.usage, "not a day: \(excerpt(text))", hint: "write it like 2026-03-21, 21.3.2026, today or fri")
    }

    static func unreadableDuration(_ text: String, _ flaw: TimeFlaw) -> Failure {
        let quoted = excerpt(text)
        return switch flaw {
        case .months:
            Failure(
                .usage, "months and years have no fixed length: \(quoted)",
                hint: "count days or weeks instead, as in 30d or 4w")
        case .fraction:
            Failure(
                .usage, "days and weeks have no fractions, as their length varies: \(quoted)",
                hint: "write 1d12h instead of 1.5d")
        case .tooLong:
            Failure(.usage, "too long a duration: \(quoted)", hint: "write it like 90m, 1h30m, 2d or PT1H30M")
        case .form, .bareHour, .slashes, .range, .halfDay, .date, .clock, .leapSecond, .years:
            Failure(
                .usage, "not a duration: \(quoted)",
                hint: "write it like 90m, 1h30m, 45s, 2 days, 1w or PT1H30M, the larger units first")
        }
    }

    static func negativeDuration(_ text: String) -> Failure {
        Failure(.usage, "a duration below zero: \(excerpt(text))", hint: "write it like 90m, without the minus sign")
    }

    static func emptyDuration(_ text: String) -> Failure {
        Failure(.usage, "a duration of zero: \(excerpt(text))", hint: "write it like 90m")
    }

    static func tooManyTimes(_ word: String) -> Failure {
        Failure(
            .usage, "one time too many: \(excerpt(word))",
            hint: "give FROM and TO, as in 2026-03-21 10:00 12:00; quote times that hold a space")
    }

    static func timeGivenTwice(option: String) -> Failure {
        Failure(
            .usage, "the same time is given twice, by \(option) and as an argument",
            hint: "give it once: --from 10:00 --to 12:00, or 10:00 12:00")
    }

    static func endAndDuration() -> Failure {
        Failure(
            .usage, "both an end and a duration are given",
            hint: "give one of them: --to 12:00, or --for 2h")
    }

    static func missingEnd() -> Failure {
        Failure(.usage, "no end is given", hint: "add one, as in --to 12:00, or a duration, as in --for 2h")
    }

    static func shiftAndTimes() -> Failure {
        Failure(
            .usage, "--shift moves both ends and cannot stand beside --from, --to or --for",
            hint: "give one of them: --shift 30m, or --from 10:00 --for 2h")
    }

    static func dateAndTimes() -> Failure {
        Failure(
            .usage, "--date cannot stand beside --from or --to",
            hint: "give one of them: --date 2026-03-21, or --from 2026-03-21 --to 2026-03-23")
    }

    /// Both in a spelling with the offset, and an end that would do.
    static func endNotAfterStart(_ start: String, _ end: String, later: String, length: Span) -> Failure {
        Failure(
            .usage, "the end \(end) is not after the start \(start)",
            hint: "give a later end, as in --to \(later), or a duration, as in --for \(length)")
    }

    /// The same of a stretch to look at, which has no length of its own.
    static func windowNotForward(_ from: String, _ to: String) -> Failure {
        Failure(.usage, "--to \(to) is not after --from \(from)", hint: "give a later --to, or an earlier --from")
    }

    static func notHours(_ text: String) -> Failure {
        Failure(.usage, "not hours of a day: \(excerpt(text))", hint: "write --hours 9-17, 8:30-12:00 or 9am-5pm")
    }

    static func notOpeningHours(_ text: String) -> Failure {
        Failure(
            .usage, "not opening hours: \(excerpt(text))",
            hint: "write hours of one day, as in 8-18, 8:30-17:00 or 9am-5pm; an empty value lifts them")
    }

    static func notAWeekday(_ word: String) -> Failure {
        Failure(.usage, "not a day of the week: \(excerpt(word))", hint: "write them like sat,sun")
    }

    static func neverOpen() -> Failure {
        Failure(
            .usage, "a resource that is closed every day cannot be booked",
            hint: "leave a day open, or take it out of service: booking resource close")
    }

    static func longerThanHours(_ length: Span) -> Failure {
        Failure(
            .usage, "\(length) cannot lie within --hours", hint: "give a shorter --for, or longer hours")
    }

    static func nothingTogether() -> Failure {
        Failure(
            .usage, "--together needs to know what", hint: "name the resources, or their tag: --together --tag floor=2")
    }

    static func skippedDay(_ day: CivilDate, zone: Zone) -> Failure {
        Failure(
            .usage, "\(day.iso) does not exist in \(zone.name): the calendar skips that day there",
            hint: "the next day that exists is \(zone.civil(zone.start(of: day)).date.iso)")
    }

    /// - Parameter option: where it was computed, what to give the time to that was meant.
    static func skippedTime(_ civil: CivilTime, zone: Zone, gap: Zone.Gap, option: String? = nil) -> Failure {
        let (before, after) = (String(offset: gap.before), String(offset: gap.after))
        return Failure(
            .usage, "\(civil.iso) does not exist in \(zone.name): the clocks go from \(before) to \(after) then",
            hint: option.map { said(zone.readings(of: civil).map(zone.iso), by: $0) }
                ?? "the next time that exists is \(zone.iso(gap.end))")
    }

    /// The offsets in seconds.
    static func doubledTime(_ civil: CivilTime, zone: Zone, offsets: [Int], option: String? = nil) -> Failure {
        let spellings = offsets.map(civil.iso(offset:))
        let change = offsets.map(String.init(offset:)).joined(separator: " to ")
        return Failure(
            .usage, "\(civil.iso) happens twice in \(zone.name): the clocks go back from \(change) then",
            hint: option.map { said(spellings, by: $0) }
                ?? "say which one is meant: \(spellings.joined(separator: " or "))")
    }

    /// A time of day that the day it is moved to begins with, as the clocks skip what comes before.
    static func becomesStartOfDay(_ instant: Timestamp, zone: Zone, option: String?) -> Failure {
        Failure(
            .usage,
            "\(zone.civil(instant).iso) begins the day in \(zone.name): moved back, it would be the first of another",
            hint: said([zone.iso(instant)], by: option ?? "--from"))
    }

    /// Both ways out where a computed time will not do: say it, or count hours.
    private static func said(_ spellings: [String], by option: String) -> String {
        "say which time is meant: \(alternatives(spellings.map { "\(option) \($0)" })); or count hours: 24h for 1d"
    }

    static func unknownZone(_ name: String) -> Failure {
        Failure(
            .usage, "unknown time zone: \(excerpt(name))",
            hint: "name it as in the folder /usr/share/zoneinfo: Europe/Berlin, America/New_York, UTC")
    }

    static func offsetForZone(_ name: String, _ posix: PosixOffset) -> Failure {
        let offset = "give the offset with the time, as in 2026-03-21T10:00+02:00"
        let what =
            posix.isBare ? "an offset is no time zone" : "a time zone that POSIX takes the other way round than people"
        return Failure(
            .usage, "\(what): \(excerpt(name))",
            hint: posix.meant.map { "write \($0), or \(offset)" } ?? "name a place, as in Europe/Berlin, or \(offset)")
    }

    static func presentUnknown() -> Failure {
        Failure(.failed, "the present time is not known", hint: "give times with a date, as in 2026-03-21 10:00")
    }

    static func bookingUnknown() -> Failure {
        Failure(.failed, "the booking's present times are not known", hint: "give both --from and --to with a date")
    }

}
