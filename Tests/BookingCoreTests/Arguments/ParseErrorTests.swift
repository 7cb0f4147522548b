import Testing

@testable import BookingCore

@Suite struct ParseErrorTests {
    private func failure(_ line: String) -> Failure? {
        #expect(throws: Failure.self) { try Invocation.parse(line.split(separator: " ").map(String.init)) }
    }

    @Test(arguments: [
        ("crate R", "unknown command 'crate'", "did you mean 'booking create'?"),
        ("xyzzy", "unknown command 'xyzzy'", "booking help"),
        (
            "resource",
            "'booking resource' needs one of its commands: add, list, show, update, retire, close, open or import",
            "booking help resource"
        ),
        ("resource xyzzy", "'booking resource' has no command 'xyzzy'", "booking help resource"),
        ("-q", "no command given", "booking help"),
        ("create R --fro 10:00", "'booking create' has no option --fro", "did you mean --from?"),
        ("create R --xyzzy", "'booking create' has no option --xyzzy", "booking help create"),
        ("update 3f2a -30m", "'booking update' has no option -3", "write -- before an argument that begins with '-'"),
        ("--mine list", "--mine is not a global option", "write it after the command: booking COMMAND --mine"),
        ("list -u", "-u needs a value", "-u NAME"),
        ("list --mine=1", "--mine takes no value", "write --mine alone"),
        ("list --date a --date b", "--date is given twice, with different values", "give it once"),
        ("create R --to 1 --for 2", "--to and --for cannot be used together", "booking help create"),
        ("list -o xml", "--output cannot be 'xml'", "it can be table, json, ndjson, csv or tsv"),
        ("list --status vaild", "--status cannot be 'vaild'", "did you mean 'VALID'?"),
        ("list --limit x", "--limit cannot be 'x'", "it is a whole number from 1 to 2147483647: --limit 10"),
        ("show", "'booking show' needs ID", "booking show [OPTIONS] ID"),
        ("create", "'booking create' needs RESOURCE", "booking create [OPTIONS] RESOURCE [FROM [TO]]"),
        ("undo 1 2", "'booking undo' has no use for '2'", "booking undo [OPTIONS] ID"),
        ("why 3f2a -o csv", "'booking why' cannot print csv", "it can print table or json"),
        (
            "list -o prometheus", "'booking list' cannot print prometheus",
            "it can print table, json, ndjson, csv or tsv"
        ),
    ])
    func wording(_ line: String, message: String, hint: String) {
        #expect(failure(line) == Failure(.usage, message, hint: hint))
    }

    /// Whatever is echoed is cut, so that the hint stays in sight.
    @Test(arguments: [
        "LONG", "list --LONG", "list --limit LONG", "list --status LONG", "list -o LONG", "help LONG", "show 1 LONG",
    ])
    func longWordsAreCut(_ line: String) throws {
        let long = String(repeating: "x", count: 10_000)
        let words = line.split(separator: " ").map { $0 == "LONG" ? long : $0 == "--LONG" ? "--" + long : String($0) }
        let failure = try #require(throws: Failure.self) {
            let invocation = try Invocation.parse(words)
            _ = try Help.text(for: invocation.arguments)
        }
        #expect(failure.message.contains("xxx…") && failure.message.count < 120, "\(failure.message)")
        #expect((failure.hint?.count ?? 0) < 120)
    }

    @Test func wordsThatAreNotText() throws {
        #expect(try decode([[98], [0x52, 0xc3, 0xa4], [0x2d]]) == ["Rä", "-"])
        let failure = #expect(throws: Failure.self) { try decode([[98], [0x61], [0x52, 0xe4]]) }
        #expect(failure?.message == "argument 2 is not valid UTF-8")
        #expect(failure?.kind == .usage)
    }

    private func decode(_ words: [[UInt8]]) throws -> [String] {
        var pointers = words.map { word -> UnsafeMutablePointer<CChar>? in
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: word.count + 1)
            for (place, byte) in (word + [0]).enumerated() { copy[place] = CChar(bitPattern: byte) }
            return copy
        }
        defer { pointers.forEach { $0?.deallocate() } }
        return try RawArguments(&pointers, count: pointers.count).words()
    }

    /// As execve(2) may start it; newer kernels put an empty name there.
    @Test func withoutEvenANameTheWordsAreLost() throws {
        for words in [[], [[]]] as [[[UInt8]]] {
            let failure = #expect(throws: Failure.self) { try decode(words) }
            #expect(failure?.kind == .usage)
        }
        #expect(try decode([[98]]) == [])
    }
}
