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
        case .form, .months, .fraction, .tooLong:
            Failure(
                .usage, "not a time: \(quoted)",
                hint: "write it like 2026-03-21 10:00, 10:00, tomorrow 10:00, now+1h30m or +90m")
        }
    }

    static func outsideYears(_ text: String) -> Failure {
        Failure(
            .usage, "outside the years 1970 to 9999: \(excerpt(text))",
            hint: "a booking lies between the years 1970 and 9999, as in 2026-03-21 10:00")
    }

    static func notADay(_ text: String) -> Failure {
        Failure(.usage, "not a day: \(excerpt(text))", hint: "write it like 2026-03-21, today, tomorrow or fri")
    }

    static func unreadableDuration(_ text: String, _ flaw: TimeFlaw) -> Failure {
        let quoted = excerpt(text)
        return switch flaw {
        case .months:
            Failure(
                .usage, "months and years have no fixed length: \(quoted)",
                hint: "count days or weeks instead, as in 30d or 4w")
        case .fraction:
            Failure(.usage, "only seconds can have a fraction: \(quoted)", hint: "write 1h30m instead of 1.5h")
        case .tooLong:
            Failure(.usage, "too long a duration: \(quoted)", hint: "write it like 90m, 1h30m, 2d or PT1H30M")
        case .form, .date, .clock, .leapSecond, .years:
            Failure(
                .usage, "not a duration: \(quoted)",
                hint: "write it like 90m, 1h30m, 45s, 2d, 1w or PT1H30M, the larger units first")
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

    /// Both in a spelling with the offset.
    static func endNotAfterStart(_ start: String, _ end: String) -> Failure {
        Failure(
            .usage, "the end \(end) is not after the start \(start)",
            hint: "give a later end, as in --to \"tomorrow 10:00\", or a duration, as in --for 2h")
    }

    /// The same of a stretch to look at, which has no length of its own.
    static func windowNotForward(_ from: String, _ to: String) -> Failure {
        Failure(.usage, "--to \(to) is not after --from \(from)", hint: "give a later --to, or an earlier --from")
    }

    static func skippedDay(_ day: CivilDate, zone: Zone) -> Failure {
        Failure(
            .usage, "\(day.iso) does not exist in \(zone.name): the calendar skips that day there",
            hint: "the next day that exists is \(zone.civil(zone.start(of: day)).date.iso)")
    }

    static func skippedTime(_ civil: CivilTime, zone: Zone, gap: Zone.Gap) -> Failure {
        let (before, after) = (String(offset: gap.before), String(offset: gap.after))
        return Failure(
            .usage, "\(civil.iso) does not exist in \(zone.name): the clocks go from \(before) to \(after) then",
            hint: "the next time that exists is \(zone.iso(gap.end))")
    }

    /// The offsets in seconds.
    static func doubledTime(_ civil: CivilTime, zone: Zone, offsets: [Int]) -> Failure {
        let spellings = offsets.map(civil.iso(offset:)).joined(separator: " or ")
        return Failure(
            .usage, "\(civil.iso) happens twice in \(zone.name), where the clocks are set back then",
            hint: "say which one is meant: \(spellings)")
    }

    static func unknownZone(_ name: String) -> Failure {
        Failure(
            .usage, "unknown time zone: \(excerpt(name))",
            hint: "name it as in the folder /usr/share/zoneinfo: Europe/Berlin, America/New_York, UTC")
    }

    static func presentUnknown() -> Failure {
        Failure(.failed, "the present time is not known", hint: "give times with a date, as in 2026-03-21 10:00")
    }

    static func bookingUnknown() -> Failure {
        Failure(.failed, "the booking's present times are not known", hint: "give both --from and --to with a date")
    }

}
