import Testing

@testable import BookingCore

@Suite struct ParserTests {
    private func parse(_ line: String) throws -> Invocation {
        try Parser.parse(line.split(separator: " ").map(String.init))
    }

    @Test func commandArgumentsAndOptions() throws {
        let invocation = try parse("create Raum1 tomorrow 10:00 11:00 --note hello --dry-run")
        #expect(invocation.command.words == "create")
        #expect(invocation.arguments == ["Raum1", "tomorrow", "10:00", "11:00"])
        #expect(invocation.values(of: "note")?.first == "hello")
        #expect(invocation.has("dry-run"))
        #expect(!invocation.has("key"))
        #expect(invocation.values(of: "key")?.first == nil)
    }

    @Test func globalOptionsStandOnEitherSideAndInside() throws {
        for line in ["-u ann resource add X", "resource -u ann add X", "resource add X -u ann"] {
            let invocation = try parse(line)
            #expect(invocation.command.words == "resource add")
            #expect(invocation.values(of: "user")?.first == "ann")
            #expect(invocation.arguments == ["X"])
        }
    }

    @Test(arguments: ["-u ann", "-uann", "-u=ann", "--user ann", "--user=ann", "-qyuann", "-qu ann"])
    func spellingsOfAValue(_ options: String) throws {
        #expect(try parse("list " + options).values(of: "user")?.first == "ann")
    }

    @Test func aClusterSetsAllItsFlags() throws {
        let invocation = try parse("-qyv list")
        #expect(invocation.has("quiet") && invocation.has("yes") && invocation.has("verbose"))
    }

    @Test func aValueMayBeginWithAnything() throws {
        #expect(try parse("update 3f2a --shift -30m").values(of: "shift")?.first == "-30m")
        #expect(try parse("update 3f2a --note --help").values(of: "note")?.first == "--help")
        #expect(try parse("update 3f2a --note -- --to 10:00").values(of: "note")?.first == "--")
        #expect(try parse("update 3f2a --note=a=b").values(of: "note")?.first == "a=b")
        #expect(try parse("update 3f2a --note=").values(of: "note")?.first == "")
    }

    @Test func nonASCIITextStaysWhole() throws {
        #expect(try Parser.parse(["list", "-u\u{301}x"]).values(of: "user")?.first == "\u{301}x")
        #expect(try Parser.parse(["list", "--user=\u{301}x"]).values(of: "user")?.first == "\u{301}x")
        #expect(try Parser.parse(["list", "Räum 1"]).arguments == ["Räum 1"])
    }

    @Test func twoHyphensEndTheOptionsAndOneIsAnArgument() throws {
        #expect(try parse("list -- --mine -x --").arguments == ["--mine", "-x", "--"])
        #expect(try parse("list -").arguments == ["-"])
        #expect(try parse("-- list --mine").arguments == ["--mine"])
    }

    @Test func repeatableOptionsKeepTheirOrder() throws {
        #expect(try parse("list --resource b --resource=a").values(of: "resource") == ["b", "a"])
    }

    @Test func valuesOfFixedSetsAreSpelledAsInTheTable() throws {
        #expect(try parse("list --status pending --status Valid").values(of: "status") == ["PENDING", "VALID"])
        #expect(try parse("watch --count 007").values(of: "count") == ["7"])
    }

    @Test func hiddenOptionsAreParsed() throws {
        #expect(try parse("update 3f2a --resource X").values(of: "resource")?.first == "X")
    }

    @Test func theTimesOfCreateTakeAsManyWordsAsPeopleUse() throws {
        #expect(try parse("create R mon 10:00 tue 11:00").arguments.count == 5)
        #expect(try parse("create R next fri 3 pm until next mon 10 am").arguments.count == 10)
        #expect(throws: ParseError.extraArgument("j", command: "create")) { try parse("create R a b c d e f g h i j") }
    }
}

// MARK: - Help and version

