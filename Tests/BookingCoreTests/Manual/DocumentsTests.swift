import BookingSQL
import Foundation
import Testing

@testable import BookingCore

let repositoryRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Runs a tool; its exit code, and all that it printed. It finds the built program, which finds no database.
func run(_ tool: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = repositoryRoot
    var environment = ProcessInfo.processInfo.environment
    environment["PATH"] = builtPrograms + ":" + (environment["PATH"] ?? "/usr/bin:/bin")
    environment["BOOKING_DATABASE_URL"] = "host=/nowhere"
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
}

/// Beside the test bundle, wherever the build folder is.
private let builtPrograms: String = {
    let arguments = CommandLine.arguments
    guard let index = arguments.firstIndex(of: "--test-bundle-path"), index + 1 < arguments.count else {
        return Bundle.main.bundleURL.path
    }
    return URL(fileURLWithPath: arguments[index + 1]).deletingLastPathComponent().path
}()

func repositoryFile(_ path: String) throws -> String {
    try String(contentsOf: repositoryRoot.appendingPathComponent(path), encoding: .utf8)
}

func isInstalled(_ tool: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: tool)
}

private func pages() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: repositoryRoot.appendingPathComponent("man").path).sorted()
        .filter { !$0.hasSuffix(".in") }.map { "man/" + $0 }
}

@Suite struct DocumentsTests {
    private let manual: String

    init() throws {
        manual = ManualPage.text(filling: try repositoryFile("man/booking.1.in"))
    }

    @Test func checkedInFilesAreThoseThatTheCodeGives() throws {
        for (path, text) in try Documents.files(repositoryFile) {
            let file = try repositoryFile(path)
            #expect(file == text, "\(path) is out of date: make docs, or: swift run generate-docs .")
        }
    }

    @Test func noPlaceInTheManualIsLeftUnfilled() {
        #expect(manual.split(separator: "\n").filter { $0.hasPrefix("@") } == [])
    }

    @Test(.enabled(if: isInstalled("/usr/bin/mandoc")), arguments: try pages())
    func everyPageIsCleanMdoc(_ page: String) throws {
        let lint = try run("/usr/bin/mandoc", ["-T", "lint", "-W", "warning", page])
        #expect(lint.output == "")
        #expect(lint.code == 0)
    }

    @Test(.enabled(if: isInstalled("/usr/bin/man"))) func manHasNothingToSayOfThem() throws {
        for page in try pages() {
            let shown = try run(
                "/bin/sh", ["-c", "LC_ALL=C.UTF-8 man --warnings --local-file \(page) 2>&1 >/dev/null"])
            #expect(shown.output == "", "\(page)")
        }
    }

    @Test func everyPageIsThereThatAnotherNames() throws {
        let ours = Set(try pages().map { $0.dropFirst("man/".count) })
        for page in try pages() {
            for line in try repositoryFile(page).split(separator: "\n") where line.contains("Xr booking") {
                let words = line.replacing("\\", with: "").split(separator: " ")
                let place = try #require(words.firstIndex(of: "Xr") ?? words.firstIndex(of: ".Xr"))
                #expect(ours.contains("\(words[place + 1]).\(words[place + 2])"), "\(page): \(line)")
            }
        }
    }

    @Test func aPageTellsAllOfItsCommandInTheOrderOfManuals() throws {
        let order = [
            "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "ENVIRONMENT", "FILES", "EXIT STATUS", "EXAMPLES", "SEE ALSO",
        ]
        for command in CommandTable.commands {
            let page = CommandPage.text(of: command)
            let sections = page.split(separator: "\n").filter { $0.hasPrefix(".Sh ") }.map { String($0.dropFirst(4)) }
            #expect(sections == order.filter(sections.contains))
            for option in command.visibleOptions { #expect(page.contains("Fl -\(option.name)")) }
            for example in command.definition.examples { #expect(page.contains(Mdoc.display(example.line))) }
        }
    }

    /// What is typed in the pages would be understood.
    @Test func scenariosAreCommandLinesThatThereAre() throws {
        let literal = try pages().flatMap { try repositoryFile($0).split(separator: "\n") }
        for line in literal where line.hasPrefix("booking ") {
            let words = line.replacing("\\-", with: "-").split(separator: " ").map(String.init)
            #expect(words.contains { CommandTable.words(in: []).contains($0) }, "\(line)")
        }
    }

    @Test func thePageOnTheSchemaNamesEveryDoor() throws {
        let page = try repositoryFile("man/booking-schema.7")
        let schema = try repositoryFile("sql/schema.sql").components(separatedBy: "\nCREATE FUNCTION booking.")
            .dropFirst()
        let doors = schema.filter { $0.prefix { $0 != ";" }.contains("SECURITY DEFINER") }.map {
            $0.prefix { $0 != "(" }
        }
        #expect(doors.count > 50)
        for door in doors { #expect(page.contains("\n.It Fn \(door)\n")) }
    }

    @Test func theManualNamesEveryCommandGlobalOptionAndExitCode() {
        for command in CommandTable.commands { #expect(manual.contains(".It Xr \(CommandPage.name(of: command)) 1\n")) }
        for option in GlobalOptions.options { #expect(manual.contains("Fl -\(option.name)")) }
        let exitCodes = ["0", "128+n"] + Failure.Kind.allCases.map { String($0.exitCode) }
        for code in exitCodes { #expect(manual.contains("\n.It \(code)\n")) }
    }

    @Test func theManualTellsTheRulesForNamesAndWhereRootsServerIs() {
        #expect(manual.contains("1 to \(Name.mostCharacters) characters"))
        #expect(Note.mostCharacters == 2_000 && manual.contains("at most 2,000 characters"))
        #expect(manual.contains("/var/lib/booking/\(LocalPaths.dataName)"))
    }

    @Test func mdocMeansWhatItSays() {
        #expect(
            Mdoc.paragraph("One. See `booking help`, or `--json`: it\\.") == """
                One.
                See
                .Ql booking help ,
                or
                .Fl \\-json :
                it\\e.
                """)
        #expect(Mdoc.escaped(".x -y") == "\\&.x \\-y")
    }

    /// What it shows is what a new schema says.
    @Test func theReadmeNamesTheSchema() throws {
        #expect(try repositoryFile("README.md").contains("schema    version \(Scripts.version), created"))
    }
}
