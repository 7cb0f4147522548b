import Testing

@testable import BookingCore

/// What `booking agenda` draws.
@Suite struct AgendaTests {
    private let day = Times.slot("2026-03-20T23:00Z", "2026-03-21T23:00Z")

    private func booking(
        _ resource: String, _ start: String, _ end: String, _ user: String, _ status: BookingRecord.Status = .valid,
        _ note: String? = nil
    ) -> BookingRecord {
        let slot = Times.slot(start, end)
        return BookingRecord(
            id: "\(resource) \(start) \(user)", resource: resource, user: user, slot: slot, status: status, revision: 1,
            note: note, createdAt: slot.start, updatedAt: slot.start)
    }

    private func agenda(
        _ resources: [String], _ bookings: [BookingRecord], now: String = "2026-03-20T00:00Z", _ days: [Slot]? = nil,
        closed: [String: [Slot]] = [:]
    ) throws -> Agenda {
        Agenda(
            days: days ?? [day], resources: resources, bookings: bookings, closed: closed, user: "ann",
            now: Times.at(now),
            hours: try DayHours("8-18"), zone: try Times.zone("Europe/Berlin"))
    }

    private func text(_ agenda: Agenda, width: Int = 80, unicode: Bool = true) -> String {
        let screen = TerminalSettings(isTerminal: true, width: width, unicode: unicode)
        return AgendaText(agenda: agenda, format: TimeFormat(zone: agenda.zone, ascii: !unicode), screen: screen)
            .render()
    }

    private var busy: [BookingRecord] {
        [
            booking("Raum1", "2026-03-21T08:00Z", "2026-03-21T10:00Z", "ann", .valid, "Standup"),
            booking("Raum1", "2026-03-21T09:30Z", "2026-03-21T11:00Z", "bob", .pending),
            booking("Raum1", "2026-03-21T13:00Z", "2026-03-21T13:05Z", "bob"),
            booking("Raum1", "2026-03-21T13:05Z", "2026-03-21T13:10Z", "eve"),
            booking("会議室", "2026-03-21T15:00Z", "2026-03-21T18:00Z", "山田太郎", .pending, "週次"),
        ]
    }

