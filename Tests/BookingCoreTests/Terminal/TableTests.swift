import Testing

@testable import BookingCore

struct TableTests {
    private func table(_ rows: [[Table.Cell]]) -> Table {
        var table = Table(columns: [
            .init(header: "ID"), .init(header: "REV", alignment: .right), .init(header: "RESOURCE", role: .name),
            .init(header: "NOTE", role: .note),
        ])
        for row in rows { table.append(row) }
        return table
    }

    @Test func alignsColumnsWithoutTrailingSpaces() {
        let text = table([["4f1c", "1", "Raum1", ""], ["77ab", "12", "北京", "Müller  "]])
            .render(for: TerminalSettings(isTerminal: false))
        #expect(
            text == """
                ID    REV  RESOURCE  NOTE
                4f1c    1  Raum1
                77ab   12  北京      Müller

                """)
    }

    @Test func printsNothingWithoutRows() {
        #expect(table([]).render(for: TerminalSettings(isTerminal: true)) == "")
    }

    @Test func shortensTheNoteFirstAndNeverTheID() {
        let rows: [[Table.Cell]] = [["0123456789", "1", "a long resource", "a note that is quite long"]]
        let natural = 10 + 2 + 3 + 2 + 15 + 2 + 25
        for limit in 1...natural {
            let settings = TerminalSettings(isTerminal: true, width: limit, unicode: true)
            let lines = table(rows).render(for: settings).split(separator: "\n")
            let widest = lines.map { DisplayWidth.of(String($0)) }.max()!
            #expect(widest <= limit, "at \(limit)")
            if limit >= 10 + 2 + 3 + 2 + 4 { #expect(lines[1].hasPrefix("0123456789    1  ")) }
            if limit >= natural - 17 { #expect(lines[1].contains("a long resource")) }
        }
    }

    private static let zone = try! Times.zone("Europe/Berlin")

    /// A resource's bookings as `booking list` shows them, at so many columns.
    private func bookings(_ rows: [(resource: String, start: String, end: String, user: String)], at width: Int)
        -> [String]
    {
        let screen = TerminalSettings(isTerminal: true, width: width, unicode: true)
        var table = BookingTable(format: TimeFormat(zone: Self.zone), screen: screen)
        for row in rows {
            let slot = Slot(start: Timestamp(rfc3339: row.start)!, end: Timestamp(rfc3339: row.end)!)
            table.append(
                BookingRecord(
                    id: "0123456789abcdef", resource: row.resource, user: row.user, slot: slot, status: .rejected,
                    revision: 1, note: "a note of some length", createdAt: slot.start, updatedAt: slot.start))
        }
        return table.render().split(separator: "\n").map(String.init)
    }

    @Test func whateverIsInItNoRowIsWiderThanTheScreen() {
        let names = [
            "Raum1", String(repeating: "北京", count: 100), String(repeating: "👩‍👩‍👧", count: 40), "e\u{301}\u{202E}x",
        ]
        for width in 1...150 {
            let rows = names.map { ($0, "2027-03-22T22:00:30.5Z", "2027-03-23T23:30:00Z", $0) }
            for line in bookings(rows, at: width) { #expect(DisplayWidth.of(line) <= width, "at \(width): \(line)") }
        }
    }

    @Test func columnsGiveWayInAFixedOrder() {
        let rows = [("Raum1", "2027-03-22T10:00:30Z", "2027-03-22T12:00:00Z", "konstantinopel")]
        // From wide to narrow: all of it; a shorter note; no seconds; a shorter user; no weekday; no note; no year; no user.
        let steps: [(width: Int, line: String)] = [
            (
                100,
                "01234567  Raum1     Mon 2027-03-22 11:00:30–13:00  konstantinopel  ✗ REJECTED  a note of some length"
            ),
            (99, "01234567  Raum1     Mon 2027-03-22 11:00:30–13:00  konstantinopel  ✗ REJECTED  a note of some leng…"),
            (84, "01234567  Raum1     Mon 2027-03-22 11:00–13:00  konstantinopel  ✗ REJECTED  a note …"),
            (78, "01234567  Raum1     Mon 2027-03-22 11:00–13:00  kons…pel  ✗ REJECTED  a note …"),
            (74, "01234567  Raum1     2027-03-22 11:00–13:00  kons…pel  ✗ REJECTED  a note …"),
            (64, "01234567  Raum1     2027-03-22 11:00–13:00  kons…pel  ✗ REJECTED"),
            (59, "01234567  Raum1     03-22 11:00–13:00  kons…pel  ✗ REJECTED"),
            (49, "01234567  Raum1     03-22 11:00–13:00  ✗ REJECTED"),
        ]
        for step in steps { #expect(bookings(rows, at: step.width)[1] == step.line) }
    }

    /// Of different years the year stays: what is a year apart would look alike.
    @Test func theYearStaysWhereItDiffers() {
        let rows = [2027, 2028].map { ("Raum1", "\($0)-03-22T10:00:00Z", "\($0)-03-22T12:00:00Z", "ann") }
        #expect(
            bookings(rows, at: 54).dropFirst() == [
                "01234567  Raum1     2027-03-22 11:00–13:00  ✗ REJECTED", "01234567  Raum1     2028-03-22 11:00–13:00  ✗ REJECTED",
            ])
    }

    @Test func resourcesStayApartHoweverNarrowTheScreen() {
        let long = String(repeating: "x", count: 90)
        let names = ["\(long)1", "\(long)2", "\(long)a\(long)", "\(long)b\(long)", "1\(long)", "gpu", "gpu-2"]
        for width in 50...260 {
            let rows = names.map { ($0, "2027-03-22T10:00:00Z", "2027-03-22T12:00:00Z", "ann") }
            let lines = bookings(rows, at: width)
            #expect(Set(lines).count == names.count + 1, "at \(width): \(lines)")
        }
    }

    @Test func oneLongNameDoesNotPushTheOthersOut() {
        let rows = [
            ("gpu", "2027-03-22T10:00:00Z", "2027-03-22T12:00:00Z", "ann"),
            (String(repeating: "x", count: 200), "2027-03-22T10:00:00Z", "2027-03-22T12:00:00Z", "bob"),
        ]
        for line in bookings(rows, at: 110).dropFirst() { #expect(line.hasSuffix("a note of some length")) }
    }

    @Test func aPipeIsNeverShortened() {
        let note = String(repeating: "n", count: 200)
        let rows: [[Table.Cell]] = [["1", "1", "r", Table.Cell(note)]]
        #expect(table(rows).render(for: TerminalSettings(isTerminal: false, width: 80)).contains(note))
    }

    @Test func colourSurroundsTheTextOnly() {
        var table = Table(columns: [.init(header: "STATUS"), .init(header: "ID")])
        table.append([Table.Cell("VALID", .green), "1"])
        let text = table.render(for: TerminalSettings(isTerminal: true, color: true))
        #expect(
            text == "\u{1B}[1mSTATUS\u{1B}[0m  \u{1B}[1mID\u{1B}[0m\n\u{1B}[32mVALID\u{1B}[0m   1\n")
    }

    @Test func withoutUnicodeTheEllipsisIsASCII() {
        let rows: [[Table.Cell]] = [["1", "1", "r", "a note that is quite long"]]
        let text = table(rows).render(for: TerminalSettings(isTerminal: true, width: 30))
        #expect(text.hasSuffix("+\n"))
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }
}
