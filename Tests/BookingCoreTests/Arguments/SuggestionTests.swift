import Testing

@testable import BookingCore

@Suite struct SuggestionTests {
    @Test(arguments: [
        ("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("ab", "abc", 1), ("abc", "axc", 1),
        ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3),
    ])
    func distance(_ one: String, _ other: String, _ slips: Int) {
        #expect(Suggestion.distance(Array(one), Array(other)) == slips)
    }

    @Test(arguments: [
        ("crate", "create"), ("craete", "create"), ("CREATE", "create"), ("hist", "history"), ("dlete", "delete"),
        ("shwo", "show"),
    ])
    func closest(_ typed: String, _ meant: String) {
        #expect(Suggestion.closest(to: typed, among: ["list", "show", "create", "delete", "history"]) == meant)
    }

    @Test(arguments: ["", "x", "sleep", "creation of things"])
    func nothingIsClose(_ typed: String) {
        #expect(Suggestion.closest(to: typed, among: ["list", "show", "create", "delete"]) == nil)
    }

    @Test func theNearestComeFirst() {
        let known = ["Raum10", "Labor", "raum2", "Raum1", "Raum12"]
        #expect(Suggestion.similar(to: "Raum1", among: known, limit: 3) == ["Raum1", "Raum10", "Raum12"])
        #expect(Suggestion.similar(to: "Raum3", among: known, limit: 2) == ["raum2", "Raum1"])
    }
}
