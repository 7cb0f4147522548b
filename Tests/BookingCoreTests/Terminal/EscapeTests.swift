import Testing

@testable import BookingCore

struct EscapeTests {
    @Test(arguments: [
        ("Raum 1", "Raum 1"), ("Müller – Raum 北京", "Müller – Raum 北京"), ("a\nb\tc", "a\\nb\\tc"),
        ("\u{1B}]0;title\u{7}", "\\u{1B}]0;title\\u{7}"), ("a\u{9B}31m", "a\\u{9B}31m"), ("\r\u{7F}", "\\r\\u{7F}"),
        ("ab\u{202E}dc", "ab\\u{202E}dc"), ("x\u{2066}y\u{2069}", "x\\u{2066}y\\u{2069}"), ("\u{2028}", "\\u{2028}"),
        ("\u{E0041}", "\\u{E0041}"), ("\u{E0002}", "\\u{E0002}"), ("a\u{200B}\u{FEFF}", "a\\u{200B}\\u{FEFF}"),
        ("\u{0}", "\\u{0}"), ("e\u{301}", "e\u{301}"), ("\\n", "\\n"),
    ])
    func showsWhatWouldHide(_ text: String, _ visible: String) {
        #expect(Array(Escape.visible(text).unicodeScalars) == Array(visible.unicodeScalars))
    }

    @Test func keepsJoinedEmojiWhole() {
        for emoji in ["👩‍🚀", "❤️‍🔥", "👩🏽‍🚀", "👨‍👩‍👧"] { #expect(Escape.visible(emoji) == emoji) }
        #expect(Escape.visible("a\u{200D}b") == "a\\u{200D}b")
        #expect(Escape.visible("1\u{200D}") == "1\\u{200D}")
        #expect(Escape.visible("\u{200D}") == "\\u{200D}")
        #expect(Escape.visible("👩\u{200D}\u{200D}") == "👩\u{200D}\\u{200D}")
    }
}

/// Text that would do harm, through everything that prints text.
struct HostileTextTests {
    /// Written down once more, as numbers, so that the test does not believe what it tests.
    static let forbidden: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x7F...0x9F, 0xAD...0xAD, 0x600...0x605, 0x61C...0x61C, 0x180E...0x180E, 0x200B...0x200C,
        0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2064, 0x2066...0x206F, 0xFEFF...0xFEFF, 0xFFF9...0xFFFB,
        0x1D173...0x1D17A, 0xE0000...0xE007F,
    ]

    static func rawControls(in bytes: [UInt8], but allowed: Set<UInt32>) -> [UInt32] {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
            .filter { value in !allowed.contains(value) && forbidden.contains { $0.contains(value) } }
    }

    /// Every forbidden character between others that invite trouble, and all of the first 12,288.
    static let texts: [String] =
        forbidden.flatMap { $0 }.compactMap { Unicode.Scalar($0) }.map { "a,\"\($0)\\\($0)é👩\($0)" }
        + stride(from: UInt32(0), to: 0x3000, by: 64).map { start in
            String(String.UnicodeScalarView((start..<start + 64).compactMap { Unicode.Scalar($0) }))
        }

    @Test(arguments: [DelimitedText.csv, .tsv])
    func delimited(_ format: DelimitedText) {
        for text in Self.texts {
            var bytes: [UInt8] = []
            format.append([text], to: &bytes)
            // No escape of CSV would bring back the joiners that a note may hold.
            #expect(Self.rawControls(in: bytes, but: format == .csv ? [0x0A, 0x09, 0x200C] : [0x0A, 0x200C]).isEmpty)
            if format == .tsv { #expect(bytes.filter { $0 == 0x0A }.count == 1) }
        }
    }

    @Test func json() {
        for text in Self.texts {
            #expect(Self.rawControls(in: JSONText.line(text), but: [0x0A]).isEmpty)
            let object = JSON.object([.init(name: text, value: .null)])
            #expect(Self.rawControls(in: JSONText.line(object), but: [0x0A]).isEmpty)
        }
    }

    @Test func table() {
        for text in Self.texts {
            var table = Table(columns: [Table.Column(header: "NOTE", role: .note)])
            table.append([Table.Cell(text, .red)])
            let rendered = table.render(for: TerminalSettings(isTerminal: true, width: 20))
            #expect(Self.rawControls(in: Array(rendered.utf8), but: [0x0A]).isEmpty)
            #expect(rendered.utf8.filter { $0 == 0x0A }.count == 2)
        }
    }

    @Test func messages() throws {
        for text in Self.texts {
            let capture = Capture()
            Notices(err: capture.output).note(text)
            Notices(err: capture.output).hint(text)
            for asJSON in [true, false] {
                ErrorPrinter(err: capture.output, asJSON: asJSON).print(Failure(.usage, text, hint: text))
            }
            #expect(Self.rawControls(in: capture.bytes, but: [0x0A]).isEmpty)
            #expect(capture.bytes.filter { $0 == 0x0A }.count == 5)
        }
    }
}
