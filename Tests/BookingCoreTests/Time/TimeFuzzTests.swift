import Testing

@testable import BookingCore

/// Hostile text leads to a value or to a `Failure`, and never to a trap.
struct TimeFuzzTests {
    static let pieces = [
        "2026-03-21", "2026-03-29", "2026-10-25", "9999-12-31", "1970-01-01", "0000-00-00", "10:00", "02:30", "24:00",
        "T", " ", "Z", "+02:00", "-23:59", "now", "+", "-", "today", "tomorrow", "fri", "sunday", "90m", "1h", "1.5s",
        "P", "PT", "1D", "99999999999999999999", ".", ":", "60", "\0", "\u{301}", "é", "\u{202E}", "\u{1B}[31m", "W",
        "000000000", "mo", "y", "2932897d", "3pm",
        "12am", "noon", "midnight", "10-12", "–", "until", "in", "next", "yesterday", "25.12.2027", "12/25/2027", "/",
        "1.5h",
        "2 days", "min", "hours", "UTC+2", "10", " pm", "25769803776h", "-9223372036854775808",
    ]

    private static func text(_ random: inout Times.Random) -> String {
        switch UInt.random(in: 0..<20, using: &random) {
        case 0:
            let count = Int.random(in: 0...80, using: &random)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            return String(decoding: bytes, as: UTF8.self)
        case 1:
            return String(repeating: pieces.randomElement(using: &random) ?? "", count: 2_000)
        default:
            return (0..<Int.random(in: 0...4, using: &random))
                .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        }
    }

    private static func maybe(_ random: inout Times.Random) -> String? {
        Bool.random(using: &random) ? text(&random) : nil
    }

    @Test func hostileTextNeverTraps() throws {
        let seed = Times.seed()
        var random = Times.Random(seed: seed)
        let zones = try ["Europe/Berlin", "Pacific/Apia", "UTC", "AAA24BBB-24,J1/167,365/-167"].map(Times.zone)
        let (now, current) = (Times.at("2026-03-21T10:00Z"), Times.slot("2026-03-28T09:00Z", "9999-12-31T11:00Z"))
        let end = ContinuousClock.now + .seconds(1)
        while ContinuousClock.now < end {
            let zone = zones.randomElement(using: &random) ?? .utc
            let texts = (0..<4).map { _ in Self.maybe(&random) }
            let words = (0..<Int.random(in: 0...5, using: &random)).map { _ in Self.text(&random) }
            attempt(seed) { _ = try Span(words.first ?? "", .any) }
            attempt(seed) { _ = try Zone.named(words.first ?? "") }
            attempt(seed) { _ = try Zone.asked(words.first ?? "") }
            attempt(seed) { _ = try Zone.local(Environment(["TZ": words.last ?? ""])) }
            attempt(seed) { _ = try Window(date: texts[2], from: texts[0], to: texts[1]).resolve(now: now, zone: zone) }
            attempt(seed) {
                let slot = try SlotRequest(words: words, from: texts[0], to: texts[1], for: texts[2])
                    .resolve(now: now, zone: zone)
                #expect(slot.start < slot.end && slot.start.isBookable && slot.end.isBookable, "seed \(seed)")
                _ = TimeFormat(zone: zone).slot(slot)
                _ = TimeFormat(zone: zone).spoken(slot, now: now)
            }
            attempt(seed) {
                _ = try SlotChange(from: texts[0], to: texts[1], for: texts[2], shift: texts[3])
                    .resolve(current: current, now: now, zone: zone)
            }
            _ = Timestamp(rfc3339: words.joined())
        }
    }

    private func attempt(_ seed: UInt64, _ body: () throws -> Void) {
        do {
            try body()
        } catch let failure as Failure {
            let isShort = failure.message.unicodeScalars.count < 200 && failure.hint != nil
            if failure.kind != .usage || !isShort { Issue.record("seed \(seed): \(failure)") }
        } catch {
            Issue.record("seed \(seed): \(error)")
        }
    }
}
