import Testing

@testable import BookingCore

struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("Müller", 6), ("e\u{301}", 1), ("北京", 4), ("ｱ", 1), ("Ａ", 2), ("한국", 4),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("👍", 2), ("👍🏽", 2), ("👩‍🚀", 2), ("👨‍👩‍👧‍👦", 2), ("🇩🇪", 2), ("1️⃣", 2),
        ("❤️", 2), ("❤", 1), ("…", 1), ("✓", 1), ("กำ", 2), ("กิ", 1), ("€", 1), ("𠀀", 2), ("─", 1), ("\u{1100}", 2),
        ("\u{303F}", 1), ("\u{3000}", 2),
    ])
    func countsColumns(_ text: String, _ width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    @Test(arguments: [
        ("meeting", 7, "meeting"), ("meeting", 6, "meeti…"), ("北京市", 5, "北京…"), ("北京市", 4, "北…"), ("ab", 1, "…"),
        ("ab", 0, ""), ("👩‍🚀👩‍🚀", 3, "👩‍🚀…"),
    ])
    func truncates(_ text: String, _ width: Int, _ expected: String) {
        let result = DisplayWidth.truncate(text, to: width, ellipsis: "…")
        #expect(result == expected)
        #expect(DisplayWidth.of(result) <= width)
    }

    @Test func truncatesInASCII() {
        #expect(DisplayWidth.truncate("meeting", to: 6, ellipsis: "...") == "mee...")
        #expect(DisplayWidth.truncate("meeting", to: 2, ellipsis: "...") == "..")
    }

    @Test func pads() {
        #expect(DisplayWidth.pad("北", to: 4) == "北  ")
        #expect(DisplayWidth.pad("long", to: 2) == "long")
    }
}
