import Testing

@testable import BookingCore

@Suite struct UsageTests {
    private let zone = Zone.utc

    private func usage(_ rows: [UsageRecord]) -> Usage {
        let start = Timestamp(microseconds: 1_930_176_000_000_000)
        return Usage(
            slot: Slot(start: start, end: start.adding(microseconds: 2 * 86_400_000_000)), zone: zone, now: start,
            rows: rows)
    }

    private func row(_ group: UsageRecord.Group, _ name: String?, booked: Double, wasted: Double = 0) -> UsageRecord {
        var row = UsageRecord(group: group)
        switch group {
        case .all: break
        case .resource: row.resource = name
        case .day: row.day = CivilDate(year: 2031, month: 3, day: name == "first" ? 1 : 2)
        case .user: row.user = name
        }
        (row.bookedHours, row.heldHours, row.wastedHours, row.bookings) = (booked, booked - wasted, wasted, 1)
        if group != .user { row.openHours = 24 }
        return row
    }

    private func text(_ rows: [UsageRecord], by group: UsageRecord.Group = .resource) -> [String] {
        let screen = TerminalSettings(isTerminal: false, unicode: true)
        return UsageText(usage: usage(rows), format: TimeFormat(zone: zone), screen: screen).render(by: group)
            .split(separator: "\n").map(String.init)
    }

    @Test func barsAreAsLongAsTheUse() {
        let lines = text([
            row(.all, nil, booked: 18, wasted: 6), row(.resource, "half", booked: 12, wasted: 6),
            row(.resource, "little", booked: 0.1), row(.resource, "none", booked: 0),
            row(.resource, "over", booked: 30),
        ])
        #expect(lines[2].contains("█████▒▒▒▒▒··········") && lines[2].contains(" 50%"))
        #expect(lines[3].contains("█···················") && lines[3].contains(" <1%"), "a little is more than nothing")
        #expect(lines[4].contains(" ····················") && lines[4].contains(" 0%"))
        #expect(lines[5].contains("████████████████████") && lines[5].contains("100%"))
    }

    @Test func whatNamesHoldIsMadeVisible() {
        let page = UsagePage(
            usage: usage([
                row(.resource, "<script>\u{202E}", booked: 1), row(.user, "\"><img src=x>\u{1B}[31m", booked: 1),
            ]), format: TimeFormat(zone: zone)
        ).render()
        #expect(page.contains("&lt;script&gt;") && page.contains("&quot;&gt;&lt;img src=x&gt;"))
        #expect(!page.contains("<script") && !page.contains("<img"))
        #expect(!page.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
    }

    @Test func theChartShowsTheDays() {
        let days = [row(.day, "first", booked: 8, wasted: 2), row(.day, "second", booked: 0)]
        #expect(
            UsageChart(days: days, format: TimeFormat(zone: zone)).render() == """
                <svg viewBox="0 0 960 240" role="img" aria-label="Hours booked by day">
                <line x1="48" x2="960" y1="216" y2="216"/>
                <text x="0" y="216" dy=".35em">0 h</text>
                <line x1="48" x2="960" y1="114" y2="114"/>
                <text x="0" y="114" dy=".35em">4 h</text>
                <line x1="48" x2="960" y1="12" y2="12"/>
                <text x="0" y="12" dy=".35em">8 h</text>
                <rect class="booked" x="48" y="63" width="364.8" height="153"><title>Sat 2031-03-01: 8 h, 2 h of it wasted</title></rect>
                <rect class="wasted" x="48" y="12" width="364.8" height="51"><title>Sat 2031-03-01: 8 h, 2 h of it wasted</title></rect>
                <text x="48" y="234">2031-03-01</text>
                <text x="504" y="234">2031-03-02</text>
                </svg>
                """)
        #expect(UsageChart(days: [], format: TimeFormat(zone: zone)).render().contains("</svg>"))
    }

    @Test func itSaysHowLongPeopleWaited() {
        var total = row(.all, nil, booked: 18, wasted: 1.25)
        (total.requests, total.conflicts, total.rejected, total.noShows) = (1000, 25, 1, 2)
        (total.medianWait, total.longWait) = (0.04, 5_400)
        #expect(
            UsageSentences(total).all == [
                "conflicts: 25 of 1000 bookings met an older one (2.5%), 1 rejected",
                "waiting: half were VALID within 0 s, 95% within 1.5 h", "no-shows: 2, who kept 1.3 h",
            ])
    }

    @Test(arguments: [
        (0.0, 2, "0"), (1.5, 2, "1.5"), (2.0, 4, "2"), (0.00004, 4, "0"), (1234.56789, 4, "1234.5679"),
        (-0.25, 1, "-0.3"),
        (1e300, 2, "90000000000000000"), (Double.infinity, 2, "0"), (100, 0, "100"),
    ]) func numbersHaveNoExponent(_ value: Double, _ places: Int, _ text: String) {
        #expect(Decimals.text(value, most: places) == text)
    }
}
