import Foundation
import Testing

/// A session as a user would type it, with what has to come of it (the idea is that of cram and of Go's testscript).
///
///     # Text: what this is about.
///     $ booking list --json | head -1
///     []
///     ! hint: a line on standard error
///     ? 3
///
/// A `$` line is one command of /bin/sh; `> ` goes on with it. Then what it prints, `! ` what it says on standard
/// error, `? ` its exit code where that is not 0. Blank lines before the next command or text do not count.
struct Script: Sendable, CustomTestStringConvertible {
    struct Step: Sendable {
        let line: Int
        var command: String
        var out: [String] = []
        var err: [String] = []
        var status: Int32 = 0
    }

    let name: String
    let steps: [Step]

    var testDescription: String { name }

    static let all: [Script] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Scripts")
        let files = try! FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        // One alone, while it is being written.
        let only = ProcessInfo.processInfo.environment["BOOKING_TEST_SCRIPT"]
        return files.filter { $0.pathExtension == "txt" && (only == nil || $0.lastPathComponent == only! + ".txt") }
            .map(Script.init).sorted { $0.name < $1.name }
    }()

    private init(file: URL) {
        name = file.deletingPathExtension().lastPathComponent
        steps = Self.steps(try! String(contentsOf: file, encoding: .utf8))
    }

    private static func steps(_ text: String) -> [Step] {
        var steps: [Step] = []
        var isInside = false
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            if line.hasPrefix("$ ") {
                steps.append(Step(line: index + 1, command: String(line.dropFirst(2))))
                isInside = true
            } else if line.hasPrefix("# ") {
                isInside = false
            } else if isInside {
                steps[steps.count - 1].add(line)
            }
        }
        return steps.map(\.trimmed)
    }
}

extension Script.Step {
    fileprivate mutating func add(_ line: String) {
        if line.hasPrefix("> ") {
            command += "\n" + line.dropFirst(2)
        } else if line.hasPrefix("! ") {
            err.append(String(line.dropFirst(2)))
        } else if line.hasPrefix("? ") {
            status = Int32(line.dropFirst(2))!
        } else {
            out.append(line)
        }
    }

    /// Without the blank lines that separate it from what follows.
    fileprivate var trimmed: Self {
        var step = self
        while step.out.last == "" { step.out.removeLast() }
        return step
    }
}