extension ParserTests {
    @Test func nothingIsHelp() throws {
        let invocation = try Parser.parse([])
        #expect(invocation.command.words == "help" && invocation.arguments.isEmpty)
    }

    @Test(arguments: [
        ("-h", ""), ("create -h", "create"), ("--help create", "create"), ("resource -h", "resource"),
        ("resource add --help", "resource add"), ("create --bogus -h", "create"), ("create --to -h -h", "create"),
        ("create a b c d e f -h", "create"), ("help create -h", "create"), ("list -o bogus -qh", "list"),
        ("show -o json --help", "show"),
    ])
    func helpIsFound(_ line: String, topic: String) throws {
        let invocation = try parse(line)
        #expect(invocation.command.words == "help")
        #expect(invocation.arguments.joined(separator: " ") == topic)
    }

    @Test func helpAfterTwoHyphensIsAnArgument() throws {
        #expect(try parse("list -- -h").command.words == "list")
    }

    @Test func helpOnWhatIsNotThere() {
        #expect(throws: ParseError.unknownCommand("crate", group: nil, closest: "create")) { try parse("crate -h") }
    }

    @Test(arguments: ["-V", "--version", "create -V", "-qV"])
    func version(_ line: String) throws {
        #expect(try parse(line).has("version"))
    }
}

// MARK: - Formats

extension ParserTests {
    @Test(arguments: [
        ("list", OutputFormat.table), ("list -ocsv", .csv), ("--json list", .json), ("list --json -o json", .json),
        ("list --json -o csv", .csv), ("--output csv list --json", .json), ("-ocsv list -otsv", .tsv),
        ("watch --output=ndjson", .ndjson), ("init -o table", .table),
    ])
    func format(_ line: String, format: OutputFormat) throws {
        #expect(try parse(line).format == format)
    }

    @Test(arguments: [
        ("help --json", "help"), ("--json completions bash", "completions"), ("-o csv help list", "help"),
    ])
    func textIsPrintedWhateverFormatIsAskedFor(_ line: String, command: String) throws {
        let invocation = try parse(line)
        #expect(invocation.command.words == command && invocation.format == .table)
    }

    @Test func formatsThatDoNotFit() {
        #expect(throws: ParseError.unfitFormat(.csv, command: "create", fitting: [.table, .json])) {
            try parse("create R --for 1h -o csv")
        }
    }

    @Test(arguments: [
        ("list --bogus --json", OutputFormat.json), ("bogus -o json", .json), ("list --json -o csv", .csv),
        ("", .table),
        ("update --note --json", .table), ("list -- --json", .table),
    ])
    func aWrongLineStillSaysItsFormat(_ line: String, format: OutputFormat) {
        #expect(Parser.format(askedForBy: line.split(separator: " ").map(String.init)) == format)
    }
}

// MARK: - Mistakes

private let listFormats = ["table", "json", "ndjson", "csv", "tsv"]

