import Foundation
import TestSupport
import Testing

/// `booking shell`, on a terminal and from a file.
struct ShellTests {
    private let here = Installation()
    private let state = FileManager.default.temporaryDirectory.appending(path: "state-\(UUID().uuidString)")

    private func terminal() throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(
            "trap : INT; stty columns 120 rows 30; booking shell; echo status=$?; stty -a",
            ["BOOKING_DATABASE_URL": here.conninfo, "XDG_STATE_HOME": state.path])
        #expect(eventually { terminal.out.contains("> ") }, "\(terminal.out)")
        return terminal
    }

    private func prompts(_ text: String) -> Int { text.components(separatedBy: "@\(here.database)").count - 1 }

    /// Types a line, and waits for what it has to lead to.
    private func type(_ keys: String, _ terminal: PseudoTerminal, until text: String) {
        let before = terminal.out.count
        terminal.type(keys)
        #expect(eventually { terminal.out.dropFirst(before).contains(text) }, "\(terminal.out.dropFirst(before))")
    }

    /// By Ctrl-D, which is a key only once the line editor has the terminal.
    private func leave(_ terminal: PseudoTerminal) -> String {
        #expect(eventually { terminal.out.hasSuffix("> ") })
        type("\u{4}", terminal, until: "status=0")
        return terminal.end().out
    }

    @Test func commandsRunInOneSession() throws {
        let terminal = try terminal()
        type("create 'Räum 会議' 2031-03-04\n", terminal, until: "PENDING")
        type("booking list -q | nothing\n", terminal, until: "there is no resource")
        type("list --mine\n", terminal, until: "Räum 会議")
        type("bogus\n", terminal, until: "unknown command 'bogus'")
        let sessions = here.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'booking-shell'"
        )
        #expect(sessions == "1")
        #expect(leave(terminal).contains(" icanon "))
    }

    @Test func tabCompletesWhatTheDatabaseKnows() throws {
        let id = here.create("R 1", "2031-03-04T09:00Z", "10:00", user: "postgres")
        let terminal = try terminal()
        type("who\t\n", terminal, until: "acting for")
        type("list R\t-q\n", terminal, until: id)
        _ = leave(terminal)
    }

    @Test func controlCGivesUpALineAndEndsACommand() throws {
        let terminal = try terminal()
        type("create nonsense", terminal, until: "nonsense")
        type("\u{3}", terminal, until: "^C")
        type("watch\n", terminal, until: "watching all bookings")
        type("\u{3}", terminal, until: "> ")
        type("whoami -q\n", terminal, until: "postgres")
        let blocker = try OpenSession(here)
        try blocker.run("begin; lock table booking.member in access exclusive mode")
        terminal.type("whoami\n")
        let waits =
            "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'booking-shell' and wait_event_type = 'Lock'"
        #expect(eventually { here.sql(waits) == "1" })
        terminal.type("\u{3}")
        #expect(eventually { here.sql(waits) == "0" })
        try blocker.run("rollback")
        type("version -q; exit\n", terminal, until: "unknown command")
        type("exit\n", terminal, until: "status=0")
        _ = terminal.end()
    }

    /// Of a command that was run it ends that alone.
    @Test func controlCEndsACommandThatIsRun() throws {
        let terminal = try terminal()
        type("run R --for 5m -- sh -c 'echo begun; exec sleep 300'\n", terminal, until: "begun\r\n")
        type("\u{3}", terminal, until: "> ")
        type("whoami -q\n", terminal, until: "postgres")
        #expect(here.sql("select count(*) from booking.booking where end_time > clock_timestamp()") == "0")
        _ = leave(terminal)
    }

    @Test func thePromptTellsOfConflicts() throws {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "postgres")
        let terminal = try terminal()
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "bob")
        #expect(eventually { terminal.out.contains("(1 conflict)> ") }, "\(terminal.out)")
        #expect(terminal.out.contains("booking: 1 new conflict of yours"))
        type("exit\n", terminal, until: "status=0")
        _ = terminal.end()
    }

    /// A line that is being typed is taken off the screen, and drawn anew below what there is to tell; what is typed runs
    /// whole. What others do that is no conflict of one's own disturbs nobody.
    @Test func newsComeWhileOneTypesAndTearNoLine() throws {
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "postgres")
        let terminal = try terminal()
        let long = String(repeating: "w", count: 130) + "X"
        type("create \(long)", terminal, until: "X")
        let before = terminal.out.count
        here.create("R2", "2031-03-04T09:00Z", "10:00", user: "eve")
        here.create("R1", "2031-03-04T09:00Z", "10:00", user: "bob")
        #expect(eventually { terminal.out.dropFirst(before).contains("(1 conflict)> create www") }, "\(terminal.out)")
        let news = terminal.out.dropFirst(before)
        // The line had gone on in a second row of 120 columns.
        #expect(news.contains("\u{1B}[1A\r\u{1B}[Jbooking: 1 new conflict of yours\r\nhint: "), "\(news)")
        type(" 2031-03-05\n", terminal, until: "PENDING")
        #expect(here.run("list", long, "-q").status == 0)
        _ = leave(terminal)
    }

    @Test func theHistoryIsOnesOwnAndKeepsNoSecrets() throws {
        var terminal = try terminal()
        type("whoami -q\n", terminal, until: "postgres")
        type("list -d postgresql://u:hunter2@nowhere/x\n", terminal, until: "booking:")
        type("exit\n", terminal, until: "status=0")
        _ = terminal.end()
        let file = state.appending(path: "booking/history")
        #expect(try String(contentsOf: file, encoding: .utf8) == "whoami -q\nexit\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        terminal = try self.terminal()
        type("\u{1B}[A\u{1B}[A\n", terminal, until: "postgres")
        type("exit\n", terminal, until: "status=0")
        _ = terminal.end()
    }

    @Test func aTerminalThatGoesIsLeftClean() throws {
        let terminal = try terminal()
        type("whoami -q\n", terminal, until: "postgres")
        terminal.hangUp()
        _ = terminal.end()
        #expect(
            eventually {
                here.sql(
                    "select count(*) from pg_stat_activity where datname = current_database() and application_name = 'booking-shell'"
                ) == "0"
            })
    }
}
