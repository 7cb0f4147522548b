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

    @Test(.enabled(if: isInstalled("/usr/bin/mandoc")), arguments: ["man/booking.1", "man/booking-events.7"])
    func theManualIsCleanMdoc(_ page: String) throws {
        let lint = try run("/usr/bin/mandoc", ["-T", "lint", "-W", "warning", page])
        #expect(lint.output == "")
        #expect(lint.code == 0)
    }

    @Test func theManualNamesEveryCommandOptionAndExitCode() {
        for command in CommandTable.commands {
            #expect(manual.contains(".It Cm \(command.words)"))
            for option in command.visibleOptions { #expect(manual.contains("Fl -\(option.name)")) }
        }
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
}
