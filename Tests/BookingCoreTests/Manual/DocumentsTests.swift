import Foundation
import Testing

@testable import BookingCore

let repositoryRoot = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// Runs a tool; its exit code, and all that it printed.
func run(_ tool: String, _ arguments: [String]) throws -> (code: Int32, output: String) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: tool)
    process.arguments = arguments
    process.currentDirectoryURL = repositoryRoot
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, output)
}

func isInstalled(_ tool: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: tool)
}

@Suite struct DocumentsTests {
    @Test(arguments: Documents.files().map(\.path))
    func checkedInFilesAreThoseThatTheCodeGives(_ path: String) throws {
        let text = Documents.files().first { $0.path == path }?.text
        let file = try String(contentsOf: repositoryRoot.appendingPathComponent(path), encoding: .utf8)
        #expect(file == text, "\(path) is out of date: make docs, or: swift run generate-docs .")
    }

    @Test(.enabled(if: isInstalled("/usr/bin/mandoc")), arguments: ["man/booking.1", "man/booking-events.7"])
    func theManualIsCleanMdoc(_ page: String) throws {
        let lint = try run("/usr/bin/mandoc", ["-T", "lint", "-W", "warning", page])
        #expect(lint.output == "")
        #expect(lint.code == 0)
    }

    @Test func theManualNamesEveryCommandOptionAndExitCode() {
        for command in CommandTable.commands {
            #expect(ManualPage.text.contains(".It Cm \(command.words)"))
            for option in command.visibleOptions { #expect(ManualPage.text.contains("Fl -\(option.name)")) }
        }
        for code in ["0", "1", "2", "3", "4", "6", "7", "8", "9", "10", "128+n"] {
            #expect(ManualProse.exitStatus.contains(".It \(code)\n"))
        }
    }

    @Test func theManualTellsTheRulesForNamesAndWhereRootsServerIs() {
        #expect(ManualPage.text.contains("1 to \(Name.mostCharacters) characters"))
        #expect(Note.mostCharacters == 2_000 && ManualPage.text.contains("at most 2,000 characters"))
        #expect(ManualPage.text.contains("/var/lib/booking/\(LocalPaths.dataName)"))
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
