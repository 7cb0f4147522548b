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
        // The end stays on its day, and so it would come first; what is meant is named.
        let failure = Times.failure { try resolved(SlotChange(from: "2026-03-30 9:00", to: "13:00"), now: nil) }
        #expect(failure?.hint == "give a later end, as in --to 2026-03-30T13:00, or a duration, as in --for 4h")
    }

    /// A weekend from Friday evening on stays one.
    static let ends: [(start: String, end: String, from: String?, to: String, expected: String)] = [
        // Fri 18:00 – Mon 08:00
        ("2027-03-19T17:00Z", "2027-03-22T07:00Z", nil, "23:00", "2027-03-22T22:00:00Z"),
        ("2027-03-19T17:00Z", "2027-03-22T07:00Z", "2027-03-20 10:00", "12:00", "2027-03-22T11:00:00Z"),
        // 23:00–01:00
        ("2027-03-20T22:00Z", "2027-03-21T00:00Z", nil, "02:00", "2027-03-21T01:00:00Z"),
        ("2027-03-20T22:00Z", "2027-03-21T00:00Z", "22:00", "02:00", "2027-03-21T01:00:00Z"),
        // Until 24:00, which counts to the day that it closes
        ("2027-03-20T20:00Z", "2027-03-20T23:00Z", nil, "23:30", "2027-03-20T22:30:00Z"),
        ("2027-03-20T20:00Z", "2027-03-20T23:00Z", nil, "midnight", "2027-03-20T23:00:00Z"),
        ("2027-03-20T20:00Z", "2027-03-20T22:00Z", nil, "24:00", "2027-03-20T23:00:00Z"),
        // Wherever it is to begin
        ("2027-03-20T09:00Z", "2027-03-20T11:00Z", "2027-03-19 10:00", "12:00", "2027-03-20T11:00:00Z"),
    ]

    @Test(arguments: ends)
    func aBareClockAsTheEndIsOnTheDayOfThePresentEnd(
        start: String, end: String, from: String?, to: String, expected: String
    ) throws {
        let change = try SlotChange(from: from, to: to)
        let zone = try Times.zone("Europe/Berlin")
        #expect(try change.resolve(current: Times.slot(start, end), now: nil, zone: zone).end?.rfc3339 == expected)
    }

    @Test func anEndBeforeTheStartNamesTheNextOne() throws {
        let evening = Times.slot("2027-03-20T20:00Z", "2027-03-20T22:00Z")
        let failure = Times.failure {
            try SlotChange(to: "01:00").resolve(current: evening, now: nil, zone: Times.zone("Europe/Berlin"))
        }
        #expect(failure?.hint == "give a later end, as in --to 2027-03-21T01:00, or a duration, as in --for 4h")
    }

    @Test func aDayAsTheEndIsIncluded() throws {
        #expect(try resolved(SlotChange(to: "2026-03-30")) == [nil, "2026-03-30T22:00:00Z"])
        #expect(
            try resolved(SlotChange(from: "2026-03-30", to: "2026-03-30"))
                == ["2026-03-29T22:00:00Z", "2026-03-30T22:00:00Z"])
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
            (change(from: "2026-03-28", to: "12:00"), false, true), (change(from: "now"), true, false),
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