extension ParserTests {
    /// So that an alias with global options can be overruled, and with flags be completed by hand.
    @Test func whatIsSaidAgain() throws {
        #expect(try parse("-u ann list --user bob").values(of: "user")?.first == "bob")
        #expect(
            try parse("--db a --time-zone UTC list --time-zone=Asia/Tokyo -d b").values(of: "time-zone")?.first
                == "Asia/Tokyo")
        #expect(try parse("--json list --json").format == .json)
        #expect(try parse("list -qq --mine --mine").has("mine"))
        #expect(try parse("list --date mon --date=mon").values(of: "date") == ["mon"])
        #expect(try parse("list --limit 7 --limit 007").values(of: "limit") == ["7"])
        #expect(try parse("list --mine --mine").request == parse("list --mine").request)
        #expect(try parse("list --mine --limit 7").request == parse("--json list --limit 7 --mine").request)
    }

    @Test(arguments: [
        ("crate R", ParseError.unknownCommand("crate", group: nil, closest: "create")),
        ("xyzzy", .unknownCommand("xyzzy", group: nil, closest: nil)),
        ("retire R", .unknownCommand("retire", group: nil, closest: "resource retire")),
        ("resource ad R", .unknownCommand("ad", group: "resource", closest: "resource add")),
        (
            "resource",
            .incompleteCommand(
                group: "resource", subcommands: ["add", "list", "show", "update", "retire", "close", "open", "import"])
        ),
        ("-q", .noCommand),
        ("list --mien", .unknownOption("--mien", command: "list", closest: "--mine")),
        ("list --upcomin=x", .unknownOption("--upcomin", command: "list", closest: "--upcoming")),
        ("list --up", .unknownOption("--up", command: "list", closest: "--upcoming")),
        ("show 3f2a --mine", .unknownOption("--mine", command: "show", closest: nil)),
        ("--bogus list", .unknownOption("--bogus", command: nil, closest: nil)),
        ("list -x", .unknownOption("-x", command: "list", closest: nil)),
        ("list -q-y", .unknownOption("--", command: "list", closest: nil)),
        ("--from 10:00 create R", .misplacedOption("--from")),
        ("list --user", .missingValue("--user", placeholder: "NAME")),
        ("list -qu", .missingValue("-u", placeholder: "NAME")),
        ("list --mine=yes", .unexpectedValue("--mine")),
        ("list -q=yes", .unexpectedValue("-q")),
        ("list --date mon --date=tue", .repeatedOption("--date")),
        ("create R --to 10:00 --to 11:00", .repeatedOption("--to")),
        ("list -o xml", .unknownValue("xml", subject: "--output", allowed: listFormats, closest: nil)),
        ("-o xml list", .unknownValue("xml", subject: "--output", allowed: listFormats, closest: nil)),
        ("list -o jsn", .unknownValue("jsn", subject: "--output", allowed: listFormats, closest: "json")),
        ("init --local --db x", .conflictingOptions("--local", "--db", command: "init")),
        ("create R --to 10:00 --for 1h", .conflictingOptions("--to", "--for", command: "create")),
        ("update 3f2a --for 1h --shift 1h", .conflictingOptions("--shift", "--for", command: "update")),
        (
            "list --status PENDNG",
            .unknownValue(
                "PENDNG", subject: "--status", allowed: ["PENDING", "VALID", "REJECTED", "DELETED"], closest: "PENDING")
        ),
        (
            "list --color ALWAYS",
            .unknownValue(
                "ALWAYS", subject: "--color", allowed: ["auto", "always", "never"], closest: "always")
        ),
        (
            "completions csh",
            .unknownValue("csh", subject: "SHELL", allowed: ["bash", "zsh", "fish", "install"], closest: "zsh")
        ),
        ("list --limit 0", .notNumber("0", subject: "--limit")),
        ("list --limit -1", .notNumber("-1", subject: "--limit")),
        ("list --limit 2147483648", .notNumber("2147483648", subject: "--limit")),
        ("update 3f2a --note x --if-rev 2147483648", .notNumber("2147483648", subject: "--if-rev")),
        ("watch --count 9223372036854775807", .notNumber("9223372036854775807", subject: "--count")),
        ("list --limit 99999999999999999999", .notNumber("99999999999999999999", subject: "--limit")),
        ("create", .missingArgument("RESOURCE", command: "create")),
        ("delete", .missingArgument("ID", command: "delete")),
        ("show 3f2a 9c41", .extraArgument("9c41", command: "show")),
        ("doctor now", .extraArgument("now", command: "doctor")),
        ("list --bogus --mine=x", .unknownOption("--bogus", command: "list", closest: nil)),
    ])
    func mistake(_ line: String, error: ParseError) {
        #expect(throws: error) { try parse(line) }
    }

    @Test func anEmptyWordIsNoCommand() {
        #expect(throws: ParseError.unknownCommand("", group: nil, closest: nil)) { try Parser.parse([""]) }
        #expect(throws: ParseError.unknownCommand("resource add", group: nil, closest: "resource")) {
            try Parser.parse(["resource add", "X"])
        }
    }
}
