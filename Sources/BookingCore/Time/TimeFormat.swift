/// Times for people, in one zone and in little space, to the second; `rfc3339` and `typed` are exact.
struct TimeFormat: Sendable {
    /// What is left out where there is no room for it; each also leaves out what those before it do.
    enum Brevity: Int, Sendable {
        case none, seconds, weekday, year
    }

    let zone: Zone
    /// Hyphens instead of dashes, where the locale has no others.
    var ascii = false
    var without = Brevity.none

    /// The same with less in it.
    func leaving(out part: Brevity) -> TimeFormat {
        var brief = self
        brief.without = part
        return brief
    }

    /// For a header: `Europe/Berlin`, or `UTC`.
    var label: String { zone.label }

    /// `2026-03-21 10:00`; seconds only where they are not zero. Where the clocks show the same time twice, the
    /// offset tells which one is meant: `2026-10-25 02:30+01:00`.
    func time(_ instant: Timestamp) -> String {
        String(writing: { append(instant, to: &$0, withDate: true) })
    }

    /// When something happened, always to the second, so that columns of them are even: `2026-03-21 10:00:00`.
    func moment(_ instant: Timestamp) -> String {
        String(writing: { append(instant, to: &$0, withDate: true, omittingZeroSeconds: leavesOut(.seconds)) })
    }

    /// `until 12:00`, or `until 2026-03-21 12:00` where that is not today.
    func until(_ end: Timestamp, now: Timestamp) -> String { "until " + clock(end, now: now) }

    /// `12:00`, or `2026-03-21 12:00` where that is not today; without fractions.
    func clock(_ instant: Timestamp, now: Timestamp) -> String {
        let isToday = zone.civil(instant).date == zone.civil(now).date
        return String(writing: { append(instant.cutToSecond, to: &$0, withDate: !isToday) })
    }

    /// `Sat 2026-03-21`
    func day(_ date: CivilDate) -> String {
        "\(date.weekday.abbreviation) \(date.iso)"
    }

    /// `Sat 2026-03-21 10:00–12:00`, to the day's end `Sat 2026-03-21 10:00–24:00`, across days
    /// `Sat 2026-03-21 10:00 – Sun 2026-03-22 09:00`, whole days `Sat 2026-03-21` and
    /// `Sat 2026-03-21 – Mon 2026-03-23`: as it can be typed.
    func slot(_ slot: Slot) -> String {
        String(writing: { append(slot, to: &$0) })
    }

    /// `Sat 2026-03-21 10:00–12:00 → 14:00–16:00`: the day is said again only where it is another one.
    func move(from old: Slot, to new: Slot) -> String {
        let (from, to) = (days(of: old), days(of: new))
        let isOneDay = !from.areWhole && !to.areWhole && Set([from.first, from.last, to.first, to.last]).count == 1
        return String(writing: { bytes in
            append(old, to: &bytes)
            bytes.append(contentsOf: (ascii ? " -> " : " → ").utf8)
            if isOneDay { appendClocks(new, to: &bytes) } else { append(new, to: &bytes) }
        })
    }

    /// `14:00–16:00`, of a slot within a day.
    private func appendClocks(_ slot: Slot, to bytes: inout [UInt8]) {
        append(slot.start, to: &bytes, withDate: false)
        bytes.append(contentsOf: dash(isWide: false).utf8)
        appendEnd(slot.end, to: &bytes)
    }

    /// Appends `slot(_:)` without making a string of it.
    func append(_ slot: Slot, to bytes: inout [UInt8]) {
        append(slot, to: &bytes, day: appendDay)
    }

    private func appendDay(_ date: CivilDate, to bytes: inout [UInt8]) {
        if !leavesOut(.weekday) {
            bytes.append(contentsOf: date.weekday.abbreviation.utf8)
            bytes.append(UInt8(ascii: " "))
        }
        append(date, to: &bytes)
    }

    private func append(_ date: CivilDate, to bytes: inout [UInt8]) {
        bytes.append(date, withYear: !leavesOut(.year))
    }

    private func leavesOut(_ part: Brevity) -> Bool {
        without.rawValue >= part.rawValue
    }

    /// The same with days as `write` writes them.
    func append(_ slot: Slot, to bytes: inout [UInt8], day write: (CivilDate, inout [UInt8]) -> Void) {
        let days = days(of: slot)
        write(days.first, &bytes)
        if !days.areWhole {
            bytes.append(UInt8(ascii: " "))
            append(slot.start, to: &bytes, withDate: false)
            bytes.append(contentsOf: dash(isWide: days.first != days.last).utf8)
        } else if days.first != days.last {
            bytes.append(contentsOf: dash(isWide: true).utf8)
        }
        if days.first != days.last { write(days.last, &bytes) }
        if days.areWhole { return }
        if days.first != days.last { bytes.append(UInt8(ascii: " ")) }
        appendEnd(slot.end, to: &bytes)
    }

    private func appendEnd(_ end: Timestamp, to bytes: inout [UInt8]) {
        guard !zone.isStartOfDay(end) else { return bytes.append(contentsOf: "24:00".utf8) }
        append(end, to: &bytes, withDate: false)
    }

    /// The days that a slot takes, where an end at midnight counts to the day that it closes, and whether it takes all
    /// of them.
    func days(of slot: Slot) -> (first: CivilDate, last: CivilDate, areWhole: Bool) {
        let first = zone.civil(slot.start).date
        guard zone.isStartOfDay(slot.end) else { return (first, zone.civil(slot.end).date, false) }
        return (first, zone.day(endingAt: slot.end), zone.isStartOfDay(slot.start))
    }

    private func dash(isWide: Bool) -> String {
        let dash = ascii ? "-" : "–"
        return isWide ? " \(dash) " : dash
    }

    private func append(
        _ instant: Timestamp, to bytes: inout [UInt8], withDate: Bool, omittingZeroSeconds: Bool = true
    ) {
        let civil = zone.civil(instant)
        if withDate {
            append(civil.date, to: &bytes)
            bytes.append(UInt8(ascii: " "))
        }
        let unit = Timestamp.microsecondsPerSecond * (leavesOut(.seconds) ? 60 : 1)
        bytes.appendClock(
            civil.microsecondOfDay - civil.microsecondOfDay % unit, omittingZeroSeconds: omittingZeroSeconds)
        if zone.instants(of: civil).count > 1 { bytes.appendOffset(zone.offset(at: instant)) }
    }
}

extension Zone {
    /// `2026-03-21T10:00+01:00`, which can be copied into a command.
    func iso(_ instant: Timestamp) -> String {
        civil(instant).iso(offset: offset(at: instant))
    }
    /// `2026-03-21T10:00`, as people type it in that zone; with the offset only where the clocks show it twice.
    func typed(_ instant: Timestamp) -> String {
        let civil = civil(instant)
        return instants(of: civil).count > 1 ? iso(instant) : civil.iso
    }
}
