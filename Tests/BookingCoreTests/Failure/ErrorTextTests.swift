import Foundation
import Testing

@testable import BookingCore

/// All that the program can say when it fails, as a text to be read: `errors.txt`, made anew with
/// `BOOKING_GOLDEN=write swift test --filter ErrorTextTests`.
@Suite struct ErrorTextTests {
    private static let path = "Tests/BookingCoreTests/Failure/errors.txt"
    private let sources: [String]
    private let examples: KeyValuePairs<String, ErrorExamples.Examples>

    init() throws {
        let folder = "Sources/BookingCore/Failure"
        let names = try FileManager.default.contentsOfDirectory(
            atPath: repositoryRoot.appendingPathComponent(folder).path)
        sources = try names.sorted().filter { $0.hasPrefix("Wording+") }.map { try repositoryFile("\(folder)/\($0)") }
        examples = try ErrorExamples().all()
    }

    private var text: String {
        examples.map { heading, errors in
            "# \(heading)\n"
                + errors.map { name, failures in
                    failures.map { failure in
                        "\n\(failure.kind.exitCode) \(name)\nbooking: \(failure.message)\n"
                            + (failure.hint.map { "hint: \($0)\n" } ?? "")
                    }.joined()
                }.joined()
        }.joined(separator: "\n")
    }

    private var failures: [Failure] { examples.flatMap(\.value).flatMap(\.value) }

    @Test func errorsReadAsWritten() throws {
        let file = repositoryRoot.appendingPathComponent(Self.path)
        if ProcessInfo.processInfo.environment["BOOKING_GOLDEN"] == "write" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try repositoryFile(Self.path) == text, "\(Self.path): read what has changed, then write it anew")
    }

    @Test func everyErrorIsThere() throws {
        let declaration = try Regex(#"(?m)^    static (?:func|var) (\w+)[^{\n]*(?:\n[^{}\n]*)*?(?:->|:) Failure \{"#)
        let declared = sources.flatMap { source in
            source.matches(of: declaration).map { String($0.output[1].substring ?? "") }
        }
        #expect(declared.count > 100)
        #expect(Set(declared) == Set(examples.flatMap(\.value).map(\.key)))
    }

    /// So does every wording of one that has several: what the source says in quotes is found in the text.
    @Test func everyWordingIsThere() throws {
        let literal = try Regex(#""((?:[^"\\\n]|\\[^(\n])+)""#)
        let said = text.replacing("\n", with: " ")
        for source in sources {
            for line in source.split(separator: "\n") where !line.holds("//") && !line.holds("sqlstate") {
                for match in line.matches(of: literal) {
                    // What follows a quote within an interpolation begins with the end of that.
                    let words = String(match.output[1].substring ?? "").replacing(#"\""#, with: "\"")
                        .drop { " })".contains($0) }
                    guard words.count > 12, words.contains(" "), !words.contains("\\"), !words.hasPrefix("+ ") else {
                        continue
                    }
                    if !said.contains(words) { Issue.record("no example has it: \(words)") }
                }
            }
        }
    }

    @Test func eachIsOneLineAndAHint() {
        for failure in failures {
            let message = failure.message
            #expect(failure.hint?.isEmpty == false, "\(message): no hint")
            #expect(!message.hasSuffix(".") && failure.hint?.hasSuffix(".") != true, "\(message)")
            #expect(!message.contains("\n") && failure.hint?.contains("\n") != true, "\(message)")
            #expect(
                message.first?.isUppercase != true || message.hasPrefix("GRACE") || message.hasPrefix("PGSERVICE")
                    || message.hasPrefix("SHELL"), "\(message)")
        }
    }
}
