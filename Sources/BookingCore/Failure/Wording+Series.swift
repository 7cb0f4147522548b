// Bookings that repeat.

extension Failure {
    static func notAPeriod(_ text: String) -> Failure {
        Failure(
            .usage, "not how often a series repeats: \(excerpt(text))",
            hint: "write day, weekday, week or month, or so many of them: 3d, 2w, 2months")
    }

    static func needsEvery(_ flag: String) -> Failure {
        Failure(
            .usage, "\(flag) needs --every", hint: "say how often it repeats: --every day, week, 2w, month or weekday")
    }

    static func seriesWithoutEnd() -> Failure {
        Failure(
            .usage, "a series needs an end",
            hint: "say how often it takes place, --times 10, or until when: --until 2026-12-31")
    }

    static func daysWithoutWeeks() -> Failure {
        Failure(.usage, "--on needs weeks", hint: "write --every week --on mon,wed, or --every 2w --on fri")
    }

    static func emptySeries() -> Failure {
        Failure(
            .usage, "the series has no occurrence", hint: "give a later --until, or leave out fewer days with --except")
    }

    static func endlessSeries(_ most: Int) -> Failure {
        Failure(
            .usage, "a series of more than \(most) bookings",
            hint: "end it sooner with --times or --until; what goes on for years is better booked year by year")
    }

    static func missingDay(_ day: String) -> Failure {
        Failure(.usage, "\(day) does not exist", hint: "to leave out the months that have no such day: --skip-missing")
    }

    /// A time that cannot be, of one among many.
    static func occurrence(_ failure: Failure, on date: CivilDate, mayMove: Bool) -> Failure {
        let move = mayMove ? "; to move skipped times on: --skip-missing" : ""
        return failure.hinting("to leave that day out: --except \(date.iso)\(move)")
    }

    static func notAllFree(_ taken: Failure) -> Failure {
        taken.hinting(
            "nothing was booked; what is free of the series goes through without --all-or-nothing, "
                + "and --dry-run tells what is not")
    }

    static func notAllFreeToMoveTo(_ taken: Failure) -> Failure {
        taken.hinting(
            "nothing was changed; without --if-free all are moved, and --dry-run tells what would conflict")
    }

    static func notOfSeries(_ flag: String) -> Failure {
        Failure(
            .usage, "\(flag) is for one booking, not for a series",
            hint: "leave out \(flag), or --series and --following")
    }

    static func seriesNeedsClock() -> Failure {
        Failure(
            .usage, "a series has no single day to move to",
            hint: "give a time of day alone, --from 14:00, which is on the day of each; or --shift 1d")
    }
}
