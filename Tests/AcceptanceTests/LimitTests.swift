import TestSupport
import Testing

@testable import BookingCore

/// The limits of an installation: they hold for every way to place a booking, also for many at once.
@Suite struct LimitTests {
    private let here = Installation()

    private func create(_ from: String, _ length: String, _ more: String...) -> Run {
        here.run(["create", "R", from, "--for", length, "--user", "alice"] + more)
    }

    /// In two lines: of what was refused, nothing else has happened that could be told.
    private func expectRefused(
        _ run: Run, _ status: Int32, _ words: String, _ location: SourceLocation = #_sourceLocation
    ) {
        let lines = run.err.split(separator: "\n")
        #expect(run.status == status && lines.count == 2, "\(run)", sourceLocation: location)
        #expect(
            lines.first?.contains(words) == true && lines.last?.hasPrefix("hint: ") == true, "\(run)",
            sourceLocation: location)
    }

    @Test(arguments: [[], ["--dry-run"], ["--if-free"]])
    func noBookingIsTooShortTooLongOrTooFarAhead(option: [String]) {
        func create(_ from: String, _ length: String) -> Run {
            here.run(["create", "R", from, "--for", length, "--user", "alice"] + option)
        }
        expectRefused(
            create("2031-05-05T10:00Z", "0.000001s"), 2,
            "a booking of 0.000001 secs is too short: the shortest allowed is 0.001 sec")
        expectRefused(
            create("2031-05-05T10:00Z", "3654d"), 2,
            "a booking of 3654 days is too long: the longest allowed is 3653 days")
        expectRefused(create("2231-05-05T10:00Z", "1h"), 2, " ahead is too far: a booking begins within 7305 days")
        #expect(here.sql("select count(*) from booking.resource") == "0")
        #expect(create("2031-05-05T10:00Z", "3653d").status == 0)
    }

    @Test func updateAndUndoObeyThemToo() throws {
        let id = here.create("R", "2031-05-05T10:00Z", "2031-05-05T12:00Z", user: "alice")
        #expect(here.run("update", id, "--for", "1h", "--user", "alice").status == 0)
        #expect(here.run("policy", "longest", "90m").status == 0)
        expectRefused(here.run("update", id, "--for", "2h", "--user", "alice"), 2, "too long")
        expectRefused(here.run("undo", id, "--user", "alice"), 2, "too long")
        expectRefused(here.run("update", id, "--shift", "36500d", "--user", "alice"), 2, "too far")
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(id) == "VALID")
        #expect(here.run("policy", "shortest", "30m").status == 0)
        // What gives time back is no placement, but may not become a splinter.
        expectRefused(here.run("update", id, "--for", "10m", "--user", "alice"), 2, "too short")
        #expect(here.run("policy", "longest", "10m").status == 0)
        #expect(here.run("update", id, "--for", "40m", "--user", "alice").status == 0)
        #expect(here.run("policy", "longest", "none").status == 0)
        #expect(here.run("update", id, "--for", "400d", "--user", "alice").status == 0)
    }

    /// Eight of three hours at once, of which ten hours hold three.
    @Test func aWeeksShareIsExactForManyAtOnce() {
        here.run("policy", "per-week", "10h")
        for n in 1...8 { here.run("resource", "add", "R\(n)") }
        let runs = (1...8).map {
            here.start("create", "R\($0)", "2031-05-06T10:00Z", "--for", "3h", "--user", "alice")
        }.map { $0.end() }
        #expect(runs.filter { $0.status == 0 }.count == 3, "\(runs)")
        for run in runs where run.status != 0 {
            expectRefused(run, 3, "alice has 9 h of the week of 2031-05-05 and asks for 3 h more, of 10 h allowed")
        }
        #expect(here.sql("select sum(end_time - start_time) from booking.booking") == "09:00:00")
    }

    /// Who asks while another's booking is not yet committed waits for it, and counts it.
    @Test(arguments: [false, true]) func aShareIsCountedBehindTheLock(ofGroup: Bool) throws {
        let group = "share_\(here.database)"
        let members = (1...2).map { "\(group)_\($0)" }
        here.sql("create role \(group)")
        for member in members {
            here.sql(
                "create role \(member) login in role \(group); select booking.add_member(null, '\(member)', '{user}')")
        }
        for room in ["A", "B"] { here.run("resource", "add", room) }
        #expect(here.run(["policy", "per-week", "10h"] + (ofGroup ? ["--group", group] : [])).status == 0)
        let first = try here.connect(as: members[0])
        try first.run(
            script: "begin; select * from booking.create_booking(null, 'A', '2031-05-06T10:00Z', '2031-05-06T16:00Z')")
        let second = here.start(
            "create", "B", "2031-05-06T10:00Z", "--for", "6h", role: ofGroup ? members[1] : members[0])
        let waits =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
        #expect(eventually { here.sql(waits) != "0" || !second.isRunning })
        try first.run(script: "commit")
        expectRefused(second.end(), 3, "has 6 h of the week of 2031-05-05 and asks for 6 h more, of 10 h allowed")
    }

    /// What begins in one week and ends in the next takes from both; nobody takes from another's.
    @Test func aWeekEndsOnSundayInUTC() {
        here.run("policy", "per-week", "10h")
        let id = here.create("R", "2031-05-11T20:00Z", "2031-05-12T08:00Z", user: "alice")
        #expect(here.status(id) == "PENDING")
        expectRefused(create("2031-05-13T10:00Z", "121m"), 3, "alice has 8 h of the week of 2031-05-12")
        expectRefused(create("2031-05-06T10:00Z", "361m"), 3, "alice has 4 h of the week of 2031-05-05")
        #expect(create("2031-05-13T10:00Z", "2h").status == 0)
        #expect(here.run("delete", id, "--user", "alice").status == 0)
        #expect(create("2031-05-06T10:00Z", "10h").status == 0)
        expectRefused(here.run("undo", id, "--user", "alice"), 3, "alice has 10 h of the week of 2031-05-05")
    }

    /// As they stand when the booking is placed, for every way to place one.
    @Test func theHoursOfAResourceHoldForEveryWay() {
        here.run("resource", "add", "R")
        let early = here.create("R", "2031-05-05T06:00Z", "2031-05-05T07:00Z", user: "alice")
        #expect(here.run("resource", "update", "R", "--open-hours", "8-18", "--zone", "UTC").status == 0)
        for words in [
            ["create", "R", "2031-05-05T17:30Z", "18:30"], ["create", "R", "2031-05-05T17:30Z", "18:30", "--if-free"],
            ["update", early, "--shift", "30m"],
        ] {
            expectRefused(here.run(words + ["--user", "alice"]), 2, "R is open from 08:00 to 18:00 (UTC)")
        }
        // What lies outside stays, and may give time back.
        #expect(here.run("update", early, "--for", "30m", "--note", "x", "--user", "alice").status == 2)
        #expect(here.run("process-pending").status == 0)
        #expect(here.run("update", early, "--for", "30m", "--user", "alice").status == 0)
        #expect(here.run("update", early, "--from", "2031-05-05T08:00Z", "--for", "10h", "--user", "alice").status == 0)
    }

    /// Six members of a group, of three hours each, of which ten hours hold three; who is no member takes nothing from it.
    @Test func aGroupsShareIsExactForManyAtOnce() {
        let group = "group_\(here.database)"
        let members = (1...6).map { "\(group)_\($0)" }
        here.sql("create role \(group)")
        for member in members {
            here.sql(
                "create role \(member) login in role \(group); select booking.add_member(null, '\(member)', '{user}')")
        }
        #expect(here.run("policy", "per-week", "10h", "--group", group).status == 0)
        for n in 1...6 { here.run("resource", "add", "R\(n)") }
        let runs = zip(1...6, members).map { n, member in
            here.start("create", "R\(n)", "2031-05-06T10:00Z", "--for", "3h", role: member)
        }.map { $0.end() }
        #expect(runs.filter { $0.status == 0 }.count == 3, "\(runs)")
        for run in runs where run.status != 0 {
            expectRefused(run, 3, "\(group) has 9 h of the week of 2031-05-05 and asks for 3 h more, of 10 h allowed")
        }
        #expect(create("2031-05-06T10:00Z", "9h").status == 0)
        let other = here.run("create", "R1", "2031-05-13T10:00Z", "--for", "10h", role: members[0])
        #expect(other.status == 0, "\(other)")
        #expect(here.run("policy", "per-week", "none", "--group", group).status == 0)
        #expect(here.run("create", "R1", "2031-05-13T10:00Z", "--for", "1h", role: members[1]).status == 0)
    }

    /// Eight at once, each of whom leaves less room to the next than the buffers take: one has it.
    @Test func buffersHoldForManyAtOnce() {
        here.run("resource", "add", "R")
        #expect(here.run("resource", "update", "R", "--buffer-before", "15m", "--buffer-after", "10m").status == 0)
        let runs = (0..<8).map {
            here.start("create", "R", "2031-05-06T1\($0):00Z", "--for", "36m", "--if-free", "--user", "u\($0)")
        }.map { $0.end() }
        // An hour holds 36 minutes with 25 of buffers hardly: every second one fits.
        #expect(runs.allSatisfy { [0, 3].contains($0.status) } && runs.contains { $0.status == 0 }, "\(runs)")
        let near = """
            select count(*) from booking.booking a join booking.booking b on a.id <> b.id
              and a.start_time <= b.start_time and b.start_time < a.end_time + interval '25 min'
            where a.status = 'VALID' and b.status = 'VALID'
            """
        #expect(here.sql(near) == "0")
        for n in 0..<8 { here.run("create", "R", "2031-05-07T1\(n):00Z", "--for", "36m", "--user", "u\(n)") }
        #expect(here.run("process-pending").status == 0)
        #expect(here.sql(near) == "0")
        #expect(
            here.sql("select count(*) from booking.booking where status = 'VALID' and start_time > '2031-05-07'") == "4"
        )
    }

    /// Whatever becomes of the buffers, a booking keeps its own until it is placed anew, and never grows in its place.
    @Test func laterBuffersConcernLaterPlacements() {
        here.run("resource", "add", "R")
        let first = here.create("R", "2031-05-05T10:00Z", "2031-05-05T12:00Z", user: "alice", "--if-free")
        let second = here.create("R", "2031-05-05T12:00Z", "2031-05-05T13:00Z", user: "bob", "--if-free")
        #expect(here.run("resource", "update", "R", "--buffer-before", "15m", "--buffer-after", "15m").status == 0)
        #expect(here.run("update", first, "--for", "110m", "--user", "alice").status == 0)
        #expect(here.run("update", second, "--note", "x", "--user", "bob").status == 0)
        #expect(here.status(first) == "VALID" && here.status(second) == "VALID")
        let refused = here.run("extend", first, "--by", "1m", "--user", "alice")
        #expect(refused.status == 3 && refused.err.contains("R is taken then by bob"), "\(refused)")
        #expect(here.run("delete", second, "--user", "bob").status == 0)
        #expect(here.run("extend", first, "--by", "1m", "--user", "alice").status == 0)
        #expect(here.sql("select busy from booking.booking where id = '\(first)'")?.contains("12:06:00") == true)
    }

    /// Holds begin within the hours, end with them, and keep off what others need.
    @Test func aHoldKeepsToTheHours() {
        here.run("resource", "add", "R")
        #expect(
            here.sql(
                """
                update booking.resource set zone = 'UTC', opens = '00:00', closes = '23:59',
                  closed_days = array[extract(isodow from now() at time zone 'UTC')::int] returning 'x'
                """)?.hasPrefix("x") == true)
        let run = here.run("acquire", "R", "--for", "1h", "--no-wait")
        #expect(run.status == 3, "\(run)")
        #expect(here.run("acquire", "R", "--for", "2d", "--no-wait").err.contains("is too long for R"))
        here.sql(
            "update booking.resource set closed_days = null, opens = null, closes = null, buffer_before = '1 hour'")
        #expect(here.run("create", "R", "now-2h", "--for", "110m", "--if-free").status == 0)
        #expect(here.run("acquire", "R", "--for", "1h", "--no-wait").status == 3)
        here.sql("update booking.resource set buffer_before = '5 min'")
        #expect(here.run("acquire", "R", "--for", "1h", "--no-wait").status == 0)
    }

    @Test func aUserHasSoManyOfAResourceAndInAll() {
        here.run("policy", "per-resource", "2")
        here.run("policy", "per-user", "3")
        let ids = (1...2).map { here.create("R", "2031-05-0\($0)T10:00Z", "2031-05-0\($0)T11:00Z", user: "alice") }
        // What has ended does not count, nor what others have.
        #expect(create("2020-05-05T10:00Z", "1h").status == 0)
        #expect(here.run("create", "R", "2031-05-01T10:00Z", "--for", "1h", "--user", "bob").status == 0)
        let there = "alice has 2 bookings of R that have not ended, of 2 allowed"
        for option in ["--dry-run", "--if-free", "--quiet"] {
            expectRefused(create("2031-05-05T10:00Z", "1h", option), 3, there)
        }
        // One that counts already may move; one that does not may not come back while others have its place.
        #expect(here.run("update", ids[0], "--shift", "1h", "--user", "alice").status == 0)
        #expect(here.run("delete", ids[0], "--user", "alice").status == 0)
        let third = here.create("R", "2031-05-03T10:00Z", "2031-05-03T11:00Z", user: "alice")
        expectRefused(here.run("undo", ids[0], "--user", "alice"), 3, there)
        // An admin's hand counts to the owner.
        expectRefused(here.run("undo", ids[0]), 3, there)
        #expect(here.run("create", "S", "2031-05-03T10:00Z", "--for", "1h", "--user", "alice").status == 0)
        expectRefused(
            here.run("create", "T", "2031-05-03T10:00Z", "--for", "1h", "--user", "alice"), 3,
            "alice has 3 bookings that have not ended, of 3 allowed")
        #expect(here.run("delete", third, "--user", "alice").status == 0)
        #expect(here.run("undo", ids[0], "--user", "alice").status == 0)
        here.run("policy", "per-resource", "none")
        here.run("policy", "per-user", "none")
        #expect(create("2031-05-05T10:00Z", "1h").status == 0)
    }

    /// Those who come at once, in transactions that cannot see each other, do not get past it.
    @Test func theCountIsExactForManyAtOnce() throws {
        here.run("policy", "per-resource", "5")
        here.run("create", "R", "2031-05-01T10:00Z", "--for", "1h", "--user", "bob")
        let here = here
        let done = try atOnce(16) { number in
            let hand = try Hand(here, "alice")
            return (try? hand.write(.create("R", Slot(hour: Double(number) * 2)), key: "\(number)")) != nil
        }
        #expect(done.filter { $0 }.count == 5)
        #expect(here.sql("select count(*) from booking.booking where user_id = 'alice'") == "5")
    }

    /// Far from a limit a user's own open transaction keeps no other of his writes waiting.
    @Test func farFromALimitNobodyWaits() throws {
        let open = try Hand(here, "alice"), other = try Hand(here, "alice")
        here.run("create", "R", "2031-05-01T10:00Z", "--for", "1h", "--user", "bob")
        _ = try open.hold(.create("R", Slot(hour: 1)), key: "open")
        try other.write(.create("R", Slot(hour: 2)), key: "other")
        try open.commit()
        #expect(here.sql("select count(*) from booking.quota") == "0")
    }

    @Test(arguments: [
        ["shortest", "-1s"], ["longest", "0s"], ["horizon", "never"], ["per-resource", "0"], ["per-resource", "many"],
        ["per-user", "100001"], ["per-user", "-1"],
    ])
    func whatCannotBeALimitIsRefused(words: [String]) {
        let run = here.run(["policy"] + words)
        #expect(run.status == 2 && run.err.contains("hint: "), "\(run)")
    }
}
