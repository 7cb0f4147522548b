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
            // With resource and note at their least, 3 each.
            #expect(widest == max(limit, 25), "at \(limit)")
            #expect(lines[1].hasPrefix("0123456789    1  "))
            if limit >= natural - 17 { #expect(lines[1].contains("a long resource")) }
        }
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
