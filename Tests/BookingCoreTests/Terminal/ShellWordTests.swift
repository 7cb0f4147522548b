import Testing

@testable import BookingCore

struct ShellWordTests {
    @Test(arguments: [
        "gpu-3", "Büro", "2026-03-21T10:00+01:00", "9:30-10", "floor=2", "a/b,c", "50%", "ann@example.org", "-30m",
    ])
    func plainWordsStayAsTheyAre(word: String) {
        #expect("\(ShellWord(word))" == word)
    }

    @Test(
        arguments: [
            ("", "''"), ("gpu 3", "'gpu 3'"), ("it's", #"'it'\''s'"#), ("$HOME", "'$HOME'"), ("a;b", "'a;b'"),
            ("a\nb", "'a\nb'"), ("=ls", "'=ls'"), ("m²", "'m²'"), ("~", "'~'"), ("#1", "'#1'"),
        ])
    func othersAreQuoted(word: String, typed: String) {
        #expect("\(ShellWord(word))" == typed)
    }
}
