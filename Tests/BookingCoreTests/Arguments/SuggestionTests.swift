import TestSupport
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

    @Test(arguments: [
        ("gpu-9", ["gpu-1", "gpu-2", "gpu-3"]), ("R7", ["R1"]), ("Raum9", ["Raum1"]), ("ab", ["cb"]),
        ("re", ["resource", "report"]),
        ("nope", ["node-1", "rope-2"]),
    ])
    func aGuessIsNoSuggestion(_ typed: String, _ known: [String]) {
        #expect(Suggestion.closest(to: typed, among: known) == nil)
    }

    @Test func wordsAreMadeAtRandomAndNearNothing() {
        var generator = SeededGenerator(printing: "SuggestionTests")
        let known = CommandTable.words(in: [])
        let hits = (0..<2_000).filter { _ in
            let word = (0..<Int.random(in: 3...9, using: &generator)).map { _ in
                Character(Unicode.Scalar(UInt8.random(in: 97...122, using: &generator)))
            }
            return Suggestion.closest(to: String(word), among: known) != nil
        }
        #expect(hits.count < 20)
    }

    @Test(arguments: [
        ("ls", "list"), ("rm", "delete"), ("cancel", "delete"), ("book", "create"), ("move", "update"),
        ("edit", "update"),
        ("lock", "acquire"), ("mv", "update"),
    ])
    func commandsByTheirNamesElsewhere(_ typed: String, _ meant: String) {
        let failure = CommandTable.unknownCommand(typed, in: []).failure
        #expect(failure.hint == "did you mean 'booking \(meant)'?")
    }

    @Test(arguments: [
        ("state", "status"), ("tz", "time-zone"), ("end", "to"), ("start", "from"), ("statsu", "status"),
    ])
    func optionsByTheirNamesElsewhere(_ typed: String, _ meant: String) {
        #expect(CommandTable.unknownOption("--\(typed)", of: List.self).failure.hint == "did you mean --\(meant)?")
    }

    @Test func anOwnerIsAUserWhereNoOptionIsCalledSo() {
        #expect(CommandTable.unknownOption("--owner", of: Create.self).failure.hint == "did you mean --user?")
    }

    @Test func aMeaningThatIsMeantSomewhere() {
        let words = Set(CommandTable.commands.flatMap { $0.path })
        let later: Set<String> = ["status", "agenda", "release", "acquire", "report"]
        for (word, meanings) in Synonyms.commands {
            #expect(meanings.allSatisfy { words.contains($0) || later.contains($0) }, "\(word)")
        }
        let options = Set((GlobalOptions.options + CommandTable.commands.flatMap { $0.options }).map(\.name))
        for (word, meanings) in Synonyms.options {
            #expect(!meanings.filter(options.contains).isEmpty, "\(word)")
        }
    }

    @Test(arguments: [
        ("confirmed", "VALID"), ("cancelled", "DELETED"), ("vald", "VALID"), ("pend", "PENDING"),
    ])
    func statuses(_ typed: String, _ meant: String) {
        let known = BookingRecord.Status.allCases.map(\.rawValue)
        #expect(Suggestion.closest(to: typed, among: known, meanings: Synonyms.values) == meant)
    }

    @Test(arguments: ["validated", "conflicts", "conflict", "delete", "booking_valdated"])
    func types(_ typed: String) {
        let known = ["created", "updated", "deleted", "conflict", "validated", "rejected"].map { "booking_" + $0 }
        #expect(Suggestion.closest(to: typed, among: known, meanings: Synonyms.values) != nil)
    }

    @Test func theNearestComeFirst() {
        let known = ["Raum10", "Labor", "raum2", "Raum1", "Raum12"]
        #expect(Suggestion.similar(to: "Raum1", among: known, limit: 3) == ["Raum1", "Raum10", "Raum12"])
        #expect(Suggestion.similar(to: "Raum3", among: known, limit: 2) == ["raum2", "Raum1"])
    }
}
