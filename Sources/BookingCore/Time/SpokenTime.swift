extension TimeFormat {
    /// As one would say it: `Fri 4 Dec 15:00–16:00, in 5 days`; the year only where it is not this one.
    func spoken(_ slot: Slot, now: Timestamp) -> String {
        let today = zone.civil(now).date
        let time = String(writing: { bytes in
            append(slot, to: &bytes) { date, bytes in
                bytes.append(contentsOf: date.spoken(withYear: date.year != today.year).utf8)
            }
        })
        return "\(time), \(distance(of: slot, from: now, today))"
    }

    /// `now`, `in 20 minutes`, `in 3 hours`, `tomorrow`, `in 5 days`, and back.
    private func distance(of slot: Slot, from now: Timestamp, _ today: CivilDate) -> String {
        if slot.start <= now && now < slot.end { return "now" }
        let isAhead = now < slot.start
        let days = zone.civil(slot.start).date.daysSinceEpoch - today.daysSinceEpoch
        switch days {
        case 0: return Self.distance(seconds: abs(slot.start.seconds - now.seconds), isAhead: isAhead)
        case 1: return "tomorrow"
        case -1: return "yesterday"
        default: return isAhead ? "in \(days) days" : "\(-days) days ago"
        }
    }

    private static func distance(seconds: Int64, isAhead: Bool) -> String {
        let (count, unit) = seconds < 3_600 ? (seconds / 60, "minute") : (seconds / 3_600, "hour")
        let text = Int(max(count, 1)).counting(unit)
        return isAhead ? "in \(text)" : "\(text) ago"
    }
}

extension CivilDate {
    /// `Fri 4 Dec`, `Fri 4 Dec 2026`
    fileprivate func spoken(withYear: Bool) -> String {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(weekday.abbreviation) \(day) \(months[month - 1])" + (withYear ? " \(year)" : "")
    }
}