    @Test func aDayLooksLikeThis() throws {
        let drawn = text(try agenda(["Raum1", "Raum2", "会議室"], busy, now: "2026-03-21T12:10Z"))
        #expect(
            drawn == """
                Sat 2026-03-21 (Europe/Berlin)
                        08    09    10    11    12    13    14    15    16    17    18
                Raum1  !·     ◆!ann Stand…·     ·     ·┃    ●     ·     ·     ·     ╌╌╌╌╌╌
                       !·     ·     ·  ○!bob▒▒▒▒·     ·┃    ●     ·     ·     ·     ╌╌╌╌╌╌
                Raum2   ·     ·     ·     ·     ·     ·┃    ·     ·     ·     ·     ╌╌╌╌╌╌
                会議室  ·     ·     ·     ·     ·     ·┃    ·     ·     ○山田太郎 週次▒▒▒▒

                ●█ VALID  ○▒ PENDING  ◆ ◇ yours  ! conflict  ┃ now  ╌ off hours, closed

                """, "\(drawn)")
    }

    @Test func withoutUnicodeItIsDrawnInASCII() throws {
        let drawn = text(try agenda(["Raum1"], Array(busy.prefix(4)), now: "2026-03-21T08:50Z"), unicode: false)
        #expect(drawn.utf8.count == drawn.count, "\(drawn)")
        #expect(drawn.contains("*!ann") && drawn.contains("?!bob") && drawn.contains("|"), "\(drawn)")
    }

    /// Whatever the width: no line is longer than the screen, and each booking has a sign of its own.
    @Test func nothingIsHiddenAtAnyWidth() throws {
        var random = Times.Random(seed: 14)
        for width in [20, 33, 60, 80, 81, 120, 300] {
            var bookings: [BookingRecord] = []
            for number in 0..<40 {
                let start = day.start.adding(microseconds: .random(in: -9_000..<80_000, using: &random) * 1_000_000)
                let end = start.adding(microseconds: .random(in: 1..<20_000, using: &random) * 1_000_000)
                let record = BookingRecord(
                    id: "\(number)", resource: ["R1", "R2"][number % 2], user: ["ann", "漢字👩‍🚀", "x"][number % 3],
                    slot: Slot(start: start, end: end), status: number % 4 == 0 ? .pending : .valid, revision: 1,
                    note: nil, createdAt: start, updatedAt: start)
                if record.slot.overlaps(day) { bookings.append(record) }
            }
            bookings.sort { $0.slot.start < $1.slot.start }
            let lines = text(try agenda(["R1", "R2"], bookings), width: width).split(separator: "\n").map(String.init)
            let legend = lines.firstIndex { $0.hasPrefix("●█") }!
            #expect(lines.dropFirst().allSatisfy { line in DisplayWidth.of(line) <= width }, "at \(width)")
            let signs = lines[..<legend].joined().filter { "●○◆◇".contains($0) }.count
            #expect(signs == bookings.count, "at \(width)")
        }
    }

    /// 23 and 25 hours, of which every one that the clocks show has its cell.
    @Test func daysOfAClockChangeAreAsLongAsTheyAre() throws {
        let zone = try Times.zone("Europe/Berlin")
        for (date, hours) in [("2026-03-29", 23), ("2026-10-25", 25)] {
            let day = try zone.day(Times.date(date))
            let whole = BookingRecord(
                id: "1", resource: "R1", user: "ann", slot: day, status: .valid, revision: 1, note: nil, createdAt: nil,
                updatedAt: nil)
            let agenda = try agenda(["R1"], [whole], [day])
            #expect(AgendaScale(agenda.span(of: day), room: 76).cells == 3 * hours)
        }
    }

    @Test func anEmptyDayShowsTheWorkingHours() throws {
        let drawn = text(try agenda(["R1"], []))
        #expect(drawn.contains("08") && drawn.contains("17") && !drawn.split(separator: "\n")[2].contains("╌"))
    }

    @Test func whatIsClosedIsMarked() throws {
        let lunch = ["Raum1": [Times.slot("2026-03-21T11:00Z", "2026-03-21T12:30Z")]]
        let drawn = text(try agenda(["Raum1", "Raum2"], [], closed: lunch)).split(separator: "\n").map(String.init)
        #expect(drawn[2].filter { $0 == "╌" }.count == 11 && drawn[2].contains("·      ╌"), "\(drawn)")
        #expect(!drawn[3].contains("╌"), "\(drawn)")
    }

    // MARK: - The page

    private func page(_ agenda: Agenda) -> String {
        AgendaPage(agenda: agenda, format: TimeFormat(zone: agenda.zone)).render()
    }

    @Test func thePageFetchesNothingAndRunsNothing() throws {
        let page = page(try agenda(["Raum1"], busy))
        for word in ["<script", "http:", "https:", "src=", "@import", "url(", "href="] {
            #expect(!page.contains(word), "\(word)")
        }
    }

    @Test func whatOthersWroteIsText() throws {
        let nasty = "<script>alert('&\"')</script>\u{202E}\u{1B}[31m"
        let page = page(
            try agenda([nasty], [booking(nasty, "2026-03-21T08:00Z", "2026-03-21T09:00Z", nasty, .valid, nasty)]))
        #expect(!page.contains("<script") && !page.contains("\u{202E}") && !page.contains("\u{1B}"))
        #expect(page.contains("&lt;script&gt;alert(&#39;&amp;&quot;&#39;)"))
    }

    /// A table with headers, and each booking with its owner, its time and its status in words.
    @Test func thePageIsReadAsATable() throws {
        let page = page(try agenda(["Raum1", "Raum2"], busy))
        #expect(page.contains("<caption>Sat 2026-03-21</caption>") && page.contains("<th scope=\"row\">Raum1</th>"))
        #expect(
            page.contains(
                "<b>bob</b> <span class=\"time\">10:30–12:00</span> <span class=\"status\">PENDING, in conflict"))
        #expect(page.contains("<p class=\"none\">free</p>") && page.contains("<html lang=\"en\">"))
    }

    @Test func thePageSaysWhatIsClosed() throws {
        let lunch = Times.slot("2026-03-21T11:00Z", "2026-03-21T12:30Z")
        let page = page(try agenda(["Raum1", "Raum2"], busy, closed: ["Raum1": [lunch], "Raum2": [day]]))
        #expect(page.contains("<span class=\"off\" aria-hidden=\"true\" style=\"left:"))
        #expect(page.contains("<p class=\"said\">closed 12:00–13:30</p>"))
        #expect(page.contains("<p class=\"none\">closed</p>") && !page.contains("<p class=\"none\">free</p>"))
    }
}
