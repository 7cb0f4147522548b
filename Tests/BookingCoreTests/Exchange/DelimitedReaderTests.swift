import TestSupport
import Testing

@testable import BookingCore

/// Reading CSV and TSV: what was written comes back, and whatever the bytes are, it ends.
struct DelimitedReaderTests {
    private static let texts = [
        "plain", "", "=1+1", "'quoted", "'", "a,b", "say \"x\"", "two\nlines", " padded ", "tab\there", "\\n", "ä€😀",
        "-", "@x",
    ]

    @Test(arguments: [DelimitedText.csv, .tsv]) func whatWasWrittenIsReadBack(_ form: DelimitedText) throws {
        // TSV has no spelling of an empty text that is not missing.
        let texts = Self.texts.filter { form == .csv || !$0.isEmpty }
        var bytes: [UInt8] = []
        form.append(["a", "b"], to: &bytes)
        for text in texts { form.append([DelimitedText.harmless(text), nil], to: &bytes) }
        let records = try read(bytes, form).map { $0["a"] }
        #expect(records == texts)
    }

    @Test func linesAreThoseOfTheFile() throws {
        let records = try read(Array("a,b\r\n1,\"x\ny\"\r\n\r\n2,z".utf8), .csv)
        #expect(records.map(\.line) == [2, 5])
        #expect(records.map { $0["b"] } == ["x\ny", "z"])
    }

    @Test func aBadRowIsNotTheEnd() throws {
        let file = file(Array("a,b\n1\n2,\"x\"y\n3,\u{FF}\n4,ok\n".utf8))
        var reader = try DelimitedReader(file, .csv)
        #expect(throws: RowProblem(line: 2, reason: "1 fields, where the header has 2")) { try reader.next() }
        #expect(throws: RowProblem(line: 3, field: "b", reason: "something follows the closing quote")) {
            try reader.next()
        }
        #expect(try reader.next()?["a"] == "3")
        #expect(try reader.next()?["b"] == "ok")
        #expect(try reader.next() == nil)
    }

    /// Its lines are counted, and what follows it is read, wherever the quotes are.
    @Test(arguments: [
        "2,\(long)", "2,\"\(long)\"", "2,\"\(long)\n3,\"\"x\n\"\"\"", "2,\(long)\"", "\(long)\",\"a\nb\"",
        "\"\(long)\"x,\"a\n\"", "2,\(long) 5\"\" pipe", "\"\(long)\"\"\n\"\"\",x", "2,\(half),\"\(half)\n\"",
    ])
    func aLongRowIsNotTheEnd(_ row: String) throws {
        var reader = try DelimitedReader(file(Array("a,b\n\(row)\n3,ok\n".utf8)), .csv)
        #expect(throws: RowProblem(line: 2, reason: "longer than 256 KiB")) { try reader.next() }
        #expect(
            try reader.next() == SourceRecord(line: 3 + row.count { $0 == "\n" }, fields: [("a", "3"), ("b", "ok")]))
        #expect(try reader.next() == nil)
    }

    private static let long = String(repeating: "x", count: 300_000)
    private static let half = String(repeating: "x", count: 150_000)

    @Test func whatIsOpenToTheEndIsNoRow() throws {
        var reader = try DelimitedReader(file(Array("a,b\n2,\"\(Self.long)\n3,ok\n".utf8)), .csv)
        #expect(throws: Failure.longRecord("test", line: 2)) { try reader.next() }
    }

    @Test(arguments: [DelimitedText.csv, .tsv]) func anyBytesComeToAnEnd(_ form: DelimitedText) throws {
        var random = SeededGenerator(printing: "delimited")
        let alphabet = Array("\",\n\r\t\\'=a1\u{E9}".utf8) + [0xFF, 0x00]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in alphabet.randomElement(using: &random)!
            }
            guard var reader = try? DelimitedReader(file(bytes), form) else { continue }
            for _ in 0...50 {
                do {
                    if try reader.next() == nil { break }
                } catch is RowProblem {
                    continue
                } catch {
                    #expect(error is Failure)
                    break
                }
            }
        }
    }

    private func read(_ bytes: [UInt8], _ form: DelimitedText) throws -> [SourceRecord] {
        var reader = try DelimitedReader(file(bytes), form)
        var records: [SourceRecord] = []
        while let record = try reader.next() { records.append(record) }
        return records
    }

    private func file(_ bytes: [UInt8]) -> InputFile { InputFile("test", bytes: bytes) }
}
