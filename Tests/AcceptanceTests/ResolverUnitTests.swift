import Foundation
import Testing

/// The units of systemd/, as systemd's own tools judge them.
struct ResolverUnitTests {
    private let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let services = ["booking-resolver.service", "booking-resolver-once.service"]

    @Test(arguments: services)
    func itIsShutIn(unit: String) throws {
        let report = try run("/usr/bin/systemd-analyze", ["--offline=true", "security", "systemd/" + unit])
        let score = try #require(
            report.split(separator: "\n").last?.split(separator: " ").compactMap { Double($0) }.first)
        #expect(score <= 1.5, "\(report)")
    }

    /// `verify` exits 0 on unknown keys, so it has to be silent. It wants to see the programs.
    @Test func nothingIsUnknownToSystemd() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "units-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try run(
            "/usr/bin/make",
            [
                "install", "BINARY=\(Tool.path)", "INSTALL=install", "DESTDIR=\(folder.path)", "PREFIX=",
            ])
        let units = folder.appending(path: "lib/systemd/system").path
        let names = try FileManager.default.contentsOfDirectory(atPath: units).sorted()
        #expect(names == ["booking-resolver-once.service", "booking-resolver-once.timer", "booking-resolver.service"])
        for name in names {
            let path = "\(units)/\(name)"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try text.replacingOccurrences(of: "=/bin/booking", with: "=\(folder.path)/bin/booking")
                .write(toFile: path, atomically: true, encoding: .utf8)
        }
        let said = try run("/usr/bin/systemd-analyze", ["verify", "--man=no"] + names.map { "\(units)/\($0)" })
        #expect(said == "")
        try FileManager.default.createDirectory(at: folder.appending(path: "etc"), withIntermediateDirectories: true)
        _ = try run("/usr/bin/systemd-sysusers", ["--root=\(folder.path)"])
        let users = try String(contentsOf: folder.appending(path: "etc/passwd"), encoding: .utf8)
        #expect(users.contains("booking:x:"))
    }

    /// Both streams; the status has to be 0.
    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = root
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let text = String(decoding: data, as: UTF8.self)
        #expect(process.terminationStatus == 0, "\(text)")
        return text
    }
}
