import Testing

@testable import BookingCore

/// The rules that the table keeps.
@Suite struct CommandTableTests {
    private let commands = CommandTable.commands.map { $0.definition }
    private var lists: [[OptionDefinition]] { [GlobalOptions.options] + CommandTable.commands.map { $0.options } }

    @Test func everyCommandIsFoundByItsOwnWords() {
        for command in CommandTable.commands {
            #expect(CommandTable.command(command.words) == command)
            #expect(command.path.joined(separator: " ") == command.words)
        }
    }

    @Test func groupsAreNoCommandsAndAreExplained() {
        let groups = Set(CommandTable.commands.map { $0.path }.filter { $0.count > 1 }.map { $0[0] })
        #expect(groups == Set(CommandTable.groups.keys))
        for group in groups { #expect(CommandTable.command(group) == nil) }
    }

    @Test func namesAreUniqueWithEachCommand() {
        for options in lists.dropFirst() {
            let names = (GlobalOptions.options + options).map(\.name)
            #expect(Set(names).count == names.count)
            let shorts = (GlobalOptions.options + options).compactMap(\.short)
            #expect(Set(shorts).count == shorts.count)
        }
    }

    @Test func anOptionTakesAValueEverywhereOrNowhere() {
        for (_, same) in Dictionary(grouping: lists.joined(), by: \.name) {
            #expect(Set(same.map { $0.value == nil }).count == 1)
        }
    }

    @Test func everythingIsExplained() {
        for command in commands {
            #expect(!command.summary.isEmpty && command.summary.last != ".")
            #expect(!command.examples.isEmpty)
            #expect(command.details.allSatisfy { $0.last == "." })
            // What is exported is meant for files.
            #expect([.table, .csv].contains(command.formats.first))
        }
        for option in lists.joined() where !option.hidden {
            #expect(!option.summary.isEmpty && option.summary.last != ".")
            #expect(option.summary.first?.isUppercase == false)
        }
    }

    @Test func backquotesComeInPairs() {
        let texts = commands.flatMap(\.details) + lists.joined().map(\.help)
        for text in texts { #expect(text.count { $0 == "`" } % 2 == 0, "\(text)") }
    }

    @Test func conflictsAreBetweenOptionsOfTheSameCommand() {
        let global = GlobalOptions.options.map(\.name)
        for options in lists {
            for option in options { #expect(Set(option.conflicts).isSubset(of: options.map(\.name) + global)) }
        }
    }

    @Test func onlyTheLastArgumentsAreOptionalAndOnlyTheLastRepeats() {
        for command in commands {
            let optional = command.arguments.map(\.optional)
            #expect(optional == optional.sorted { !$0 && $1 })
            #expect(command.arguments.dropLast().allSatisfy { !$0.repeatable })
        }
    }

    @Test func everyExampleParses() throws {
        for example in commands.flatMap(\.examples) + Help.welcome {
            let words = shellWords(example.line)
            #expect(words.first == "booking")
            #expect(throws: Never.self, "\(example.line)") { try Invocation.parse(Array(words.dropFirst())) }
        }
    }

    @Test func everyCommandInTheProseParses() {
        let literals = commands.flatMap(\.details).flatMap(Prose.pieces).filter(\.literal).map(\.text)
        let lines = literals.filter { $0.hasPrefix("booking ") }
        #expect(!lines.isEmpty)
        for line in lines {
            #expect(throws: Never.self) { try Invocation.parse(shellWords(line + " -h").dropFirst() + []) }
        }
    }

    @Test func synopses() {
        #expect(Create.synopsis == "booking create [OPTIONS] RESOURCE [FROM [TO]]")
        #expect(Delete.synopsis == "booking delete [OPTIONS] ID...")
        #expect(List.synopsis == "booking list [OPTIONS] [RESOURCE...]")
        #expect(Doctor.synopsis == "booking doctor")
    }

    /// Splits as a shell would, up to a redirection; knows single quotes.
    private func shellWords(_ line: String) -> [String] {
        var words: [String] = []
        for (place, part) in line.split(separator: "'", omittingEmptySubsequences: false).enumerated() {
            if place % 2 == 1 {
                words.append(String(part))
            } else {
                words += part.split(separator: " ").map(String.init)
            }
        }
        return Array(words.prefix { $0 != ">" && $0 != "|" })
    }
}
