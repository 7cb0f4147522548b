import Testing

@testable import BookingCore

@Suite struct HelpTests {
    private let topics = [[], ["resource"], ["local"], ["times"]] + CommandTable.commands.map { $0.path }

    @Test func fitsEightyColumns() throws {
        for topic in topics {
            for line in try Help.text(for: topic).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test func endsWithOneNewlineAndHasNoMarkup() throws {
        for topic in topics {
            let text = try Help.text(for: topic)
            #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
            #expect(!text.contains("`") && !text.contains(" \n") && !text.contains("\u{1b}"))
        }
    }

    @Test func theOverviewNamesEveryCommandAndGlobalOption() throws {
        let text = try Help.text(for: [])
        for command in CommandTable.commands { #expect(text.contains("  \(command.words)  ")) }
        for option in GlobalOptions.options { #expect(text.contains(option.flag)) }
    }

    @Test func whoTypesNothingGetsHalfAScreenOfHowToBegin() throws {
        let lines = Help.short.split(separator: "\n", omittingEmptySubsequences: false)
        let whole = try Help.text(for: []).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= whole.count / 2)
        #expect(lines.allSatisfy { $0.count <= 80 })
        for example in Help.welcome { #expect(Help.short.contains("\n  \(example.line)\n")) }
        for command in CommandTable.commands { #expect(Help.short.contains(command.path.last ?? "")) }
        #expect(try Invocation.parse([]).command == Welcome.self)
        #expect(try Invocation.parse(["--help"]).command == ShowHelp.self)
    }

    @Test func aCommandNamesItsOptionsAndExamples() throws {
        for command in CommandTable.commands {
            let text = try Help.text(for: command.path)
            for option in command.visibleOptions {
                #expect(text.contains("    \(option.flag)") || text.contains(", \(option.flag) "))
            }
            for example in command.definition.examples { #expect(text.contains("  \(example.line)\n")) }
            #expect(text.contains("Usage: \(command.synopsis)\n"))
        }
    }

    @Test func hiddenOptionsAreNotShown() throws {
        #expect(try !Help.text(for: ["update"]).contains("--resource"))
    }

    @Test func theExampleComesFirst() throws {
        #expect(
            try Help.text(for: ["create"]).hasPrefix(
                """
                booking create: book a resource

                  # A meeting room, tomorrow from ten to eleven
                  booking create Raum1 tomorrow 10:00 11:00

                """))
    }

    @Test func aGroupListsItsCommands() throws {
        let text = try Help.text(for: ["resource"])
        #expect(text.contains("\n  resource retire         take a resource out of use\n"))
    }

    @Test func theHelpOnTimesIsOneScreenOfWhatIsTaken() throws {
        let text = try Help.text(for: ["times"])
        #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 25)
        for form in [
            "3pm", "3:30pm", "noon", "midnight", "yesterday", "next fri", "4.12.2026", "in 2h", "+90m", "fri 3pm",
        ] {
            #expect(text.contains(form))
            _ = try TimeExpression(form)
        }
        for form in ["90m", "1h30m", "1.5h", "30min", "2 hours", "45s", "2 days", "1w", "PT1H30M"] {
            #expect(text.contains(form))
            _ = try Span(form)
        }
        for form in ["10-12", "10:00-12:00", "fri 3pm-4pm"] {
            #expect(text.contains(form))
            _ = try TimeRange(form)
        }
    }

    @Test func unknownTopics() {
        let expected = Failure(.usage, "unknown command 'crate'", hint: "did you mean 'booking create'?")
        #expect(throws: expected) { try Help.text(for: ["crate"]) }
        #expect(throws: Failure.self) { try Help.text(for: ["create", "x"]) }
        #expect(throws: Failure.self) { try Help.text(for: ["resource", "x"]) }
    }

    @Test func optionsAreAligned() throws {
        let text = try Help.text(for: ["list"])
        #expect(text.contains("\n      --date DAY          what overlaps that day\n"))
        #expect(text.contains("\n      --status STATUS     only with this status: PENDING, VALID, REJECTED or\n"))
        #expect(text.contains("\n                          DELETED (repeatable)\n"))
    }
}
