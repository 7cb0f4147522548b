import Foundation
import TestSupport
import Testing

/// `policy promote at-once`: what is free is VALID in the answer, and no resolver need run.
struct AtOnceTests {
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]
    private let later = ["2027-03-01T11:00Z", "2027-03-01T12:00Z"]

    private func begin() {
        #expect(here.run("policy", "promote", "at-once").status == 0)
    }

    private func booked(_ user: String, _ times: [String]) -> [String: Any]? {
        here.run("create", "R1", times[0], times[1], "-u", user, "--json").json
    }

    private func status(_ answer: [String: Any]?) -> String? {
        (answer?["booking"] as? [String: Any])?["status"] as? String
    }

    @Test func thePassesPromoteUnlessSomebodySaysOtherwise() {
        #expect(here.run("policy", "promote", "--quiet").out == "by-pass\n")
        #expect(status(booked("ann", slot)) == "PENDING")
        #expect(here.run("policy", "promote", "sometimes").status == 2)
    }

    @Test func whatIsFreeIsValidInTheAnswer() throws {
        begin()
        let first = booked("ann", slot)
        #expect(status(first) == "VALID" && (first?["conflicting"] as? [Any])?.count == 0)
        let second = booked("bob", slot)
        #expect(status(second) == "PENDING")
        let other = try #require((second?["conflicting"] as? [[String: Any]])?.first)
        #expect(other["status"] as? String == "VALID")
        #expect(status(booked("cleo", later)) == "VALID")
    }

    @Test func whoeverGivesATimeBackMakesTheOldestInLineValid() {
        begin()
        let ann = here.create("R1", slot[0], slot[1], user: "ann")
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        let cleo = here.create("R1", slot[0], slot[1], user: "cleo")
        #expect(here.run("delete", ann).status == 0)
        #expect([bob, cleo].map { here.status($0) } == ["VALID", "PENDING"])
        // Moved, and moved back: the old time went to who waited for it.
        #expect(here.run("update", bob, "--from", later[0], "--to", later[1]).status == 0)
        #expect([bob, cleo].map { here.status($0) } == ["VALID", "VALID"])
        #expect(here.run("undo", bob).status == 0)
        #expect([bob, cleo].map { here.status($0) } == ["PENDING", "VALID"])
    }

    @Test(arguments: [["list"], ["show", "ID"], ["history", "ID"], ["why", "ID"], ["conflicts"], ["status"]])
    func whoLooksFindsRejectedWhatHasOutlivedItsGrace(_ words: [String]) {
        begin()
        _ = here.create("R1", slot[0], slot[1], user: "ann")
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        #expect(here.status(bob) == "PENDING")
        here.run("policy", "grace", "0s")
        #expect(here.run(words.map { $0 == "ID" ? bob : $0 }).status == 0)
        #expect(here.sql("select status from booking.booking where user_id = 'bob'") == "REJECTED")
        #expect(here.sql("select count(*) from booking.event where type = 'booking_rejected'") == "1")
    }

    @Test func whoeverBooksTheResourceAtAnotherTimeHasItRejected() {
        begin()
        _ = here.create("R1", slot[0], slot[1], user: "ann")
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        here.run("policy", "grace", "0s")
        // `show` would have it decided.
        let kept = "select status from booking.booking where id = '\(bob)'"
        #expect(status(here.run("create", "R2", later[0], later[1], "--json").json) == "VALID")
        #expect(here.sql(kept) == "PENDING")
        #expect(status(booked("cleo", later)) == "VALID")
        #expect(here.sql(kept) == "REJECTED")
    }

    /// However many they are that somebody holds, and however many wait for an approval before the one that is due.
    @Test func whatOthersHoldIsLeftToTheNextWrite() throws {
        begin()
        here.run("resource", "add", "R2", "--quiet")
        here.run("resource", "update", "R2", "--approval", "pg_monitor")
        here.sql(
            """
            insert into booking.resource (name) values ('R1');
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy)
            select r.id, 'u', s, s + interval '1 hour', tstzrange(s, s + interval '1 hour')
            from booking.resource r, generate_series(1, 120) n,
            lateral (select '2028-01-01Z'::timestamptz + n * interval '1 day' as s) t
            """)
        here.run("policy", "grace", "0s")
        let held = "select count(*) from booking.booking where status = 'PENDING' and start_time < '2029-01-01Z'"
        let holder = try OpenSession(here)
        try holder.run(
            "begin; select from booking.booking where resource_id = (select id from booking.resource where name = 'R1') for update"
        )
        let began = Date()
        #expect(status(booked("ann", slot)) == "VALID")
        #expect(Date().timeIntervalSince(began) < 2)
        #expect(here.sql(held) == "240")
        try holder.run("commit")
        #expect(status(booked("bob", later)) == "VALID")
        #expect(eventually { here.run("list", "R1", "-q").status == 0 && here.sql(held) == "120" })
    }

    /// Of two resources, whichever a look would come to first.
    @Test(arguments: ["R1", "R2"]) func whoHoldsOneKeepsNoneOfTheOthersWaiting(held: String) throws {
        let free = held == "R1" ? "R2" : "R1"
        for resource in ["R1", "R2"] { here.create(resource, slot[0], slot[1], user: "ann") }
        begin()
        let holder = try OpenSession(here)
        try holder.run(
            "begin; select from booking.booking where resource_id = (select id from booking.resource where name = '\(held)') for update"
        )
        let kept =
            "select b.status from booking.booking b join booking.resource r on r.id = b.resource_id where r.name = "
        #expect(eventually { here.run("list", "-q").status == 0 && here.sql(kept + "'\(free)'") == "VALID" })
        #expect(here.sql(kept + "'\(held)'") == "PENDING")
    }

    /// An older one that nobody has approved is in nobody's way.
    @Test func whoIsApprovedDoesNotWaitForTheUnapproved() {
        here.run("resource", "add", "R1", "-q")
        here.run("resource", "update", "R1", "--approval", "pg_monitor")
        _ = here.create("R1", slot[0], slot[1], user: "ann")
        let bob = here.create("R1", slot[0], slot[1], user: "bob")
        #expect(here.run("approve", bob).status == 0)
        begin()
        #expect(here.run("list", "-q").status == 0)
        #expect(here.sql("select status from booking.booking where id = '\(bob)'") == "VALID")
    }

    @Test func nobodyIsKeptWaitingByWhoHoldsAnOlderBooking() throws {
        begin()
        here.run("policy", "promote", "by-pass")
        let ann = here.create("R1", slot[0], slot[1], user: "ann")
        begin()
        let holder = try OpenSession(here)
        try holder.run("begin; select from booking.booking where id::text like '\(ann.prefix(8))%' for update")
        let began = Date()
        #expect(status(booked("bob", slot)) == "PENDING")
        #expect(Date().timeIntervalSince(began) < 2)
        try holder.run("commit")
        #expect(here.run("list").status == 0)
        #expect(here.status(ann) == "VALID")
    }

    @Test func ofThoseWhoRaceOneIsValid() {
        begin()
        here.create("R1", later[0], later[1], user: "ann")
        let runs = (0..<8).map { here.start("create", "R1", slot[0], slot[1], "-u", "user\($0)") }
        #expect(runs.allSatisfy { $0.end().status == 0 })
        #expect(here.run("list").status == 0)
        #expect(
            here.sql("select count(*) from booking.booking where status = 'VALID' and user_id like 'user%'") == "1")
    }

    @Test func noResolverIsMissedThere() {
        here.sql("update booking.setting set installed_at = now() - interval '1 day'")
        #expect(here.run("list").err.contains("no resolver has run"))
        begin()
        #expect(!here.run("list").err.contains("no resolver has run"))
        #expect(here.run("doctor").out.contains("none need run"))
    }
}
