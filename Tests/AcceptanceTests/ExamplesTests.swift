import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// The recipes in examples/ do what they say, with the program as it is.
@Suite struct ExamplesTests {
    private let here = Installation()
    private let folder: URL
    private static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "examples")

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "booking-examples-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func shell(_ line: String, _ more: [String: String] = [:]) -> Run {
        let surroundings = [
            "BOOKING_DATABASE_URL": TestServer.shared.conninfo(here.database, user: "postgres"),
            "EXAMPLES": Self.examples.path, "HOME": folder.path, "SHELL": "/bin/sh",
        ]
        return Tool.shell(line, surroundings.merging(more) { $1 }, in: folder)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: Self.examples.appending(path: name), encoding: .utf8)
    }

    private func make(_ targets: [String]) throws {
        let rules = targets.map { "\($0):\n\t@echo \($0) on $${BOOKING_RESOURCE} $(BOARD)\n" }
        try rules.joined().write(to: folder.appending(path: "Makefile"), atomically: true, encoding: .utf8)
    }

    private func expectNothingHeld() {
        #expect(here.sql("select count(*) from booking.booking where status = 'VALID' and end_time > now()") == "0")
    }

    @Test func eachIsListed() throws {
        let listed = try text("README.md")
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.examples.path).filter { $0 != "README.md" }
        #expect(files.count == 8 && files.allSatisfy { listed.contains("`\($0)`") }, "\(files)")
    }

    @Test func make() throws {
        here.run("resource", "add", "board-1", "--tag", "board=imx8")
        let run = shell("make -s -f $EXAMPLES/Makefile hardware-test")
        #expect(run.status == 0 && run.out == "testing on board-1\n", "\(run)")
        expectNothingHeld()
    }

    /// What stands behind `run: |`, further in.
    @Test func gitHub() throws {
        try make(["hardware-test"])
        let lines = try text("github-actions.yml").components(separatedBy: "\n")
        let start = try #require(lines.firstIndex { $0.hasSuffix("run: |") })
        let script = lines[(start + 1)...].prefix { $0.hasPrefix("          ") }.joined(separator: "\n")
        let run = shell("bash -e -c '\(script)'", ["GITHUB_REPOSITORY": "lab/firmware", "GITHUB_RUN_NUMBER": "7"])
        #expect(run.status == 0 && run.out.contains("hardware-test on rig-1"), "\(run)")
        #expect(here.sql("select note from booking.booking") == "lab/firmware #7")
        expectNothingHeld()
    }

    /// The items of `script:` and `after_script:`.
    @Test func gitLab() throws {
        try make(["flash", "hardware-test"])
        here.run("resource", "add", "board-1", "--tag", "board=imx8")
        let lines = try text("gitlab-ci.yml").components(separatedBy: "\n").filter { $0.hasPrefix("    - ") }
        let script = "set -e\n" + lines.map { String($0.dropFirst(6)) }.joined(separator: "\n")
        try script.write(to: folder.appending(path: "job"), atomically: true, encoding: .utf8)
        let run = shell("bash ./job", ["HOLD": "gitlab-7", "CI_PROJECT_PATH": "lab/firmware"])
        #expect(run.status == 0 && run.out.contains("hardware-test on board-1 board-1"), "\(run)")
        expectNothingHeld()
    }

    /// What Grafana would send, by somebody who may only look: its macros and variables are filled in as it does.
    @Test func grafana() throws {
        here.create("R'1", "yesterday", "tomorrow", user: "alice", "--note", "all day")
        here.create("R2", "yesterday 10:00", "11:00", user: "bob")
        here.run("process-pending", "-q")
        here.create("R2", "yesterday 10:00", "11:00", user: "alice")
        let reader = "reader_of_\(here.database)"
        here.sql("create role \(reader) login; select booking.add_member(null, '\(reader)', array['reader'])")
        let session = try here.connect(as: reader)
        let board = try #require(
            try JSONSerialization.jsonObject(with: Data(text("grafana.json").utf8)) as? [String: Any])
        let variables = (board["templating"] as? [String: Any])?["list"] as? [[String: Any]] ?? []
        let names = try #require(variables.first { $0["name"] as? String == "resource" }?["query"] as? String)
        let found = try session.run(Query(stringLiteral: names)).map { $0.text(0) }
        #expect(found == ["R'1", "R2"])
        let values = [
            "${resource:sqlstring}": found.map { "'" + $0.replacingOccurrences(of: "'", with: "''") + "'" }
                .joined(separator: ","),
            "${zone}": "Europe/Berlin", "$__timeFrom()": "'\(Date(timeIntervalSinceNow: -604_800).ISO8601Format())'",
            "$__timeTo()": "'\(Date(timeIntervalSinceNow: 86_400).ISO8601Format())'",
        ]
        let panels = board["panels"] as? [[String: Any]] ?? []
        #expect(panels.count == 10)
        for panel in panels {
            let target = try #require((panel["targets"] as? [[String: Any]])?.first)
            let query = values.reduce(try #require(target["rawSql"] as? String)) {
                $0.replacingOccurrences(of: $1.key, with: $1.value)
            }
            let name = "\(panel["title"] ?? "")"
            #expect(!query.contains("$"), "\(name)")
            let isSeries = target["format"] as? String == "time_series"
            #expect(isSeries == query.contains("as \"time\""), "\(name)")
            let rows = try session.run(Query(stringLiteral: "select to_jsonb(q)::text from (\(query)) q"))
            #expect(rows.count > 0 && rows[0].text(0).contains("null") == false, "\(name): \(rows.map { $0.text(0) })")
        }
    }

    @Test(arguments: ["github-actions.yml", "gitlab-ci.yml"]) func yaml(_ name: String) {
        guard shell("python3 -c 'import yaml'").status == 0 else { return }
        let run = shell("python3 -c 'import sys, yaml; yaml.safe_load(open(sys.argv[1]))' $EXAMPLES/\(name)")
        #expect(run.status == 0, "\(run)")
    }

    @Test func aLogin() {
        func login(to machine: String) -> Run {
            shell(
                "$EXAMPLES/ssh-login",
                ["BOOKING_MACHINE": machine, "SSH_ORIGINAL_COMMAND": "echo in as ${BOOKING_ID:+holder}; exit 5"])
        }
        let walkIn = login(to: "open")
        #expect(walkIn.status == 5 && walkIn.out == "in as holder\n", "\(walkIn)")
        let own = here.create("mine", "now", "+1h", user: "postgres", "--if-free")
        let booked = login(to: "mine")
        #expect(booked.status == 5 && booked.out == "in as\n", "\(booked)")
        #expect(here.sql("select count(*) from booking.presence where booking_id::text = '\(own)'") == "1")
        here.create("hers", "now", "+1h", user: "ann", "--if-free")
        let refused = login(to: "hers")
        #expect(refused.status == 3 && refused.out == "" && refused.err.contains("held by ann"), "\(refused)")
    }

    /// By a real sshd: with a terminal and without, refused, and where the line is cut.
    @Test(.enabled(if: LoginServer.isInstalled)) func aLoginOverTheNetwork() throws {
        let server = try LoginServer(
            forcing: Self.examples.appending(path: "ssh-login").path,
            [
                "BOOKING_DATABASE_URL": TestServer.shared.conninfo(here.database, user: "postgres"),
                "BOOKING_MACHINE": "machine",
                "PATH": URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path + ":/usr/bin:/bin",
            ])
        let command = server.login("echo in as ${BOOKING_ID:+holder}; exit 5").end()
        #expect(command.status == 5 && command.out == "in as holder\n", "\(command)")
        let shell = server.login(terminal: true, input: "tty; echo in as ${BOOKING_ID:+holder}; exit 6\n").end()
        #expect(shell.status == 6 && shell.out.contains("/dev/pts/") && shell.out.contains("in as holder"), "\(shell)")
        expectNothingHeld()

        let cut = server.login("echo begun; sleep 60", terminal: true)
        #expect(eventually { cut.out.contains("begun") })
        func take() -> Int32 { here.run("acquire", "machine", "--for", "1m", "--no-wait", "--user", "ann").status }
        #expect(take() == 3)
        cut.send(SIGKILL)
        cut.end()
        #expect(eventually { take() == 0 }, "held for somebody who is gone")
        let refused = server.login("true").end()
        #expect(refused.status == 3 && refused.err.contains("machine is not free: held by ann"), "\(refused)")
    }

    @Test func aGPU() {
        here.run("resource", "add", "node1:3", "--tag", "gpu=a100")
        let command = "sh -c 'echo $CUDA_VISIBLE_DEVICES; exit 4'"
        let run = shell("$EXAMPLES/gpu-run -t 1m \(command)")
        #expect(run.status == 4 && run.out == "3\n", "\(run)")
        here.run("resource", "add", "node1:4", "--tag", "gpu=h100")
        here.create("node1:4", "now", "+1h", user: "ann", "--if-free")
        #expect(shell("$EXAMPLES/gpu-run -n -p h100 -t 1m \(command)").status == 75)
        #expect(shell("$EXAMPLES/gpu-run").status == 2)
    }

    /// It cannot tell where the manual is not installed.
    @Test func aUnit() {
        guard shell("command -v systemd-analyze").status == 0 else { return }
        let run = shell("systemd-analyze verify \"$EXAMPLES/booking-hold@.service\" 2>&1 | grep -v 'man booking-run'")
        #expect(run.out == "", "\(run)")
    }

    /// What the unit starts, as systemd would: its variables in place.
    @Test func whatTheUnitStarts() throws {
        let line = try #require(
            text("booking-hold@.service").components(separatedBy: "\n").first { $0.hasPrefix("ExecStart=") })
        let command = line.dropFirst("ExecStart=".count).replacingOccurrences(of: "%i", with: "rig")
            .replacingOccurrences(of: "%n", with: "unit").replacingOccurrences(of: "%H", with: "host")
            .replacingOccurrences(of: "$HELD_COMMAND", with: "echo $BOOKING_RESOURCE").replacingOccurrences(
                of: "\"exec echo $BOOKING_RESOURCE\"", with: "'exec echo $BOOKING_RESOURCE'")
        let run = shell(command)
        #expect(run.status == 0 && run.out == "rig\n", "\(run)")
        expectNothingHeld()
    }
}
