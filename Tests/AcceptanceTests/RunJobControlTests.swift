import Foundation
import TestSupport
import Testing

/// `booking run` at a terminal is a job like others: of an interactive shell, of a script, and where there is no shell.
struct RunJobControlTests {
    private let here = Installation()
    private let folder = FileManager.default.temporaryDirectory.appending(path: "job-\(UUID().uuidString)").path

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    private func terminal(_ line: String) throws -> PseudoTerminal {
        try PseudoTerminal("cd '\(folder)'; \(line)", ["BOOKING_DATABASE_URL": here.conninfo, "PS1": "ready> "])
    }

    /// An interactive bash, once it has the terminal.
    private func shell() throws -> PseudoTerminal {
        let terminal = try terminal("exec bash --norc --noprofile -i")
        #expect(eventually { terminal.out.contains("ready> ") }, "\(terminal.out)")
        return terminal
    }

    private func write(_ name: String, _ text: String) throws {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }

    /// Types, and waits for what it has to lead to.
    private func type(_ keys: String, _ terminal: PseudoTerminal, until text: String) {
        let before = terminal.out.count
        terminal.type(keys)
        #expect(eventually { terminal.out.dropFirst(before).contains(text) }, "\(terminal.out.dropFirst(before))")
    }

    private var isHeld: Bool {
        here.sql("select count(*) from booking.booking where status = 'VALID' and end_time > clock_timestamp()") != "0"
    }

    private func state(of process: String) -> String {
        let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return String(stat.split(separator: ")").last?.dropFirst().prefix(1) ?? "")
    }

    /// When it ends in the background, the terminal is the shell's.
    @Test func inTheBackgroundItLeavesTheTerminalAlone() throws {
        let terminal = try shell()
        // (What is stopped between vfork and exec holds up its parent: nothing that forks.)
        mkfifo("\(folder)/go", 0o600)
        type("booking run R --for 5m -- sh -c 'echo beg''un; exec cat go'\n", terminal, until: "begun")
        type("\u{1A}", terminal, until: "Stopped")
        type("bg; echo continued=$?\n", terminal, until: "continued=0")
        close(open("\(folder)/go", O_WRONLY))
        #expect(eventually { !isHeld })
        type("echo alive-$((40 + 2))\n", terminal, until: "alive-42")
        type("wait; echo left=$?; exit\n", terminal, until: "left=0")
        _ = terminal.end()
    }

    @Test func stoppedByAKeyItComesBackWithTheTerminal() throws {
        let terminal = try shell()
        type("booking run R --for 5m -- cat; echo status=$?\n", terminal, until: "status=$?")
        #expect(eventually { isHeld })
        type("one\n", terminal, until: "one\r\none")
        type("\u{1A}", terminal, until: "Stopped")
        type("fg\n", terminal, until: "-- cat")
        type("two\n", terminal, until: "two\r\ntwo")
        type("\u{4}", terminal, until: "ready> ")
        type("exit\n", terminal, until: "exit")
        _ = terminal.end()
        #expect(!isHeld)
    }

    /// Begun in the background: what reads stops there, and goes on in the foreground.
    @Test func fromTheBackgroundItComesToTheForeground() throws {
        let terminal = try shell()
        type("booking run R --for 5m -- cat &\n", terminal, until: "ready> ")
        #expect(
            eventually {
                terminal.type("jobs\n")
                usleep(100_000)
                return terminal.out.contains("Stopped")
            }, "\(terminal.out)")
        type("fg\n", terminal, until: "-- cat")
        type("hello\n", terminal, until: "hello\r\nhello")
        type("\u{4}", terminal, until: "ready> ")
        type("exit\n", terminal, until: "exit")
        _ = terminal.end()
        #expect(!isHeld)
    }

    /// As with ssh or docker: nobody could continue what Ctrl-Z would stop.
    @Test func whereNoShellIsNothingStops() throws {
        let terminal = try terminal("exec booking run R --for 5m -- cat")
        #expect(eventually { isHeld })
        type("one\n", terminal, until: "one\r\none")
        terminal.type("\u{1A}")
        type("two\n", terminal, until: "two\r\ntwo")
        terminal.type("\u{4}")
        #expect(terminal.end().status == 0)
    }

    /// Without a terminal, whoever stops the command continues it.
    @Test func whatIsStoppedBySomebodyIsContinuedByHim() throws {
        try write(
            "script", "booking run R --for 5m -- sh -c 'echo $$; while [ ! -e go ]; do sleep 0.05; done'; echo on")
        let path = URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path + ":/usr/bin:/bin"
        let tool = RunningTool(
            ["--wait", "sh", "script"], ["PATH": path, "BOOKING_DATABASE_URL": here.conninfo],
            program: "/usr/bin/setsid", in: URL(fileURLWithPath: folder))
        #expect(eventually { tool.out.hasSuffix("\n") })
        let command = tool.out.trimmingCharacters(in: .newlines)
        let pid = try #require(pid_t(command))
        kill(pid, SIGSTOP)
        #expect(eventually { state(of: command) == "T" })
        try write("go", "")
        kill(pid, SIGCONT)
        let end = tool.end()
        #expect(end.status == 0 && end.out == "\(command)\non\n", "\(end)")
    }

    /// A script ends by the interrupt that is typed, for all of it; one that the command has sent itself is its own affair.
    @Test func aScriptEndsByTypedInterruptsAlone() throws {
        try write("script", "booking run R --for 5m -- sh -c 'kill -INT $$'; echo goes on: $?")
        let sent = try terminal("sh script")
        #expect(sent.end().out.contains("goes on: 130"), "\(sent.out)")

        try write("script", "booking run R --for 5m -- sh -c 'echo begun; exec sleep 300'; echo goes on: $?")
        let typed = try terminal("trap : INT; sh script; echo status=$?")
        #expect(eventually { typed.out.contains("begun") }, "\(typed.out)")
        type("\u{3}", typed, until: "status=130")
        #expect(!typed.end().out.contains("goes on"), "\(typed.out)")
        #expect(!isHeld)
    }

    /// What a script starts by `&` is not in front of the terminal, from which the script reads on.
    @Test func aScriptKeepsItsTerminal() throws {
        try write(
            "script",
            "booking run R --for 5m -- sh -c 'echo begun; while [ ! -e go ]; do sleep 0.05; done' & read line; echo read $line; wait"
        )
        let terminal = try terminal("sh script")
        #expect(eventually { terminal.out.contains("begun") }, "\(terminal.out)")
        type("hello\n", terminal, until: "read hello")
        try write("go", "")
        #expect(terminal.end().status == 0)
    }
}
