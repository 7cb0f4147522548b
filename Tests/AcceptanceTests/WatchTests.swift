import Foundation
import Testing

@testable import BookingCore

/// What `booking watch` shows, and how it ends.
struct WatchTests {
    @Test func everyEventIsALineWithItsCursor() throws {
        let here = Installation()
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let other = here.create("R", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "bob")
        here.run("process-pending")
        // Whatever the database holds.
        here.sql(#"update booking.event set note = U&'\001B[31m \202E'"#)
        let run = here.run("watch", "--since", "beginning", "--json", "--count", "4")
        #expect(run.status == 0)
        let events = SeenEvent.all(in: run.out)
        #expect(events.map(\.type) == ["booking_created", "booking_created", "booking_conflict", "booking_validated"])
        #expect(events.map(\.booking) == [id, other, other, id])
        #expect(!run.out.contains("\u{1B}") && !run.out.contains("\u{202E}"))
        for (index, event) in events.enumerated() {
            let rest = here.run("watch", "--since", event.cursor, "--json", "--timeout", "0s")
            #expect(SeenEvent.all(in: rest.out).map(\.id) == events[(index + 1)...].map(\.id))
        }
        let table = here.run("watch", "--since", "beginning", "--count", "3", "--time-zone", "Europe/Berlin").out
        #expect(table.contains("○ created"))
        #expect(table.contains("⚠ conflict"))
        #expect(table.contains("with alice"))
        #expect(table.contains("11:00–12:00"))
        #expect(!table.contains("\u{1B}"))
    }

    /// A move shows where from, and an undo is called one, whatever it takes back.
    @Test func aMoveShowsWhereFromAndAnUndoItsName() {
        let here = Installation()
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        here.run("update", id, "--shift", "2h")
        here.run("undo", id)
        here.run("update", id, "--shift", "1d")
        here.run("update", id, "--note", "a note")
        here.run("delete", id)
        here.run("undo", id)
        let lines = here.run("watch", "--since", "beginning", "--count", "7").out.split(separator: "\n")
        let told = [
            "○ created    \(id.prefix(8))  R  Tue 2030-01-01 10:00–11:00  alice",
            "↻ updated    \(id.prefix(8))  R  Tue 2030-01-01 10:00–11:00 → 12:00–13:00  alice",
            "↻ undone     \(id.prefix(8))  R  Tue 2030-01-01 12:00–13:00 → 10:00–11:00  alice",
            "↻ updated    \(id.prefix(8))  R  Tue 2030-01-01 10:00–11:00 → Wed 2030-01-02 10:00–11:00  alice",
            "↻ updated    \(id.prefix(8))  R  Wed 2030-01-02 10:00–11:00  alice",
            "– deleted    \(id.prefix(8))  R  Wed 2030-01-02 10:00–11:00  alice",
            "↻ undone     \(id.prefix(8))  R  Wed 2030-01-02 10:00–11:00  alice",
        ]
        #expect(lines.count == told.count)
        for (line, told) in zip(lines, told) { #expect(line.contains(told), "\(line)") }
        #expect(here.run("history", id).out.split(separator: "\n")[3].contains("undone"))
    }

    @Test func filtersLetThroughWhatTheyName() {
        let here = Installation()
        here.create("R1", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        here.create("R1", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "bob")
        here.create("R2", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "carol")
        func types(_ words: String...) -> [String] {
            let all = ["watch", "--since", "beginning", "--json", "--timeout", "0s"] + words
            return SeenEvent.all(in: here.run(all).out).map(\.type)
        }
        let (created, conflict) = ("booking_created", "booking_conflict")
        // The conflict concerns both sides; it stands on the younger booking.
        #expect(types("--mine", "--user", "alice") == [created, conflict])
        #expect(types("--mine", "--user", "bob") == [created, conflict])
        #expect(types("--mine", "--user", "carol") == [created])
        #expect(types("--resource", "R1") == [created, created, conflict])
        #expect(types("--resource", "R1", "--resource", "R2") == [created, created, conflict, created])
        #expect(types("--resource", "unheard of") == [])
        #expect(types("--type", conflict) == [conflict])
        #expect(types("--type", conflict, "--type", created, "--resource", "R2") == [created])
    }

    @Test func aCountAndATimeEndIt() {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        #expect(here.run("watch", "--since", "beginning", "--count", "1").status == 0)
        #expect(here.run("watch", "--timeout", "0s").status == 0)
        #expect(here.run("watch", "--timeout", "0.05s").status == 0)
        let few = here.run("watch", "--since", "beginning", "--count", "2", "--timeout", "0s")
        #expect(few.status == 4)
        #expect(few.out.contains("created"))
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aSignalEndsIt(_ signal: Int32) {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let watch = here.start("watch", "--since", "beginning")
        #expect(eventually { watch.out.contains("created") })
        watch.send(signal)
        #expect(watch.end().status == 128 + signal)
        #expect(watch.out.hasSuffix("\n"))
    }

    @Test func aClosedPipeEndsItAlsoWhileNothingHappens() {
        let here = Installation()
        let shell = "'\(Tool.path)' watch --timeout 20s | true; exit ${PIPESTATUS[0]}"
        let began = Date()
        #expect(Shell.run(shell, ["BOOKING_DATABASE_URL": here.conninfo]).status == 0)
        #expect(Date().timeIntervalSince(began) < 15)
    }

    @Test(arguments: [SIGTERM, SIGKILL]) func aReaderThatStallsNeitherHoldsItNorLosesAnything(_ signal: Int32) throws {
        let here = Installation()
        here.fill(400, revisions: 1)
        let watch = try StalledWatch(here, "--name", "n", "--since", "beginning", "--json")
        watch.send(signal)
        #expect(eventually(within: 5) { !watch.isRunning })
        let (lines, status, _) = watch.readOn()
        #expect(status == signal)
        here.sql("update booking.cursor set lease_ends_at = now()")
        let next = SeenEvent.all(in: here.run("watch", "--name", "n", "--json", "--timeout", "0s").out)
        #expect(Set((SeenEvent.all(in: lines) + next).map(\.id)) == Set(1...400))
    }

    @Test(arguments: [SIGINT, SIGTERM]) func noLineIsCutByASignal(_ signal: Int32) throws {
        let here = Installation()
        here.fill(2_000, revisions: 1)
        let watch = try StalledWatch(here, "--since", "beginning", "--json")
        watch.send(signal)
        usleep(300_000)
        let (lines, status, _) = watch.readOn()
        #expect(status == signal)
        #expect(lines.hasSuffix("\n"))
    }

    /// Nor does one that stalls keep a transaction open: the page that was asked for beforehand is taken.
    @Test(arguments: [[], ["--exec", "echo begun; exec sleep 60"]]) func aReaderThatStallsHoldsNoTransactionOpen(
        _ words: [String]
    )
        throws
    {
        let here = Installation()
        here.fill(20_000, revisions: 1)
        let stalled = words == [] ? try StalledWatch(here, "--since", "beginning", "--json") : nil
        let running = words == [] ? nil : here.start(["watch", "--since", "beginning"] + words)
        let state = """
            select state || coalesce(', horizon ' || backend_xmin::text, '') from pg_stat_activity
            where datname = current_database() and application_name = 'booking-watch'
            """
        if let running { #expect(eventually { running.out.contains("begun") }) }
        // It asks for the next page before it deals with one.
        usleep(500_000)
        #expect(eventually(within: 5) { here.sql(state) == "idle" }, "\(here.sql(state) ?? "")")
        withExtendedLifetime((stalled, running)) {}
    }

    /// However short the time, and whatever a page holds.
    @Test func whatThereWasAtTheStartIsShown() {
        let here = Installation()
        here.fill(7_000, revisions: 1)
        for words in [[], ["--name", "n"], ["--type", "booking_created"]] {
            let run = here.run(["watch", "--since", "beginning", "--json", "--timeout", "0s"] + words)
            #expect(run.status == 0)
            #expect(SeenEvent.all(in: run.out).count == 7_000)
        }
        let none = here.run(
            "watch", "--since", "beginning", "--type", "booking_deleted", "--count", "1", "--timeout", "0s")
        #expect(none.status == 4)
    }

    /// From a commit to the line, over and over.
    private func delays(_ watch: RunningTool, _ here: Installation, _ count: Int) throws -> [TimeInterval] {
        let client = try here.connect()
        return try (0..<count).map { number in
            // Not in step with the looks that it takes by itself.
            usleep(UInt32.random(in: 20_000..<120_000))
            let start = "'2030-01-01Z'::timestamptz + '\(number) hours'"
            try client.run(script: "select booking.create_booking(null, 'R', \(start), \(start) + '1 hour')")
            let committed = Date()
            #expect(eventually { SeenEvent.all(in: watch.out).count > number })
            return Date().timeIntervalSince(committed)
        }.sorted()
    }

    private func waitUntilItIdles(_ here: Installation) -> Bool {
        eventually {
            here.sql(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and application_name = 'booking-watch' and query like '%booking.feed%'
                """) == "1"
        }
    }

    /// Far sooner than by the look every two seconds.
    @Test func notificationsWakeIt() throws {
        let here = Installation()
        let watch = here.start("watch", "--json")
        #expect(waitUntilItIdles(here))
        #expect(try delays(watch, here, 20)[10] < 0.5)
    }

    /// A notification would have woken it well before.
    @Test func itPollsWhereItMayNotListen() throws {
        let here = Installation()
        let watch = here.start("watch", "--poll", "--json")
        #expect(waitUntilItIdles(here))
        #expect(try delays(watch, here, 6)[3] > 0.5)
    }

    @Test(arguments: [[], ["--name", "n"]]) func itIsNeverIdleInATransaction(_ words: [String]) {
        let here = Installation()
        let watch = here.start(["watch", "--json"] + words)
        let states =
            "select coalesce(string_agg(distinct state, ','), '') from pg_stat_activity where datname = current_database() and application_name = 'booking-watch'"
        #expect(eventually { here.sql(states) == "idle" })
        for minute in 10..<30 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
            #expect(here.sql(states)?.contains("transaction") == false)
        }
        #expect(eventually { SeenEvent.all(in: watch.out).count == 20 })
    }

    @Test func aPlaceThatCannotBeIsRefusedBeforeAnythingIsSent() {
        let nowhere = ["BOOKING_DATABASE_URL": "host=/nonexistent"]
        for place in ["", "yesterday", "12345678", "12345678/1:1:/x", "12345678/1:1:/1:1:/1:1:/1.00000000"] {
            #expect(Tool.run(["watch", "--since", place], nowhere).status == 2)
        }
        #expect(Tool.run(["watch"], nowhere).status == 9)
    }
}
