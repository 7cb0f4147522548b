import Testing

@testable import BookingCore

struct WindowTests {
    static let now = Times.at("2026-03-20T11:00Z")

    private func resolved(_ window: Window, zone: String = "Europe/Berlin", now: Timestamp? = now) throws -> [String?] {
        let (from, to) = try window.resolve(now: now, zone: Times.zone(zone))
        return [from?.rfc3339, to?.rfc3339]
    }

    @Test(arguments: [
        ("2026-03-21", "Europe/Berlin", "2026-03-20T23:00:00Z", "2026-03-21T23:00:00Z"),
        ("2026-03-29", "Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ("2026-10-25", "Europe/Berlin", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"),
        ("today", "Pacific/Kiritimati", "2026-03-20T10:00:00Z", "2026-03-21T10:00:00Z"),
        ("tomorrow", "UTC", "2026-03-21T00:00:00Z", "2026-03-22T00:00:00Z"),
        ("fri", "UTC", "2026-03-27T00:00:00Z", "2026-03-28T00:00:00Z"),
    ])
    func aDateIsALocalDay(date: String, zone: String, from: String, to: String) throws {
        #expect(try resolved(Window(date: date), zone: zone) == [from, to])
    }

    @Test func eitherEndCanBeOpen() throws {
        #expect(try resolved(Window(), now: nil) == [nil, nil])
        #expect(try resolved(Window(from: "2026-03-21"), now: nil) == ["2026-03-20T23:00:00Z", nil])
        #expect(try resolved(Window(to: "2026-03-21"), now: nil) == [nil, "2026-03-21T23:00:00Z"])
        #expect(try resolved(Window(to: "9999-12-31"), zone: "UTC", now: nil) == [nil, "10000-01-01T00:00:00Z"])
        #expect(
            try resolved(Window(from: "2026-03-21", to: "2026-03-21"), now: nil)
                == ["2026-03-20T23:00:00Z", "2026-03-21T23:00:00Z"])
        #expect(try resolved(Window(to: "18:00")) == [nil, "2026-03-20T17:00:00Z"])
        #expect(try resolved(Window(to: "+1h")) == [nil, "2026-03-20T12:00:00Z"])
        #expect(
            try resolved(Window(from: "2026-03-21 10:00", to: "18:00"), now: nil)
                == ["2026-03-21T09:00:00Z", "2026-03-21T17:00:00Z"])
    }

    /// What is looked at, or pruned, up to now is all of it.
    @Test func nowIsNotCutToTheSecond() throws {
        let now = Times.at("2026-03-20T11:00:00.987654Z")
        #expect(try resolved(Window(from: "now"), now: now) == ["2026-03-20T11:00:00.987654Z", nil])
    }

    @Test func onlyRelativeTimesNeedTheClock() throws {
        #expect(try !Window(date: "2026-03-21").needsClock)
        #expect(try !Window(from: "2026-03-21", to: "10:00").needsClock)
        #expect(try Window(date: "mon").needsClock)
        #expect(try Window(from: "10:00").needsClock)
        #expect(try Window(to: "10:00").needsClock)
        #expect(try Window(from: "2026-03-21", to: "fri").needsClock)
    }

    @Test func impossibleWindowsAreErrors() {
        #expect(
            Times.failure { try Window(date: "today", from: "10:00") }?.message
                == "--date cannot stand beside --from or --to")
        #expect(Times.failure { try Window(date: "10:00") }?.message == "not a day: '10:00'")
        let backward = Times.failure { try resolved(Window(from: "2026-03-21", to: "2026-03-20")) }
        #expect(backward?.message == "--to 2026-03-21T00:00+01:00 is not after --from 2026-03-21T00:00+01:00")
        #expect(backward?.hint == "give a later --to, or an earlier --from")
    }
}
