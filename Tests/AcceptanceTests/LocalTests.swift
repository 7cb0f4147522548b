import BookingSQL
import Foundation
import Testing

@testable import BookingCore

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

    private func booking(_ words: String..., environment: [String: String] = [:]) -> Run {
        Tool.run(words, ["HOME": home.path, "XDG_DATA_HOME": home.path + "/data"].merging(environment) { $1 })
    }

    private var config: URL { home.appending(path: ".config/booking/config") }

    private func configured() throws -> String { try String(contentsOf: config, encoding: .utf8) }

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

    /// Who declines has lost nothing; who is somebody else cannot come in, and is told why.
    @Test(.enabled(if: geteuid() == 0)) func itIsForItsUserAlone() throws {
        #expect(booking("init", "--local", "--quiet").status == 0)
        let variables = ["HOME": home.path, "XDG_DATA_HOME": home.path + "/data", "TERM": "dumb"]
        let declined = Shell.run("echo n | script -qec \"'\(Tool.path)' local destroy\" /dev/null", variables)
        #expect(declined.out.contains("nothing was done") && declined.out.contains("--yes"), "\(declined)")
        #expect(state() == "running")

        let program = home.path + "/program"
        try FileManager.default.copyItem(atPath: Tool.path, toPath: program)
        let socket = home.path + "/data/booking/socket"
        let stranger = Shell.run(
            "setpriv --reuid=nobody --regid=nogroup --clear-groups -- \(program) list --db 'host=\(socket)' 2>&1",
            variables)
        #expect(stranger.status == 9 && stranger.out.contains("no access to \(socket)"), "\(stranger)")
        #expect(stranger.out.contains("is for its user alone"), "\(stranger)")
    }

    /// A team's database in the config file is neither replaced nor taken out without a word.
    @Test func anotherDatabaseInTheConfigFileIsKept() throws {
        try FileManager.default.createDirectory(
            at: config.deletingLastPathComponent(), withIntermediateDirectories: true)
        try "db = dbname=team\n".write(to: config, atomically: true, encoding: .utf8)
        let asked = booking("init", "--local")
        #expect(asked.status == 2)
        #expect(asked.err.contains("/config names another database: replace it by the private server?"), "\(asked)")
        #expect(try configured() == "db = dbname=team\n")
        #expect(state() == "absent")

        let made = booking("init", "--local", "--yes", "--json", environment: ["DATABASE_URL": "dbname=team"])
        #expect(made.status == 0, "\(made)")
        #expect(made.json?["applied"] as? [String] == Scripts.migrations.map(\.name))
        #expect(made.err.contains("booking: this server is for you alone; nobody else can connect to it\n"), "\(made)")
        #expect(made.err.contains("booking: DATABASE_URL is set, and goes before \(config.path)\n"), "\(made)")
        #expect(booking("local", "stop", "--json").json?["state"] as? String == "stopped")
        #expect(booking("local", "start", "--json").json?["state"] as? String == "running")
        #expect(booking("init", "--local").err == "")

        try ("db = dbname=team\n" + configured()).write(to: config, atomically: true, encoding: .utf8)
        #expect(booking("local", "destroy", "--yes", "--json").json?["state"] as? String == "absent")
        #expect(try configured() == "db = dbname=team\n")
    }

    /// Its other processes end when they notice.
    private func crash() throws {
        let status = try #require(booking("local", "status", "--json").json)
        let data = try #require(status["data"] as? String)
        let number = try String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8).prefix { $0 != "\n" }
        let postmaster = try #require(Int32(number))
        kill(postmaster, SIGKILL)
        #expect(eventually { OtherProcess.isGone(postmaster) })
    }
}
