/// STANDARD or DAYLIGHT of a VTIMEZONE: when clocks change, and from what to what.
struct ZoneObservance {
    /// Far more than any zone has had.
    private static let mostDates = 1000

    private var start: CivilTime?
    /// In seconds.
    private var before: Int?
    private var after: Int?
    private var rule: ContentLine?
    private var dates: [CivilTime] = []
    /// Why its zone cannot be told.
    private var flaw: RowProblem?

    mutating func take(_ line: ContentLine) {
        do {
            try read(line)
        } catch {
            flaw = flaw ?? error
        }
    }

    private mutating func read(_ line: ContentLine) throws(RowProblem) {
        switch line.name {
        case "DTSTART": start = try line.localTimes().first
        case "TZOFFSETFROM": before = try line.offset()
        case "TZOFFSETTO": after = try line.offset()
        case "RRULE":
            guard rule == nil else { throw line.problem("a second rule") }
            rule = line
        case "RDATE":
            dates += try line.localTimes()
            guard dates.count <= Self.mostDates else { throw line.problem("more than \(Self.mostDates) dates") }
        case "EXDATE", "EXRULE": throw line.problem("an exception")
        default: break
        }
    }

    /// - Parameter begin: the line that begins it.
    func changes(_ begin: ContentLine) throws(RowProblem) -> ClockChanges {
        if let flaw { throw flaw }
        guard let start, let before, let after else { throw begin.problem("not all there") }
        guard let rule else { return ClockChanges(before: before, after: after, dates: [start] + dates) }
        let yearly = try ClockChanges.Yearly(rule, from: start, before: before)
        return ClockChanges(before: before, after: after, dates: dates, yearly: yearly)
    }
}

extension ContentLine {
    fileprivate func localTimes() throws(RowProblem) -> [CivilTime] {
        var times: [CivilTime] = []
        for text in value.split(separator: ",") {
            guard let time = CalendarTime(text, zone: .utc), !text.hasSuffix("Z") else {
                throw problem("no local time: \(Failure.excerpt(String(text)))")
            }
            times.append(time.civil)
        }
        return times
    }

    /// `+0100`, `-033015`, in seconds.
    fileprivate func offset() throws(RowProblem) -> Int {
        let digits = value.dropFirst()
        guard let sign = value.first, sign == "+" || sign == "-", digits.count == 4 || digits.count == 6,
            digits.utf8.allSatisfy({ 0x30...0x39 ~= $0 }), let number = Int(digits)
        else { throw problem("no offset: \(Failure.excerpt(value))") }
        let (hours, minutes, seconds) =
            digits.count == 4 ? (number / 100, number % 100, 0) : (number / 10_000, number / 100 % 100, number % 100)
        guard hours < 24, minutes < 60, seconds < 60 else { throw problem("no offset: \(Failure.excerpt(value))") }
        return (sign == "-" ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds)
    }
}
