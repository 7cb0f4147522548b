/// A time zone, as a value: what clocks in a place show at an instant, and when they show it.
///
/// It reads the system's time zone files itself. libc would do, but knows only one zone a process (`tzset`), whose
/// change would have to be locked around every use, and takes an unknown one for UTC.
struct Zone: Hashable, Sendable {
    /// `Europe/Berlin`, or a POSIX string such as `<+03>-3`; PostgreSQL knows it under the same name.
    let name: String
    private let table: ZoneTable

    /// As people read it: UTC has several names.
    var label: String { name == "Etc/UTC" ? "UTC" : name }

    /// By which its clock changes go on; nil where its file tells none.
    var lastRule: ZoneRule? { table.rule }

    static let utc = Zone(name: "UTC", table: ZoneTable(rule: .utc))

    init(name: String, table: ZoneTable) {
        (self.name, self.table) = (name, table)
    }

    /// How far clocks are ahead of UTC, in seconds.
    func offset(at instant: Timestamp) -> Int {
        table.offset(atSecond: instant.seconds)
    }

    func civil(_ instant: Timestamp) -> CivilTime {
        let offset = Int64(offset(at: instant)) * Timestamp.microsecondsPerSecond
        return CivilTime(utc: instant.adding(microseconds: offset))
    }

    /// When clocks show that time: once; never, where a clock change skips it; or twice, the earlier one first.
    func instants(of civil: CivilTime) -> [Timestamp] {
        let (before, after) = offsets(around: civil)
        let candidates = before == after ? [before] : [before, after]
        return candidates.filter { offset(at: civil.instant(offset: $0)) == $0 }.map(civil.instant(offset:))
    }

    /// Whether clocks show then what they have not shown before: a local time in a calendar means the first of two.
    func showsFirst(_ instant: Timestamp) -> Bool { instants(of: civil(instant)).first == instant }

    /// The offsets a day before and a day after; no zone has changed its clocks twice within that time since 1970.
    private func offsets(around civil: CivilTime) -> (before: Int, after: Int) {
        let (utc, day) = (civil.utc, CivilTime.microsecondsPerDay)
        return (offset(at: utc.adding(microseconds: -day)), offset(at: utc.adding(microseconds: day)))
    }
}

extension Zone {
    /// A clock change that skips local times.
    struct Gap: Hashable, Sendable {
        /// Offsets in seconds.
        let before: Int
        let after: Int
        /// The instant of the change, from which on clocks show times again.
        let end: Timestamp
    }

    /// The gap that a local time without instants falls into.
    func gap(around skipped: CivilTime) -> Gap {
        let (before, after) = offsets(around: skipped)
        var (low, high) = (skipped.instant(offset: after).seconds, skipped.instant(offset: before).seconds)
        while low < high {
            let middle = low + (high - low) / 2
            if table.offset(atSecond: middle) == after { high = middle } else { low = middle + 1 }
        }
        return Gap(
            before: before, after: after, end: Timestamp(microseconds: low * Timestamp.microsecondsPerSecond))
    }

    /// Where a local time would be by either of the offsets around it, the earlier first: the two that somebody who
    /// gave one that is skipped, or happens twice, can have meant.
    func readings(of civil: CivilTime) -> [Timestamp] {
        let (before, after) = offsets(around: civil)
        return [civil.instant(offset: max(before, after)), civil.instant(offset: min(before, after))]
    }

    /// The instant of a local time that somebody gave, who has to mean a single one.
    /// - Parameter option: where it was computed, what to give its instant to.
    func onlyInstant(of civil: CivilTime, computedFor option: String? = nil) throws -> Timestamp {
        let instants = instants(of: civil)
        if instants.count == 1 { return instants[0] }
        guard instants.isEmpty else {
            throw Failure.doubledTime(civil, zone: self, offsets: instants.map(offset(at:)), option: option)
        }
        throw Failure.skippedTime(civil, zone: self, gap: gap(around: civil), option: option)
    }
}
