import Testing

@testable import BookingCore

/// `--shift` by days, where clocks change.
struct ShiftTests {
    private func shifted(_ slot: Slot, _ shift: String, _ zone: String) throws -> Slot {
        let (start, end) = try SlotChange(shift: shift).resolve(current: slot, now: nil, zone: Times.zone(zone))
        return Slot(start: try #require(start), end: try #require(end))
    }

    /// Clocks skip midnight, or show it twice, on one of the days.
    @Test(arguments: [
        ("Africa/Cairo", "2027-04-29", "1d", "2027-04-29T22:00:00Z", "2027-04-30T21:00:00Z"),
        ("Africa/Cairo", "2027-04-30", "1d", "2027-04-30T21:00:00Z", "2027-05-01T21:00:00Z"),
        ("Africa/Cairo", "2027-05-01", "-1w", "2027-04-23T22:00:00Z", "2027-04-24T22:00:00Z"),
        ("Africa/Cairo", "2027-05-07", "-1w", "2027-04-29T22:00:00Z", "2027-04-30T21:00:00Z"),
        ("Asia/Beirut", "2027-03-27", "1d", "2027-03-27T22:00:00Z", "2027-03-28T21:00:00Z"),
        ("Asia/Beirut", "2027-03-28", "1d", "2027-03-28T21:00:00Z", "2027-03-29T21:00:00Z"),
        ("America/Havana", "2027-03-13", "1d", "2027-03-14T05:00:00Z", "2027-03-15T04:00:00Z"),
        ("America/Havana", "2027-11-06", "1d", "2027-11-07T04:00:00Z", "2027-11-08T05:00:00Z"),
        ("America/Havana", "2027-11-08", "-1d", "2027-11-07T04:00:00Z", "2027-11-08T05:00:00Z"),
        ("America/Santiago", "2027-09-04", "1d", "2027-09-05T04:00:00Z", "2027-09-06T03:00:00Z"),
        ("America/Santiago", "2027-04-02", "1d", "2027-04-03T03:00:00Z", "2027-04-04T04:00:00Z"),
        ("Atlantic/Azores", "2027-03-27", "1d", "2027-03-28T01:00:00Z", "2027-03-29T00:00:00Z"),
        ("Atlantic/Azores", "2027-10-30", "1d", "2027-10-31T00:00:00Z", "2027-11-01T01:00:00Z"),
        ("Pacific/Apia", "2011-12-29", "2d", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
    ])
    func wholeDaysStayWhole(zone: String, day: String, shift: String, start: String, end: String) throws {
        let slot = try SlotRequest(words: [day]).resolve(now: nil, zone: Times.zone(zone))
        let moved = try shifted(slot, shift, zone)
        #expect(moved == Times.slot(start, end))
        #expect(try shifted(moved, shift.hasPrefix("-") ? String(shift.dropFirst()) : "-" + shift, zone) == slot)
    }

    @Test(arguments: [
        (
            "2027-03-27T01:30Z", "2027-03-27T02:30Z", "1d",
            "--for 1h --from 2027-03-28T01:30+01:00 or --for 1h --from 2027-03-28T03:30+02:00"
        ),
        (
            "2027-03-27T01:30Z", "2027-03-27T03:30Z", "1d",
            "--for 2h --from 2027-03-28T01:30+01:00 or --for 2h --from 2027-03-28T03:30+02:00"
        ),
        (
            "2027-03-27T01:15Z", "2027-03-27T01:45Z", "1d",
            "--for 30m --from 2027-03-28T01:15+01:00 or --for 30m --from 2027-03-28T03:15+02:00"
        ),
        (
            "2027-03-27T00:30Z", "2027-03-27T01:30Z", "1d",
            "--from 2027-03-28T01:30+01:00 --to 2027-03-28T01:30+01:00 or --from 2027-03-28T01:30+01:00 --to 2027-03-28T03:30+02:00"
        ),
        (
            "2027-10-30T00:30Z", "2027-10-30T01:30Z", "1d",
            "--for 1h --from 2027-10-31T02:30+02:00 or --for 1h --from 2027-10-31T02:30+01:00"
        ),
        (
            "2027-11-01T01:30Z", "2027-11-01T02:30Z", "-1d",
            "--for 1h --from 2027-10-31T02:30+02:00 or --for 1h --from 2027-10-31T02:30+01:00"
        ),
    ])
    func aTimeThatClocksDoNotShowOnceIsRefused(start: String, end: String, shift: String, ways: String) throws {
        let failure = Times.failure { try shifted(Times.slot(start, end), shift, "Europe/Berlin") }
        #expect(failure?.kind == .usage)
        #expect(failure?.hint == "say which time is meant: \(ways); or count hours: 24h for 1d")
    }

    @Test func aDayThatIsSkippedIsRefused() throws {
        let day = try SlotRequest(words: ["2011-12-29"]).resolve(now: nil, zone: Times.zone("Pacific/Apia"))
        #expect(
            Times.failure { try shifted(day, "1d", "Pacific/Apia") }?.message
                == "2011-12-30 does not exist in Pacific/Apia: the calendar skips that day there")
    }

    /// One o'clock is where the 30th begins, so a way back would lead to midnight.
    @Test func whatWouldBecomeTheBeginningOfADayIsRefused() throws {
        let slot = Times.slot("2027-04-28T23:00Z", "2027-04-29T01:00Z")
        let failure = Times.failure { try shifted(slot, "1d", "Africa/Cairo") }
        #expect(failure?.message.hasPrefix("2027-04-30T01:00 begins the day in Africa/Cairo") == true)
        #expect(failure?.hint?.contains("--from 2027-04-30T01:00+03:00") == true)
    }
}
