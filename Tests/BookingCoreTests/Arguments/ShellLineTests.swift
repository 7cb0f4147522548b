import Testing

@testable import BookingCore

/// Lines of `booking shell`, cut as a shell cuts them.
@Suite struct ShellLineTests {
    @Test(
        arguments: [
            ("", []), ("  ", []), ("list", ["list"]), (" create R  10:00 ", ["create", "R", "10:00"]),
            ("create 'Raum 1'", ["create", "Raum 1"]), (#"create "a \"b\" \n""#, ["create", #"a "b" \n"#]),
            (#"create Raum\ 1"#, ["create", "Raum 1"]), ("--note ''", ["--note", ""]), ("a'b'\"c\"", ["abc"]),
            ("list # all", ["list"]), ("list a#b", ["list", "a#b"]), ("# nothing", []), ("a\\\nb", ["ab"]),
            ("--note 'two\nlines'", ["--note", "two\nlines"]), ("会議 室", ["会議", "室"]),
        ] as [(String, [String])]) func wordsAreCutAsAShellCutsThem(_ text: String, _ words: [String])
    {
        let line = ShellLine(text)
        #expect(line.words == words && !line.isOpen)
    }

    @Test(arguments: ["create 'Raum", "create \"Raum", "list \\"]) func whatIsOpenGoesOn(_ text: String) {
        #expect(ShellLine(text).isOpen)
    }

    @Test(arguments: [("show 3f", "3f"), ("show ", ""), ("create Raum\\ 1", "Raum\\ 1"), ("create 'Raum 1", "'Raum 1")])
    func theLastWordIsKnownAsItIsTyped(_ text: String, _ typed: String) {
        #expect(ShellLine(text).lastTyped == typed)
    }
}
