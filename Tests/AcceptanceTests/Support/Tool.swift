import Foundation
import Testing

/// How a command ended and what it said.
struct Run: CustomStringConvertible {
    let words: [String]
    let status: Int32
    let out: String
    let err: String

    /// Standard output as a JSON object.
    var json: [String: Any]? { parsed as? [String: Any] }

    /// Standard output as a JSON array of objects.
    var list: [[String: Any]] { parsed as? [[String: Any]] ?? [] }

    private var parsed: Any? { try? JSONSerialization.jsonObject(with: Data(out.utf8)) }

    var description: String { "booking \(words.joined(separator: " ")): exit \(status)\nout: \(out)\nerr: \(err)" }
}

/// The built program.
enum Tool {
    /// Beside the test bundle, wherever the build folder is.
    static let path: String = {
        let arguments = CommandLine.arguments
        if let index = arguments.firstIndex(of: "--test-bundle-path"), index + 1 < arguments.count {
            return URL(fileURLWithPath: arguments[index + 1]).deletingLastPathComponent().path + "/booking"
        }
        return Bundle.main.bundleURL.path + "/booking"
    }()

    static func run(_ words: [String], _ environment: [String: String], input: String = "") -> Run {
        let tool = RunningTool(words, environment, input: input)
        return tool.end()
    }

    /// Runs a line of shell in which `booking` is the built program.
    static func shell(_ line: String, _ environment: [String: String] = [:], in directory: URL? = nil) -> Run {
        let path = URL(fileURLWithPath: path).deletingLastPathComponent().path + ":/usr/bin:/bin:/usr/sbin:/sbin"
        return RunningTool(
            [line], ["PATH": path].merging(environment) { $1 }, program: "/bin/sh", options: ["-c"],
            in: directory
        ).end()
    }
}

/// A command that is running.
final class RunningTool: @unchecked Sendable {
    let words: [String]
    private let process = Process()
    private let folder: URL

    /// - Parameters:
    ///   - program: another one than `booking`.
    ///   - options: what it is told before the words.
    ///   - directory: where it runs; here, if not said.
    init(
        _ words: [String], _ environment: [String: String], input: String = "", program: String = Tool.path,
        options: [String] = [], in directory: URL? = nil
    ) {
        self.words = words
        folder = FileManager.default.temporaryDirectory.appending(path: "booking-run-\(UUID().uuidString)")
        // Files, not pipes: nothing can block, and what was said so far can be read at any time.
        try! FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for name in ["in", "out", "err"] {
            _ = FileManager.default.createFile(atPath: file(name), contents: name == "in" ? Data(input.utf8) : Data())
        }
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = options + words
        // A user's environment with nothing in it that tests could trip over.
        let basics = ["PATH": "/usr/bin:/bin", "HOME": folder.path, "TZ": "UTC", "LC_ALL": "C.UTF-8"]
        process.environment = basics.merging(environment) { $1 }
        process.standardInput = FileHandle(forReadingAtPath: file("in"))
        process.standardOutput = FileHandle(forWritingAtPath: file("out"))
        process.standardError = FileHandle(forWritingAtPath: file("err"))
        if let directory { process.currentDirectoryURL = directory }
        Self.hearingAllSignals { try! process.run() }
    }

    /// What starts a program leaves it the signals that it blocks or ignores itself: threads of Dispatch block nearly all, and
    /// who runs the tests may ignore some (nohup, a script's `&`).
    private static func hearingAllSignals(_ body: () -> Void) {
        var (none, before) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        for number in [SIGINT, SIGQUIT, SIGHUP] { signal(number, SIG_DFL) }
        pthread_sigmask(SIG_SETMASK, &none, &before)
        body()
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        try? FileManager.default.removeItem(at: folder)
    }

    var out: String { read("out") }
    var err: String { read("err") }
    var isRunning: Bool { process.isRunning }
    var pid: Int32 { process.processIdentifier }
    /// Its home folder, which is its own.
    var home: String { folder.path }

    func send(_ signal: Int32) {
        kill(process.processIdentifier, signal)
    }

    /// Whether the signal has reached it and has not been taken (ShdPnd in proc(5)).
    func isPending(_ signal: Int32) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)) ?? ""
        let mask = status.split(separator: "\n").first { $0.hasPrefix("ShdPnd:") }?.dropFirst("ShdPnd:".count)
        let bits = UInt64(mask?.trimmingCharacters(in: .whitespaces) ?? "", radix: 16) ?? 0
        return bits & 1 << UInt64(signal - 1) != 0
    }

    /// Waits for its end; one that does not end is a fault, and killed.
    func end(within seconds: Double = 60) -> Run {
        if !eventually(within: seconds, { !self.process.isRunning }) {
            Issue.record("\(words) did not end within \(seconds) s")
            send(SIGKILL)
        }
        process.waitUntilExit()
        let signalled = process.terminationReason == .uncaughtSignal
        return Run(words: words, status: process.terminationStatus + (signalled ? 128 : 0), out: out, err: err)
    }

    private func file(_ name: String) -> String { folder.appending(path: name).path }

    private func read(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file(name)) ?? Data(), as: UTF8.self)
    }
}

/// Waits until something holds; false when it does not within the time. Looking takes a fifth of that at most: it may be a
/// process, or a connection, and what is waited for needs the machine too.
func eventually(within seconds: Double = 20, _ condition: () throws -> Bool) rethrows -> Bool {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while Date() < deadline {
        let began = ContinuousClock.now
        if try condition() { return true }
        let took = ContinuousClock.now - began
        usleep(UInt32(max(2, min(took * 4 / .milliseconds(1), 250)) * 1_000))
    }
    return try condition()
}

/// Whether something holds before a program that only sleeps for so long has ended: on a machine that is busy with other
/// things both are late.
func sooner(thanSleeping seconds: Double, _ condition: () throws -> Bool) throws -> Bool {
    let sleeper = try Process.run(URL(fileURLWithPath: "/bin/sleep"), arguments: ["\(seconds)"])
    var holds = false
    _ = try eventually(within: seconds + 60) {
        holds = try condition()
        return holds || !sleeper.isRunning
    }
    return try holds || condition()
}
