import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// All zones over twenty years, around their clock changes: a shift and the shift back lead to what was, or are refused; a
/// whole day stays one. Longer by BOOKING_TORTURE=FACTOR.
struct ShiftTortureTests {
    private static let factor = ProcessInfo.processInfo.environment["BOOKING_TORTURE"].flatMap { Int($0) } ?? 1
    private static let first = Times.date("2018-01-01")
    private static let days = 7_305

    @Test func shiftAndShiftBackIsTheIdentityOrARefusal() throws {
        var random = SeededGenerator(printing: "ShiftTortureTests")
        var (done, refused) = (0, 0)
        for name in try ZoneTests.zoneNames() {
            let zone = try Times.zone(name)
            let changes = Self.changes(of: zone)
            for _ in 0..<(6 * Self.factor) {
                let date = changes.randomElement(using: &random) ?? Self.anyDay(&random)
                let slot = Self.slot(near: date.adding(days: .random(in: -8...8, using: &random)), zone, &random)
                guard slot.start < slot.end else { continue }
                let span = Self.span(&random)
                guard let moved = Self.shifted(slot, span, zone) else { refused += 1; continue }
                done += 1
                let back = Self.shifted(moved, -span, zone)
                if let back, back != slot {
                    Issue.record("\(name): \(slot) by \(span) is \(moved), and back \(back)")
                }
                try Self.checkDay(
                    date.adding(days: .random(in: -2...1, using: &random)), zone, span.days, name)
            }
        }
        #expect(done > refused && refused > 0, "\(done) done, \(refused) refused")
    }

    /// A whole day stays one, wherever it goes.
    private static func checkDay(_ date: CivilDate, _ zone: Zone, _ days: Int, _ context: String) throws {
        guard let day = try? zone.day(date), let moved = shifted(day, Span(days: days), zone) else { return }
        let other = date.adding(days: days)
        #expect(moved == (try zone.day(other)), "\(context): \(date.iso) by \(days) days")
        #expect(shifted(moved, Span(days: -days), zone) == day, "\(context): \(date.iso) by \(days) days and back")
        #expect(TimeFormat(zone: zone).slot(moved) == TimeFormat(zone: zone).day(other), "\(context)")
    }

    private static func shifted(_ slot: Slot, _ span: Span, _ zone: Zone) -> Slot? {
        let change = try? SlotChange(from: nil, to: nil, for: nil, shift: span)
        let times = try? change?.resolve(current: slot, now: nil, zone: zone)
        return times.flatMap { times in times.start.flatMap { start in times.end.map { Slot(start: start, end: $0) } } }
    }

    /// The days in which clocks change.
    private static func changes(of zone: Zone) -> [CivilDate] {
        let noons = (0...(days / 8)).map { first.adding(days: $0 * 8) }
        return zip(noons, noons.dropFirst()).filter {
            zone.offset(at: CivilTime($0).utc) != zone.offset(at: CivilTime($1).utc)
        }
        .flatMap { begin, _ in
            (0..<9).map { begin.adding(days: $0) }.filter {
                zone.offset(at: CivilTime($0).utc) != zone.offset(at: CivilTime($0.adding(days: 1)).utc)
            }
        }
    }

    private static func anyDay(_ random: inout SeededGenerator) -> CivilDate {
        first.adding(days: .random(in: 0..<days, using: &random))
    }

    /// Mostly within the first hours of a day, where clocks change, and on the quarter; a day's beginning or end often.
    private static func slot(near date: CivilDate, _ zone: Zone, _ random: inout SeededGenerator) -> Slot {
        func instant(_ date: CivilDate) -> Timestamp {
            if Int.random(in: 0..<3, using: &random) == 0 { return zone.start(of: date) }
            let quarters = Int64.random(in: Bool.random(using: &random) ? 0..<16 : 0..<96, using: &random)
            let civil = CivilTime(date, microsecondOfDay: quarters * 900_000_000)
            return zone.readings(of: civil).randomElement(using: &random) ?? civil.utc
        }
        return Slot(start: instant(date), end: instant(date.adding(days: .random(in: 0...2, using: &random))))
    }

    private static func span(_ random: inout SeededGenerator) -> Span {
        let days = [1, 1, 7, 2, .random(in: 1...400, using: &random)].randomElement(using: &random) ?? 1
        let hours = Int64.random(in: 0..<8, using: &random) == 0 ? 1 : Int64(0)
        let span = Span(days: days, microseconds: hours * 3_600_000_000)
        return Bool.random(using: &random) ? span : -span
    }
}
