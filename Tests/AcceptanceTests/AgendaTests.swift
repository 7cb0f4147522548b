import Foundation
import TestSupport
import Testing

/// `booking agenda --watch`, on a terminal and for a file.
struct AgendaWatchTests {
    private let here = Installation()
    private let leaving = "\u{1B}[?25h\u{1B}[?1049l"

    private func onTerminal() throws -> PseudoTerminal {
        try PseudoTerminal(
            "trap : INT; stty columns 90 rows 30; booking agenda --date 2031-03-04 --watch; echo status=$?; stty -a",
            ["BOOKING_DATABASE_URL": here.conninfo])
    }

    @Test func whatIsBookedAppearsInPlace() throws {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "ann")
        let terminal = try onTerminal()
        #expect(eventually { terminal.out.contains("ann") })
        here.create("R1", "2031-03-04T11:00Z", "12:00", user: "bob")
        #expect(eventually { terminal.out.contains("bob") })
        here.sql(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'booking-agenda'"
        )
        here.create("R1", "2031-03-04T13:00Z", "14:00", user: "eve")
        #expect(eventually { terminal.out.contains("eve") })
        #expect(!terminal.out.contains(leaving))
        terminal.type("q")
        #expect(terminal.end().out.contains("status=0"))
    }

    /// By `q`, by Ctrl-C, and where what was asked for cannot be.
    @Test(arguments: [("q", 0), ("\u{3}", 130)]) func theTerminalIsLeftAsItWas(_ key: String, _ status: Int) throws {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "ann")
        let terminal = try onTerminal()
        #expect(eventually { terminal.out.contains("ann") })
        terminal.type(key)
        let end = terminal.end().out
        let rest = end.range(of: leaving).map { String(end[$0.upperBound...]) } ?? ""
        #expect(rest.contains("status=\(status)") && rest.contains(" echo ") && rest.contains(" icanon "), "\(end)")
    }

    @Test func aFileIsKeptCurrent() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "agenda-\(UUID().uuidString).html")
        defer { try? FileManager.default.removeItem(at: file) }
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "ann")
        let watch = here.start("agenda", "--date", "2031-03-04", "--html", file.path, "--watch")
        func text() -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }
        #expect(eventually { text().contains("<b>ann</b>") })
        here.create("R1", "2031-03-04T11:00Z", "12:00", user: "bob")
        #expect(eventually { text().contains("<b>bob</b>") && text().hasSuffix("</html>\n") })
        watch.send(SIGTERM)
        #expect(watch.end().status == 143)
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o644)
    }
}
