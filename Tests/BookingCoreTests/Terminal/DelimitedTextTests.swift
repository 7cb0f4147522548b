import TestSupport
import Testing

@testable import BookingCore

struct DelimitedTextTests {
    private func text(_ format: DelimitedText, _ row: [String?]) -> String {
        var bytes: [UInt8] = []
        format.append(row, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func csvQuotesOnlyWhatItMust() {
        #expect(text(.csv, ["a", "b c", "ü"]) == "a,b c,ü\n")
        #expect(text(.csv, ["a,b", "say \"hi\"", "two\nlines"]) == "\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\"\n")
        #expect(text(.csv, [nil, "", " x"]) == ",\"\",\" x\"\n")
        #expect(text(.csv, ["a\rb\u{1B}"]) == "a\\rb\\u{1B}\n")
    }

    @Test func tsvEscapesLikeCopy() {
        #expect(text(.tsv, ["a\tb", "c\nd", "e\rf", "g\\h", nil, "i,\"j"]) == "a\\tb\tc\\nd\te\\rf\tg\\\\h\t\ti,\"j\n")
        #expect(text(.tsv, ["\u{202E}x"]) == "\\u{202E}x\n")
    }

    @Test func csvReadsBackAsItWas() {
        var random = SeededGenerator(printing: "CSV")
        for _ in 0..<500 {
            let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in (0..<3).map { _ in Self.field(&random) } }
            var bytes: [UInt8] = []
            for row in rows { DelimitedText.csv.append(row, to: &bytes) }
            #expect(Self.read(String(decoding: bytes, as: UTF8.self)) == rows)
        }
    }

    private static func field(_ random: inout SeededGenerator) -> String {
        let alphabet = Array("ab,\"\n 'é北;\\")
        return String((0..<Int.random(in: 0...6, using: &random)).map { _ in alphabet.randomElement(using: &random)! })
    }

    /// RFC 4180 in ten lines.
    private static func read(_ text: String) -> [[String]] {
        var (rows, row, field, isQuoted) = ([[String]](), [String](), "", false)
        var previous: Character = "\n"
        for character in text {
            switch (character, isQuoted) {
            case (",", false): (row, field) = (row + [field], "")
            case ("\n", false): (rows, row, field) = (rows + [row + [field]], [], "")
            case ("\"", _):
                // A quote right after the closing one is a quote of the text, and reopens it.
                if !isQuoted && previous == "\"" { field.append("\"") }
                isQuoted.toggle()
            default: field.append(character)
            }
            previous = character
        }
        return rows
    }
}
