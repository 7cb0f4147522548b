import Foundation
import Testing

@testable import BookingCore

@Suite struct ProseTests {
    @Test func backquotesBecomeQuotesExceptAroundOptions() {
        #expect(Prose.plain("`booking help` or `--json`.") == "'booking help' or --json.")
    }

    @Test func linesBreakBetweenWordsButNotInLiterals() {
        #expect(Prose.wrapped("one two three", width: 7) == ["one two", "three"])
        #expect(Prose.wrapped("one `two three`, four", width: 12) == ["one", "'two three',", "four"])
        #expect(Prose.wrapped("an extraordinary word", width: 5) == ["an", "extraordinary", "word"])
        #expect(Prose.wrapped("", width: 5) == [])
    }

    @Test func longLabelsHaveTheirOwnLine() {
        let lines = Prose.columns([("a", "one"), ("a-long-label", "two")], labelWidth: 4)
        #expect(lines == ["  a     one", "  a-long-label", "        two"])
    }

    /// cron looks for programs in /usr/bin and /bin alone.
    @Test func whatIsMeantForCronSaysWhereTheProgramIs() throws {
        let examples = try repositoryFile("man/booking.1.in").components(separatedBy: ".Bd ").dropFirst().map {
            $0.components(separatedBy: ".Ed")[0]
        }.filter { $0.contains("* * * * * ") && !$0.contains("cron.schedule") }
        #expect(examples.count == 2)
        for example in examples {
            #expect(example.contains("\nPATH=/usr/local/bin:/usr/bin:/bin\nBOOKING_DATABASE_URL="))
        }
    }
}
