import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// What is held is held by one alone, in turn, and nothing is left behind.
@Suite struct PromiseHoldTests {
    private func waiters(_ here: Installation) -> String? { here.sql("select count(*) from booking.waiter") }

    /// In the order in which they came, each at once when the one before has done.
    @Test func eachInTurn() {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let waiting = (1...5).map { number in
            let tool = here.start("run", "R", "--for", "1m", "--", "sh", "-c", "date +%s.%N")
            #expect(eventually { waiters(here) == "\(number)" })
            return tool
        }
        let late = here.create("R", "now", "+2h", user: "late")
        here.run("release", first)
        #expect(here.run("process-pending").status == 0)
        let ends = waiting.map { $0.end() }
        #expect(ends.allSatisfy { $0.status == 0 }, "\(ends)")
        let times = ends.compactMap { Double($0.out.trimmingCharacters(in: .newlines)) }
        #expect(times == times.sorted() && times.count == 5)
        #expect(waiters(here) == "0")
        #expect(here.status(late) == "PENDING")
    }

    /// A booking that was placed after somebody began to wait is not let past him, by a pass or at once.
    @Test(arguments: [["process-pending"], ["create", "Q", "2031-01-01", "--if-free"]])
    func nobodyIsLetPast(_ words: [String]) throws {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let hand = try OpenSession(here)
        try hand.run("select booking.acquire('postgres', '{R}', '{}', '30 min', p_key => 'w', p_request => 'w')")
        let late = here.create("R", "now", "+10m", user: "late")
        here.run("delete", first)
        #expect(here.run(words).status == 0)
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(late) == "PENDING")
        let taken = here.run("create", "R", "now", "--for", "5m", "--if-free", "--user", "late")
        #expect(taken.status == 3, "\(taken)")
        try hand.run("select booking.acquire('postgres', '{R}', '{}', '30 min', p_key => 'w', p_request => 'w')")
        #expect(
            here.sql(
                "select count(*) from booking.booking where status = 'VALID' and end_time > now() and resource_id = (select id from booking.resource where name = 'R')"
            ) == "1")
        #expect(waiters(here) == "0")
    }

    /// The others would be in its way. What is of no use to it, it passes on to the next.
    @Test func onlyTheFirstInLineIsWoken() throws {
        let here = Installation()
        let held = here.create("R", "now", "+10m", user: "postgres", "--if-free")
        here.create("R", "+30m", "+60m", user: "postgres", "--if-free")
        let waiters = try ["long", "short", "last"].enumerated().map { try Waiter(here, $1, number: $0 + 1) }
        let places = try zip(waiters, ["40 min", "20 min", "15 min"]).map { try $0.ask($1) }
        #expect(places == ["1", "2", "3"])
        here.run("release", held)
        #expect(eventually { waiters[0].isWoken } && !waiters[1].isWoken && !waiters[2].isWoken)
        #expect(try waiters[0].ask("40 min", isWoken: true) == "1")
        #expect(eventually { waiters[1].isWoken } && !waiters[0].isWoken && !waiters[2].isWoken)
        #expect(try waiters[1].ask("20 min", isWoken: true) == "0")
    }

    /// One of several programs in line.
    private struct Waiter {
        let connection: Connection
        let key: String
        let number: Int
        private var asker: String { String(repeating: "0", count: 31) + "\(number)" }

        init(_ here: Installation, _ key: String, number: Int) throws {
            (connection, self.key, self.number) = (try here.connect(), key, number)
            try connection.run(script: "listen \"booking.\(asker)\"")
        }

        /// Its place; 0 where it was its turn.
        func ask(_ length: String, isWoken: Bool = false) throws -> String {
            try connection.run(
                """
                select place::text from booking.acquire('postgres', '{R}', '{}', \(length)::interval, p_key => \(key),
                  p_request => \(key), p_asker => \(asker)::uuid, p_plans => false, p_woken => \(isWoken))
                """)[0].text(0)
        }

        var isWoken: Bool { (try? connection.notifications()) != 0 }
    }

    /// A short hold may go in between, where nobody ahead could have used the time; where he could, it may not.
    @Test func aShortOneGoesInBetween() throws {
        let here = Installation()
        let reserved = here.create("R", "+30m", "+60m", user: "postgres", "--if-free")
        let hand = try OpenSession(here)
        try hand.run("select booking.acquire('postgres', '{R}', '{}', '40 min', p_key => 'long', p_request => 'w')")
        #expect(here.run("acquire", "R", "--for", "40m", "--no-wait").status == 3)
        let short = here.run("acquire", "R", "--for", "20m", "--no-wait", "--quiet")
        #expect(short.status == 0, "\(short)")
        let id = short.out.trimmingCharacters(in: .newlines)
        #expect(here.run("extend", id, "--by", "5m").status == 0)
        // The turn of the one who waits comes at the end of the reservation.
        let refused = here.run("extend", reserved, "--by", "5m")
        #expect(refused.status == 3 && refused.err.contains("postgres is waiting for R"), "\(refused)")
        #expect(waiters(here) == "1")
    }

    @Test func theDeadArePassedOver() throws {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let dead = here.start("run", "R", "--for", "1m", "--", "true")
        #expect(eventually { waiters(here) == "1" })
        dead.send(SIGKILL)
        dead.end()
        let next = here.start("run", "R", "--for", "1m", "--", "echo", "mine")
        #expect(eventually { waiters(here) == "2" })
        here.run("release", first)
        here.sql(
            "update booking.waiter set seen_at = seen_at - interval '20 seconds' where id = (select min(id) from booking.waiter)"
        )
        let end = next.end()
        #expect(end.out == "mine\n", "\(end)")
    }

    /// Also where he could not say so, as the database was away.
    @Test func whoseWaitIsOverIsPassedOver() {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let gone = here.start("run", "R", "--for", "1m", "--wait", "3s", "--", "true")
        #expect(eventually { waiters(here) == "1" })
        gone.send(SIGKILL)
        gone.end()
        here.run("release", first)
        let next = here.run("acquire", "R", "--for", "1m", "--wait", "8s")
        #expect(next.status == 0, "\(next)")
    }

    /// Also while somebody else is removing them.
    @Test func theDeadDoNotCount() throws {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        here.sql(
            """
            insert into booking.waiter (acting_for, key, resources, takes_all, length, least, seen_at)
            select 'postgres', 'dead ' || n, array[1], true, '1 h', '1 h', now() - interval '1 min' from generate_series(1, 50) n;
            insert into booking.waiter (acting_for, key, resources, takes_all, length, least)
            values ('ann', 'alive', array[2], true, '1 h', '1 h')
            """)
        let other = try OpenSession(here)
        try other.run("begin; delete from booking.waiter where key like 'dead %'")
        // (A server that has just started knows nobody to be dead.)
        #expect(eventually { here.sql("select pg_postmaster_start_time() < now() - interval '16 s'") == "t" })
        let run = here.run("acquire", "R", "--for", "1m", "--wait", "0.5s")
        #expect(run.status == 4, "\(run)")
        try other.run("rollback")
        here.run("release", first)
    }

    @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT]) func whoGivesUpLeavesNothing(_ signal: Int32) {
        let here = Installation()
        here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let tool = here.start("acquire", "R", "--for", "1m")
        #expect(eventually { waiters(here) == "1" })
        tool.send(signal)
        #expect(tool.end().status == 128 + signal)
        #expect(waiters(here) == "0")
    }

    /// Also where the server refuses him only when his turn has come: who comes next need not wait until he is taken for dead.
    @Test func whoIsRefusedAtHisTurnLeavesNothing() {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let member = here.member()
        here.create("R", "+5h", "+6h", user: member)
        here.run("policy", "per-resource", "1")
        let tool = here.start("acquire", "R", "--for", "1m", role: member)
        #expect(eventually { waiters(here) == "1" })
        here.run("release", first)
        let end = tool.end()
        #expect(end.status == 3, "\(end)")
        #expect(waiters(here) == "0")
    }

    /// Who had the right a moment ago is told who gives it.
    @Test func whoLosesHisRightsIsToldWhoGivesThem() {
        let here = Installation()
        here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let member = here.member()
        let tool = here.start("acquire", "R", "--for", "1m", role: member)
        #expect(eventually { waiters(here) == "1" })
        here.run("member", "remove", member)
        let end = tool.end()
        #expect(end.status == 8 && end.err.contains("\(member) has no rights in this installation"), "\(end)")
        #expect(end.err.contains("booking member add \(member) --right user"), "\(end)")
    }

    /// A shell that evaluates what it prints hears of its end.
    @Test func whoIsEndedTellsTheShell() {
        let here = Installation()
        here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let tool = here.start("acquire", "R", "--for", "1m", "--shell")
        #expect(eventually { waiters(here) == "1" })
        tool.send(SIGTERM)
        let end = tool.end()
        #expect(end.status == 128 + SIGTERM && end.out == "(exit 143)\n", "\(end)")
    }

    /// As with nohup(1), or what a script starts by `&`.
    @Test(arguments: ["HUP", "INT"]) func whatIsIgnoredEndsNoWait(_ signal: String) throws {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let tool = RunningTool(
            ["trap '' \(signal); exec \(Tool.path) acquire R --for 1m --wait 5m -q"],
            ["BOOKING_DATABASE_URL": here.conninfo],
            program: "/bin/sh", options: ["-c"])
        #expect(eventually { waiters(here) == "1" })
        tool.send(signal == "HUP" ? SIGHUP : SIGINT)
        here.run("release", first)
        let end = tool.end()
        #expect(end.status == 0 && end.out.count == 37, "\(end)")
    }

    /// What the server is doing for him is ended with it.
    @Test func whoIsEndedWithoutWaitingHoldsNothing() {
        let here = Installation()
        here.sql(
            """
            create function public.slowly() returns trigger language plpgsql as
              'begin perform pg_sleep(5); return new; end';
            create trigger slowly before insert on booking.booking for each row execute function public.slowly()
            """)
        let asleep =
            "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
        let tool = here.start("acquire", "R", "--for", "1h", "--no-wait")
        #expect(eventually { here.sql(asleep) == "1" })
        tool.send(SIGTERM)
        #expect(tool.end().status == 128 + SIGTERM)
        #expect(eventually { here.sql(asleep) == "0" })
        #expect(here.sql("select count(*) from booking.booking where end_time > clock_timestamp()") == "0")
    }

    /// Whoever wants the time is hardly gone the next moment.
    @Test func aRefusedExtensionIsNotAskedForAgainAtOnce() {
        let here = Installation()
        let held = here.start("run", "R", "--for", "4s", "--extend-automatically", "--verbose", "--", "sleep", "60")
        #expect(eventually { here.sql("select count(*) from booking.booking") == "1" })
        let next = here.start("acquire", "R", "--for", "1m", "--quiet")
        let end = held.end()
        #expect(end.status == 6 && end.err.contains("somebody else wants it"), "\(end)")
        let refusals = end.err.components(separatedBy: "not extended").count - 1
        #expect(1...8 ~= refusals, "\(end)")
        #expect(next.end().status == 0)
    }

    private func ask(_ hand: OpenSession, _ asker: String) throws {
        try hand.run(
            """
            select booking.acquire('postgres', '{R}', '{}', '30 min', p_key => 'job', p_request => 'w', p_asker => '\(asker)')
            """)
    }

    /// Two programs wait under one key: whoever gives up first leaves place and hold to the other, whichever of them was
    /// given it; the last one takes all along.
    @Test(arguments: [(true, 0), (true, 1), (false, 0), (false, 1)])
    func whoGivesUpLeavesTheOtherWhatIsTheirs(isHeld: Bool, taker: Int) throws {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        let hand = try OpenSession(here)
        let askers = [
            "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002",
        ]
        for asker in askers { try ask(hand, asker) }
        if isHeld {
            here.run("release", first)
            try ask(hand, askers[taker])
        }
        let held =
            "select count(*) from booking.booking where status = 'VALID' and end_time > now() + interval '29 min'"
        try hand.run("select booking.leave_queue('postgres', 'job', '\(askers[0])')")
        #expect(isHeld ? here.sql(held) == "1" : waiters(here) == "1")
        try hand.run("select booking.leave_queue('postgres', 'job', '\(askers[1])')")
        #expect(isHeld ? here.sql(held) == "0" : waiters(here) == "0")
    }

    /// The same with programs: the first gives up when its time is over, and the other's turn comes.
    @Test func twoRunsShareAKey() {
        let here = Installation()
        let first = here.create("R", "now", "+1h", user: "postgres", "--if-free")
        // (The time to wait is no part of the request.)
        let short = here.start("acquire", "R", "--for", "1m", "--key", "job", "--wait", "1s")
        let long = here.start("acquire", "R", "--for", "1m", "--key", "job", "--quiet")
        #expect(short.end().status == 4)
        #expect(waiters(here) == "1")
        here.run("release", first)
        let end = long.end()
        #expect(end.status == 0 && here.status(end.out.trimmingCharacters(in: .newlines)) == "VALID", "\(end)")
    }

    /// Where its holder is killed, it ends at once.
    @Test func nothingIsLeftOfACommand() throws {
        let here = Installation()
        let tool = here.start(
            "run", "R", "--for", "1m", "--", "sh", "-c", "trap '' TERM; echo $$; while :; do sleep 0.1; done")
        #expect(eventually { tool.out.hasSuffix("\n") })
        let command = try #require(pid_t(tool.out.trimmingCharacters(in: .newlines)))
        tool.send(SIGKILL)
        #expect(try sooner(thanSleeping: 1) { !isRunning(command) }, "it goes on")
        kill(-command, SIGKILL)
        _ = tool.end()
    }

    /// Where its holder is stopped, it ends with the hold, also where it hears no SIGTERM, and whenever the holder was
    /// stopped: by the first thing that the command does, too. So the next in line, who begins at the end, finds nothing.
    @Test func aStoppedHolderOverrunsNothing() throws {
        let here = Installation()
        let looping = "while :; do sleep 0.1; done"
        let stopped = (1...4).map { room in
            here.start(
                "run", "R\(room)", "--for", "2s", "--", "sh", "-c",
                "kill -STOP $PPID; trap '' TERM; echo $$; \(looping)")
        }
        for tool in stopped { #expect(eventually { tool.out.hasSuffix("\n") }) }
        let commands = try stopped.map { try #require(pid_t($0.out.trimmingCharacters(in: .newlines))) }
        // What has died and was not waited for yet is none (proc(5): the state follows the name).
        let next = (1...4).map { room in
            here.start(
                "run", "R\(room)", "--for", "1m", "--", "sh", "-c",
                "case $(cat /proc/\(commands[room - 1])/stat) in ''|*') Z '*) ;; *) echo overrun ;; esac 2>/dev/null")
        }
        for tool in next {
            let end = tool.end()
            #expect(end.status == 0 && !end.out.contains("overrun"), "\(end)")
        }
        for command in commands { kill(-command, SIGKILL) }
        for tool in stopped {
            tool.send(SIGKILL)
            _ = tool.end()
        }
    }

    /// What has died and was not waited for yet is none (proc(5): the state follows the name).
    private func isRunning(_ process: pid_t) -> Bool {
        let stat = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ") Z"
        return !(stat.split(separator: ")").last ?? "").hasPrefix(" Z")
    }

    @Test func aSignalReachesTheCommand() {
        let here = Installation()
        let tool = here.start(
            "run", "R", "--for", "1m", "--", "sh", "-c",
            "trap 'echo told; exit 3' TERM; echo ready; n=0; while [ $n -lt 100 ]; do sleep 0.1; n=$((n + 1)); done")
        #expect(eventually { tool.out.contains("ready") })
        tool.send(SIGTERM)
        let end = tool.end()
        #expect(end.status == 3 && end.out == "ready\ntold\n", "\(end)")
        #expect(here.sql("select count(*) from booking.booking where end_time > now()") == "0")
    }

    /// A restart of the server takes nobody's place, and the command goes on meanwhile.
    @Test func aRestartTakesNoPlace() {
        let server = TestServer()
        let here = Installation(on: server)
        let held = here.start("run", "R", "--for", "1m", "--", "sh", "-c", "echo begun; sleep 3; echo ended")
        #expect(eventually { held.out.contains("begun") })
        let next = here.start("run", "R", "--for", "1m", "--", "echo", "mine")
        #expect(eventually { waiters(here) == "1" })
        server.crash()
        server.start()
        #expect(held.end().out == "begun\nended\n")
        let end = next.end()
        #expect(end.status == 0 && end.out == "mine\n", "\(end)")
        #expect(waiters(here) == "0")
    }
}
