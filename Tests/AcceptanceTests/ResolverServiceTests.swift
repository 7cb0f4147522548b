import Foundation
import TestSupport
import Testing

/// `process-pending --loop`, as systemd runs it.
struct ResolverServiceTests {
    private let here = Installation()
    private let manager = NotifySocket()

    private func start(_ words: String..., more: [String: String] = [:], manager other: NotifySocket? = nil)
        -> RunningTool
    {
        let variables = ["NOTIFY_SOCKET": (other ?? manager).name].merging(more) { $1 }
        return here.startLoop(words, environment: variables)
    }

    private func create(_ resource: String) -> String {
        here.create(resource, "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: "alice")
    }

    @Test func itTellsHowItIsFromReadyToStopping() {
        _ = create("R1")
        let loop = start()
        #expect(eventually { manager.contains("READY=1") })
        #expect(manager.messages.first == "READY=1\nSTATUS=promoted 1, rejected 0, pending 0, next in 60 s")
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
        #expect(manager.messages.last == "STOPPING=1\nSTATUS=stopping")
    }

    @Test func anAbstractSocketDoesAsWell() {
        let abstract = NotifySocket(abstract: true)
        let loop = start(manager: abstract)
        #expect(eventually { abstract.contains("READY=1") })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func aSocketThatNobodyReadsChangesNothing() {
        let loop = here.startLoop([], environment: ["NOTIFY_SOCKET": "/nowhere/at/all"])
        #expect(eventually { loop.out.contains("promoted") })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func theWatchdogHearsItTwiceInItsTime() {
        let loop = start(more: ["WATCHDOG_USEC": "200000"])
        #expect(eventually { manager.messages.count { $0 == "WATCHDOG=1" } >= 5 })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func aWatchdogForAnotherProcessHearsNothing() {
        let loop = start("--interval", "0.1s", more: ["WATCHDOG_USEC": "20000", "WATCHDOG_PID": "1"])
        #expect(eventually { manager.messages.count { $0.contains("STATUS=") } >= 4 })
        #expect(!manager.contains("WATCHDOG"))
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    /// Held by one who decides and never commits, each for as long as a lock is waited for.
    @Test func itIsAliveAndEndsWhileMuchIsHeld() throws {
        let hour = "'2027-03-01 10:00Z', '2027-03-01 11:00Z'"
        here.sql("select booking.create_booking('alice', 'R' || n, \(hour)) from generate_series(1, 30) n")
        let session = try OpenSession(here)
        try session.run(
            """
            begin;
            lock table booking.event in share mode
            """)
        let loop = start("--interval", "1s", more: ["WATCHDOG_USEC": "8000000"])
        for _ in 0..<4 {
            let beats = manager.messages.count { $0 == "WATCHDOG=1" }
            #expect(eventually(within: 6) { manager.messages.count { $0 == "WATCHDOG=1" } > beats })
        }
        #expect(eventually { here.isSomebodyWaiting })
        loop.send(SIGTERM)
        // A queue that nobody reads is full after ten messages.
        #expect(eventually(within: 8) { manager.messages.last?.contains("STOPPING") ?? false })
        let end = loop.end()
        #expect(end.status == 0, "\(end)")
        #expect(manager.messages.last == "STOPPING=1\nSTATUS=stopping")
    }

    @Test func aHangUpResolvesAtOnce() {
        let loop = start()
        #expect(eventually { manager.contains("READY=1") })
        let id = create("R1")
        #expect(here.status(id) == "PENDING")
        loop.send(SIGHUP)
        #expect(eventually { here.status(id) == "VALID" })
        #expect(eventually { manager.contains("STATUS=promoted 1") })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func anInterruptEndsItByTheSignal() {
        let loop = start()
        #expect(eventually { manager.contains("READY=1") })
        loop.send(SIGINT)
        #expect(loop.end().status == 130)
    }

    /// The chunk at hand waits for a lock when SIGTERM comes; the one after it is left.
    @Test func termFinishesTheChunkAndLeavesTheRest() throws {
        for number in 0..<2 { here.fillQueue("R\(number)", bookings: 501) }
        let session = try OpenSession(here)
        try session.run("begin; lock table booking.event in share mode")
        let loop = start()
        #expect(eventually { here.isSomebodyWaiting })
        loop.send(SIGTERM)
        try session.run("commit")
        #expect(loop.end().status == 0)
        let promoted = Int(here.sql("select count(*) from booking.booking where status = 'VALID'") ?? "") ?? 0
        #expect((1...500).contains(promoted))
        let undone = here.sql("select left_undone from booking.pass where finished_at is not null")
        #expect(undone == String(1_002 - promoted))
        #expect(!loop.err.contains("left"))
    }

    @Test func itGoesOnAfterWhatOnlyALaterPassCanDo() throws {
        let id = create("R1")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.booking where id = '\(id)' for update")
        let loop = start("--interval", "0.2s")
        let name = try session.name()
        let problem = "STATUS=1 booking was left for the next pass, held by \(name)"
        #expect(eventually { manager.messages.count { $0.hasPrefix(problem) } >= 3 })
        // However often it was so, it was said once.
        #expect(loop.err.components(separatedBy: "was left").count == 2)
        try session.run("rollback")
        #expect(eventually { here.status(id) == "VALID" })
        // What comes back after a pass that went well is news.
        let other = create("R2")
        #expect(eventually { here.status(other) == "VALID" })
        let second = create("R2")
        try session.run("begin; select 1 from booking.booking where id = '\(second)' for update")
        here.run("delete", other, "--user", "alice")
        #expect(eventually { loop.err.components(separatedBy: "left for the next pass").count == 3 })
        try session.run("rollback")
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    /// Nobody would learn of what it does.
    @Test(arguments: [("/dev/full", Int32(1)), ("/dev/stdout | true", 0)])
    func outputThatIsLostEndsIt(out: String, status: Int32) {
        let line = "{ timeout 30 booking process-pending --loop --json --interval 0.2s; echo $? >&2; } >\(out)"
        let end = Tool.shell(line, ["BOOKING_DATABASE_URL": here.conninfo])
        #expect(end.err.hasSuffix("\(status)\n") && end.err.contains("cannot write to") == (status == 1), "\(end)")
    }

    @Test func anIntervalOfMoreThanAnyLifeIsForEver() {
        let loop = start("--interval", "1000000d", "--jitter", "1000000d")
        #expect(eventually { manager.contains("READY=1") })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func itReconnectsForEver() throws {
        let server = TestServer()
        let loop = RunningTool(
            ["process-pending", "--loop", "--eager"],
            ["BOOKING_DATABASE_URL": server.conninfo(), "NOTIFY_SOCKET": manager.name])
        // Nothing is installed yet: no repetition can mend that.
        #expect(loop.end().status == 9)
        #expect(Tool.run(["init"], ["BOOKING_DATABASE_URL": server.conninfo()]).status == 0)
        server.crash()
        let second = RunningTool(
            ["process-pending", "--loop", "--eager"],
            ["BOOKING_DATABASE_URL": server.conninfo(), "NOTIFY_SOCKET": manager.name])
        #expect(eventually { manager.contains("STATUS=cannot reach the database") })
        #expect(!manager.contains("READY=1"))
        server.start()
        #expect(eventually { manager.contains("READY=1") })
        server.crash()
        let failures = manager.messages.count { $0.contains("cannot reach") }
        #expect(eventually { manager.messages.count { $0.contains("cannot reach") } > failures })
        server.start()
        #expect(eventually { manager.messages.last?.contains("STATUS=promoted") ?? false })
        #expect(second.err.contains("the database can be reached again"))
        second.send(SIGTERM)
        #expect(second.end().status == 0)
    }

    @Test func whatCanNeverWorkEndsIt() {
        let role = "nobody_\(UUID().uuidString.prefix(8).lowercased())"
        here.sql("create role \(role) login")
        #expect(here.run("process-pending", "--loop", role: role).status == 8)
        #expect(here.run("process-pending", "--loop", "--resource", "nothing").status == 7)
        #expect(here.run("process-pending", "--loop", "--interval", "soon").status == 2)
        #expect(here.run("process-pending", "--loop", "--interval", "1s", "--jitter", "2s").status == 2)
        #expect(here.run("process-pending", "--eager").status == 2)
        here.sql("update booking.setting set oldest_client = 99")
        #expect(here.run("process-pending", "--loop").status == 9)
    }
}
