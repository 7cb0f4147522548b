/// Times for people, in one zone and in little space.
struct TimeFormat: Sendable {
    let zone: Zone
    /// Hyphens instead of dashes, where the locale has no others.
    var ascii = false

    /// For a header: `Europe/Berlin`, or `UTC`.
    var label: String { zone.label }

    /// `2026-03-21 10:00`; seconds only where they are not zero. Where the clocks show the same time twice, the
    /// offset tells which one is meant: `2026-10-25 02:30+01:00`.
    func time(_ instant: Timestamp) -> String {
        String(writing: { append(instant, to: &$0, withDate: true) })
    }

    /// When something happened, always to the second, so that columns of them are even: `2026-03-21 10:00:00`.
    func moment(_ instant: Timestamp) -> String {
        let fraction = instant.microseconds.floorDivided(by: Timestamp.microsecondsPerSecond).remainder
        let second = instant.adding(microseconds: -fraction)
        return String(writing: { append(second, to: &$0, withDate: true, omittingZeroSeconds: false) })
    }

    /// `Sat 2026-03-21`
    func day(_ date: CivilDate) -> String {
        "\(date.weekday.abbreviation) \(date.iso)"
    }

    /// `Sat 2026-03-21 10:00–12:00`, to the day's end `Sat 2026-03-21 00:00–24:00`, or across days
    /// `Sat 2026-03-21 10:00 – Sun 2026-03-22 09:00`.
    func slot(_ slot: Slot) -> String {
        String(writing: { append(slot, to: &$0) })
    }

    /// Appends `slot(_:)` without making a string of it.
    func append(_ slot: Slot, to bytes: inout [UInt8]) {
        let (first, last) = (zone.civil(slot.start).date, zone.civil(slot.end).date)
        append(first.weekday, to: &bytes)
        append(slot.start, to: &bytes, withDate: true)
        if slot.end == zone.start(of: first.adding(days: 1)) {
            return bytes.append(contentsOf: "\(dash(isWide: false))24:00".utf8)
        }
        bytes.append(contentsOf: dash(isWide: first != last).utf8)
        if first != last { append(last.weekday, to: &bytes) }
        append(slot.end, to: &bytes, withDate: first != last)
    }

    private func dash(isWide: Bool) -> String {
        let dash = ascii ? "-" : "–"
        return isWide ? " \(dash) " : dash
    }

    private func append(_ weekday: Weekday, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: weekday.abbreviation.utf8)
        bytes.append(UInt8(ascii: " "))
    }

    private func append(
        _ instant: Timestamp, to bytes: inout [UInt8], withDate: Bool, omittingZeroSeconds: Bool = true
    ) {
        let civil = zone.civil(instant)
        if withDate {
            bytes.append(civil.date)
            bytes.append(UInt8(ascii: " "))
        }
        bytes.appendClock(civil.microsecondOfDay, omittingZeroSeconds: omittingZeroSeconds)
        if zone.instants(of: civil).count > 1 { bytes.appendOffset(zone.offset(at: instant)) }
    }
}

extension Zone {
    /// `2026-03-21T10:00+01:00`, which can be copied into a command.
    func iso(_ instant: Timestamp) -> String {
        civil(instant).iso(offset: offset(at: instant))
    }
}
