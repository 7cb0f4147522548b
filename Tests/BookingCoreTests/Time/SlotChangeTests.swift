import Testing

@testable import BookingCore

struct SlotChangeTests {
    static let now = Times.at("2026-03-20T11:00Z")
    /// 10:00 to 12:00 in Berlin.
    static let current = Times.slot("2026-03-28T09:00Z", "2026-03-28T11:00Z")

    private func resolved(_ change: SlotChange, now: Timestamp? = now) throws -> [String?] {
        let (start, end) = try change.resolve(current: Self.current, now: now, zone: Times.zone("Europe/Berlin"))
        return [start?.rfc3339, end?.rfc3339]
    }

    @Test func whatIsNotGivenStays() throws {
        #expect(try SlotChange().isEmpty)
        #expect(try resolved(SlotChange()) == [nil, nil])
        #expect(try resolved(SlotChange(from: "2026-03-28T09:00")) == ["2026-03-28T08:00:00Z", nil])
        #expect(try resolved(SlotChange(to: "2026-03-28T13:00")) == [nil, "2026-03-28T12:00:00Z"])
        #expect(try resolved(SlotChange(for: "3h")) == [nil, "2026-03-28T12:00:00Z"])
        #expect(
            try resolved(SlotChange(from: "2026-03-29", for: "1h")) == ["2026-03-28T23:00:00Z", "2026-03-29T00:00:00Z"])
    }

    @Test func aBareClockIsOnTheBookingsDay() throws {
        #expect(try resolved(SlotChange(from: "9:00"), now: nil) == ["2026-03-28T08:00:00Z", nil])
        #expect(try resolved(SlotChange(to: "13:00"), now: nil) == [nil, "2026-03-28T12:00:00Z"])
        #expect(
            try resolved(SlotChange(from: "2026-03-30 9:00", to: "13:00"), now: nil)
                == ["2026-03-30T07:00:00Z", "2026-03-30T11:00:00Z"])
    }

    @Test func aBareDurationCountsFromTheStart() throws {
        #expect(try resolved(SlotChange(to: "+3h"), now: nil) == [nil, "2026-03-28T12:00:00Z"])
        #expect(
            try resolved(SlotChange(from: "+1h", to: "+3h"), now: Times.at("2026-03-28T09:00Z"))
                == ["2026-03-28T10:00:00Z", "2026-03-28T13:00:00Z"])
    }

    @Test func aShiftMovesBothEnds() throws {
        #expect(try resolved(SlotChange(shift: "30m"), now: nil) == ["2026-03-28T09:30:00Z", "2026-03-28T11:30:00Z"])
        #expect(try resolved(SlotChange(shift: "1d"), now: nil) == ["2026-03-29T08:00:00Z", "2026-03-29T10:00:00Z"])
        #expect(try resolved(SlotChange(shift: "-1w"), now: nil) == ["2026-03-21T09:00:00Z", "2026-03-21T11:00:00Z"])
    }

    static let needs: [(SlotChange, clock: Bool, booking: Bool)] = {
        func change(
            from: String? = nil, to: String? = nil, for duration: String? = nil, shift: String? = nil
        ) -> SlotChange {
            guard let change = try? SlotChange(from: from, to: to, for: duration, shift: shift) else { fatalError() }
            return change
        }
        return [
            (change(), false, false), (change(from: "2026-03-28"), false, false),
            (change(to: "2026-03-28T10:00Z"), false, false), (change(from: "2026-03-28", for: "1d"), false, false),
            (change(from: "2026-03-28", to: "12:00"), false, false), (change(from: "now"), true, false),
            (change(from: "+1h"), true, false), (change(to: "now"), true, false), (change(to: "fri"), true, false),
            (change(from: "10:00"), false, true), (change(from: "10:00", to: "11:00"), false, true),
            (change(to: "11:00"), false, true), (change(to: "+1h"), false, true), (change(for: "1h"), false, true),
            (change(shift: "1h"), false, true),
        ]
    }()

    @Test(arguments: needs.indices)
    func itSaysWhatItNeeds(index: Int) throws {
        let (change, clock, booking) = Self.needs[index]
        #expect(change.needsClock == clock)
        #expect(change.needsBooking == booking)
        _ = try change.resolve(
            current: booking ? Self.current : nil, now: clock ? Self.now : nil, zone: Times.zone("Europe/Berlin"))
    }

    @Test func impossibleChangesAreErrors() throws {
        #expect(
            Times.failure { try SlotChange(from: "9:00", shift: "1h") }?.message
                == "--shift moves both ends and cannot stand beside --from, --to or --for")
        #expect(
            Times.failure { try SlotChange(to: "9:00", for: "1h") }?.message == "both an end and a duration are given")
        #expect(
            Times.failure { try resolved(SlotChange(from: "13:00")) }?.message
                == "the end 2026-03-28T12:00+01:00 is not after the start 2026-03-28T13:00+01:00")
        #expect(Times.failure { try resolved(SlotChange(shift: "-21000d")) }?.kind == .usage)
    }
}
