import Glibc
import Testing

@testable import BookingCore

struct PromptTests {
    private let capture = Capture()
    private let terminal = PseudoTerminal(width: 80, height: 24)

    private func prompt(input: Int32? = nil, assumesYes: Bool = false, mayAsk: Bool = true) -> Prompt {
        let streams = Streams(input: input ?? terminal.screen, out: Capture().output, err: capture.output)
        return Prompt(streams: streams, assumesYes: assumesYes, mayAsk: mayAsk)
    }

    @Test(arguments: [
        ("y\n", true), ("YES\n", true), (" yes \n", true), ("n\n", false), ("\n", false), ("yep\n", false),
        ("\u{4}", false),
    ])
    func asksAtATerminal(_ answer: String, _ expected: Bool) throws {
        terminal.type(answer)
        #expect(try prompt().confirm("delete 3 bookings?") == expected)
        #expect(capture.text == "delete 3 bookings? [y/N] ")
    }

    @Test func yesIsNotAsked() throws {
        #expect(try prompt(input: -1, assumesYes: true, mayAsk: false).confirm("sure?"))
        #expect(capture.text == "")
    }

    @Test func nobodyToAskIsAUsageFailureThatNamesYes() throws {
        let pipe = try #require(makePipe())
        defer {
            close(pipe.read)
            close(pipe.write)
        }
        // Answers that must not be read.
        terminal.type("y\n")
        _ = write(pipe.write, "y\n", 2)
        let expected = Failure(.usage, "nobody to ask: sure?", hint: "--yes answers yes beforehand")
        #expect(caught(Failure.self) { _ = try prompt(input: pipe.read).confirm("sure?") } == expected)
        #expect(caught(Failure.self) { _ = try prompt(mayAsk: false).confirm("sure?") } == expected)
        #expect(capture.text == "")
    }

    @Test func theQuestionIsEscaped() throws {
        terminal.type("2\n")
        #expect(try prompt().ask("which \u{1B}?") == "2")
        #expect(capture.text == "which \\u{1B}? ")
    }

    @Test func leavesTheRestOfTheInput() throws {
        let pipe = try #require(makePipe())
        let text = "one\n\ntwo\nthree"
        _ = write(pipe.write, text, text.utf8.count)
        close(pipe.write)
        let streams = Streams(input: pipe.read)
        #expect(try streams.readLine() == "one")
        #expect(try streams.readLine() == "")
        var rest = [UInt8](repeating: 0, count: 4)
        #expect(read(pipe.read, &rest, 4) == 4)
        #expect(rest == Array("two\n".utf8))
        #expect(try streams.readLine() == "three")
        #expect(try streams.readLine() == nil)
        close(pipe.read)
    }
}
