import Foundation
import Testing

/// `booking init --local`: a private server in a home of its own, from its making to its end.
final class LocalTests {
    private let home = FileManager.default.temporaryDirectory
        .appending(path: "booking-home-\(UUID().uuidString.prefix(8))")

    init() throws {
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        // Root's private server runs as another user, who has to get in.
        try FileManager.default.setAttributes([.posixPermissions: 0o711], ofItemAtPath: home.path)
    }

    deinit {
        _ = booking("local", "destroy", "--yes")
        try? FileManager.default.removeItem(at: home)
    }

    private func booking(_ words: String...) -> Run {
        Tool.run(words, ["HOME": home.path, "XDG_DATA_HOME": home.path + "/data"])
    }

    private func state() -> String? {
        booking("local", "status", "--json").json?["state"] as? String
    }

    private func entries() -> [String] {
        (try? FileManager.default.subpathsOfDirectory(atPath: home.path)) ?? []
    }

    @Test func aPrivateServerFromItsMakingToItsEnd() throws {
        #expect(state() == "absent")
        #expect(booking("local", "status").status == 1)
        #expect(booking("local", "start").status == 9)
        #expect(booking("local", "destroy").status == 0)
        #expect(entries() == [])

        let made = booking("init", "--local")
        #expect(made.status == 0, "\(made)")
        #expect(made.out.contains("set by    \(home.path)/.config/booking/config\n"))
        #expect(state() == "running")
        let created = booking("create", "Raum1", "2027-03-22", "--quiet")
        #expect(created.status == 0, "\(created)")
        let id = created.out.trimmingCharacters(in: .newlines)

        // A command starts it when it needs it, after a stop as after a crash.
        #expect(booking("local", "stop").status == 0)
        #expect(state() == "stopped")
        #expect(booking("local", "status").status == 1)
        #expect(booking("show", id, "--quiet").out == created.out)
        try crash()
        #expect(booking("show", id, "--quiet").out == created.out)
        #expect(booking("local", "start").status == 0)
        #expect(booking("init", "--local").out.contains("up to date"))

        // Nothing but a confirmation ends it, and then nothing is left.
        let asked = booking("local", "destroy")
        #expect(asked.status == 2)
        #expect(asked.err.hasPrefix("booking: nobody to ask: "))
        #expect(state() == "running")
        #expect(booking("local", "destroy", "--yes").status == 0)
        #expect(state() == "absent")
        #expect(!entries().contains { $0.contains("PG_VERSION") || $0.hasSuffix(".pid") }, "\(entries())")
        let config = try String(contentsOf: home.appending(path: ".config/booking/config"), encoding: .utf8)
        #expect(!config.contains("db"))
    }

    /// Its other processes end when they notice.
    private func crash() throws {
        let status = try #require(booking("local", "status", "--json").json)
        let data = try #require(status["data"] as? String)
        let number = try String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8).prefix { $0 != "\n" }
        let postmaster = try #require(Int32(number))
        kill(postmaster, SIGKILL)
        #expect(eventually { kill(postmaster, 0) != 0 })
    }
}
