import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A place in the queue: whose it is, for what, for how long; and that nobody waits in vain.
@Suite struct PromiseWaitTests {
    private let here = Installation()
    private let hand: Connection

    init() throws {
        hand = try here.connect()
    }

    /// What he was given; or his place in the queue, or what he is refused with.
    private func ask(
        _ user: String, _ names: [String], tag: String? = nil, for length: String = "30 min", least: String? = nil,
        key: String = "k", request: String = "r", waits: Bool = true, wait: String? = nil, asker: Int = 1,
        by connection: Connection? = nil
    ) throws -> String {
        let tags = tag.map { "{\"\($0)\": \"1\"}" } ?? "{}"
        do {
            return try (connection ?? hand).run(
                """
                select coalesce(string_agg((booking).resource_id, ' '), min(place)::text)
                from booking.acquire(\(user), \(names), \(tags)::jsonb, \(length)::interval, \(least)::interval,
                  p_waits => \(waits), p_key => \(key), p_request => \(request), p_asker => \(Self.asker(asker))::uuid,
                  p_wait => \(wait)::interval)
                """)[0].text(0)
        } catch let error as ServerError {
            return error.sqlstate
        }
    }

    private static func asker(_ number: Int) -> String { "00000000-0000-0000-0000-00000000000\(number)" }

    private func hold(_ name: String, for length: String = "1h") -> String {
        here.create(name, "now", "+\(length)", user: "holder", "--if-free")
    }

    private func add(_ names: String..., tag: String) {
        for name in names { here.run("resource", "add", name, "--tag", "\(tag)=1") }
    }

    private func waiters(_ user: String) -> String? {
        here.sql("select count(*) from booking.waiter where acting_for = '\(user)'")
    }

    // MARK: Whose it is, and for what

    @Test func aPlaceIsForOneRequest() throws {
        let held = hold("R")
        here.run("resource", "add", "S")
        #expect(try ask("ann", ["R"], request: "R") == "1")
        #expect(try ask("ann", ["S"], request: "S") == "BK301")
        #expect(try ask("ann", ["S"], request: "S", waits: false) == "BK301")
        here.run("release", held)
        #expect(try ask("ann", ["R"], request: "R") == "R")
    }

    /// A program of before has not said what it asked for.
    @Test func aPlaceOfBeforeIsForWhoeverHasTheKey() throws {
        let held = hold("R")
        #expect(try ask("ann", ["R"]) == "1")
        here.sql("update booking.waiter set request = null")
        here.run("release", held)
        #expect(try ask("ann", ["R"]) == "R")
    }

    /// Also without waiting any longer: it is his place that counts, and it ends with what he is given.
    @Test func whoHasAPlaceAndDoesNotWait() throws {
        let held = hold("R")
        #expect(try ask("ann", ["R"]) == "1")
        #expect(try ask("bob", ["R"]) == "2")
        here.run("release", held)
        #expect(try ask("bob", ["R"], waits: false) == "2")
        #expect(try ask("ann", ["R"], waits: false) == "R")
        #expect(waiters("ann") == "0")
    }

    /// They have gone to others, and are not shown as waiting.
    @Test func whoseWaitIsOverComesBackLast() throws {
        let held = hold("R")
        #expect(try ask("ann", ["R"], wait: "0.2 s") == "1")
        #expect(try ask("bob", ["R"]) == "2")
        #expect(eventually { here.sql("select min(waits_until) < clock_timestamp() from booking.waiter") == "t" })
        #expect(!here.run("resource", "show", "R").out.contains("ann"))
        #expect(try ask("ann", ["R"], wait: "20 s") == "2")
        here.run("release", held)
        #expect(try ask("ann", ["R"], wait: "20 s") == "2")
        #expect(try ask("bob", ["R"]) == "R")
    }

    /// Whoever is not heard for a while keeps his place, and who asked beside him in it, and died, does not outlive him there.
    @Test func theDeadDoNotStayInAPlace() throws {
        let held = hold("R")
        #expect(try ask("ann", ["R"], wait: "10 min", asker: 1) == "1")
        // (A server that has just started knows nobody to be dead.)
        #expect(eventually { here.sql("select pg_postmaster_start_time() < now() - interval '16 s'") == "t" })
        here.sql("update booking.waiter set seen_at = seen_at - interval '20 s'")
        #expect(try ask("bob", ["R"]) == "1")
        #expect(try ask("ann", ["R"], wait: "2 s", asker: 2) == "1")
        try hand.run("select booking.leave_queue('ann', 'k', \(Self.asker(2))::uuid)")
        #expect(waiters("ann") == "0")
        here.run("release", held)
        #expect(try ask("bob", ["R"]) == "R")
    }

    /// A link that broke, for less than a sign of life is good for.
    @Test func whoWasAwayForAMomentKeepsHisPlace() throws {
        let held = hold("R")
        #expect(try ask("ann", ["R"]) == "1")
        here.sql("update booking.waiter set seen_at = seen_at - interval '10 s'")
        #expect(try ask("bob", ["R"]) == "2")
        #expect(try ask("ann", ["R"], asker: 2) == "1")
        here.run("release", held)
        #expect(try ask("bob", ["R"]) == "2")
        #expect(try ask("ann", ["R"]) == "R")
    }

    // MARK: One key, two programs

    /// What the first is given in this moment is the second's as well: it takes no place beside it.
    @Test func whoAsksWhileTheFirstIsGivenItDoesNotWait() throws {
        here.run("resource", "add", "R")
        let first = try OpenSession(here), second = try OpenSession(here)
        let asking = "from booking.acquire('ann', '{R}', '{}', '1 h', p_key => 'k', p_request => 'r')"
        try first.run("begin")
        #expect(try first.value("select (booking).resource_id \(asking)") == "R")
        let answers = try atOnce(2) { [here] number in
            if number == 0 { return try second.value("select (booking).resource_id \(asking)") }
            #expect(eventually { here.isSomebodyWaiting })
            try first.run("commit")
            return nil
        }
        #expect(answers[0] == "R")
        #expect(waiters("ann") == "0")
        #expect(here.run("resource", "show", "R").out.contains("ann"))
    }

    /// However it came about that one is left.
    @Test func whatIsHeldIsNotWaitedForUnderItsKey() throws {
        #expect(try ask("ann", ["R"]) == "R")
        here.sql(
            """
            insert into booking.waiter (acting_for, key, resources, takes_all, length, least)
            select 'ann', 'k', array[id], true, '1 h', '1 h' from booking.resource
            """)
        #expect(try ask("ann", ["R"]) == "R")
        #expect(waiters("ann") == "0")
    }

    // MARK: What has the tags

    @Test func theWholeLengthOrAnotherOne() throws {
        add("L1", "L2", tag: "lt")
        here.run("resource", "update", "L1", "--longest", "5m")
        let held = hold("L2")
        #expect(try ask("ann", [], tag: "lt") == "1")
        #expect(try ask("bob", [], tag: "lt", least: "1 min") == "L1")
        here.run("release", held)
        #expect(try ask("ann", [], tag: "lt") == "L2")
    }

    /// What is new is one of them, what is retired or somebody else's is no more, and what one may still have is waited for.
    @Test func whatHasTheTagsIsLookedForAnew() throws {
        let ann = here.member(), theirs = try here.connect(as: ann)
        add("T1", "T2", "T3", "T4", tag: "t")
        let held = ["T1", "T2", "T3", "T4"].map { hold($0) }
        #expect(try ask(ann, [], tag: "t", by: theirs) == "1")
        here.run("resource", "retire", "T1")
        here.run("resource", "update", "T2", "--tag", "t=2")
        here.run("resource", "update", "T3", "--bookers", "postgres")
        for booking in held.prefix(3) { here.run("release", booking) }
        #expect(try ask(ann, [], tag: "t", by: theirs) == "1")
        add("T5", tag: "t")
        #expect(try ask(ann, [], tag: "t", by: theirs) == "T5")
    }

    @Test(arguments: [(["retire", "R"], "BK705"), (["update", "R", "--bookers", "postgres"], "42501")])
    func whatIsNamedMayBeClosedMeanwhile(words: [String], refusal: String) throws {
        let ann = here.member(), theirs = try here.connect(as: ann)
        let held = hold("R")
        #expect(try ask(ann, ["R"], by: theirs) == "1")
        #expect(here.run(["resource"] + words).status == 0)
        #expect(try ask(ann, ["R"], by: theirs) == refusal)
        here.run("release", held)
        #expect(try ask(ann, ["R"], by: theirs) == refusal)
    }

    /// Where others are as quick, each has one of its own.
    @Test func ofAsManyAsThereAreNobodyIsRefused() throws {
        add("N1", "N2", "N3", "N4", tag: "nt")
        let hands = try (1...4).map { _ in try OpenSession(here) }
        for round in 0..<5 {
            let given = try atOnce(4) { number in
                try hands[number].value(
                    """
                    select coalesce((booking).resource_id, 'busy') from booking.acquire('ann', '{}', '{"nt": "1"}', '1 h',
                      p_waits => false, p_key => '\(round) \(number)', p_request => 'r')
                    """)
            }
            #expect(given.compactMap { $0 }.sorted() == ["N1", "N2", "N3", "N4"])
            here.sql(
                "select booking.release_bookings('ann', array(select id::text from booking.booking where status = 'VALID'))"
            )
        }
    }

    // MARK: Nobody waits in vain

    @Test func whatWouldBeRefusedIsRefusedAtOnce() throws {
        let ann = here.member(), theirs = try here.connect(as: ann)
        for name in ["R", "A", "B"] { _ = hold(name) }
        here.run("resource", "update", "A", "--approval", "postgres")
        here.run("resource", "update", "B", "--bookers", "postgres")
        here.run("policy", "longest", "10m")
        #expect(try ask(ann, ["R"], for: "20 min", by: theirs) == "BK207")
        #expect(try ask(ann, ["R"], for: "20 min", least: "15 min", by: theirs) == "BK207")
        #expect(try ask(ann, ["A"], for: "5 min", by: theirs) == "BK30J")
        #expect(try ask(ann, ["B"], for: "5 min", by: theirs) == "42501")
        here.run("policy", "shortest", "2m")
        #expect(try ask(ann, ["R"], for: "1 min", by: theirs) == "BK209")
        #expect(waiters(ann) == "0")
    }

    /// A shorter time is none that the policies forbid.
    @Test func aShorterTimeIsAsThePoliciesHaveIt() throws {
        here.create("R", "+10m", "+30m", user: "holder", "--if-free")
        here.run("policy", "shortest", "15m")
        here.run("policy", "longest", "40m")
        #expect(try ask("ann", ["R"], for: "20 min", least: "1 min", key: "gap") == "1")
        #expect(try ask("ann", ["S"], for: "1 h", least: "1 min", key: "long") == "S")
        #expect(
            here.sql("select max(end_time - start_time) from booking.booking where user_id = 'ann'") == "00:40:00")
    }

    // MARK: What there is not yet

    private var names: String? { here.sql("select string_agg(name, ' ' order by name) from booking.resource") }

    /// Its first booking makes it: nobody who only wanted one.
    @Test func whatNobodyGotIsNotMade() throws {
        let held = hold("R")
        for limit in [["--no-wait"], ["--wait", "0.2s"]] {
            let run = here.run(["acquire", "R", "Q", "--for", "1m"] + limit)
            // Whoever waits for it is told that there is none yet.
            let isTold = run.err.contains("\"Q\" is a new resource")
            #expect(limit == ["--no-wait"] ? run.status == 3 && !isTold : run.status == 4 && isTold, "\(run)")
        }
        #expect(names == "R")
        #expect(try ask("ann", ["Q", "R", "P"]) == "1")
        #expect(try ask("bob", ["Q"], for: "1 h") == "Q")
        here.run("release", held)
        #expect(try ask("ann", ["Q", "R", "P"]) == "1")
        #expect(names == "Q R")
        here.sql(
            "select booking.release_bookings('bob', array(select id::text from booking.booking where user_id = 'bob'))")
        #expect(try ask("ann", ["Q", "R", "P"]) == "R Q P")
        #expect(names == "P Q R" && waiters("ann") == "0")
    }

    /// What somebody waits for is the same under another name.
    @Test func whatIsRenamedMeanwhile() throws {
        let held = hold("R")
        #expect(try ask("ann", ["R"]) == "1")
        #expect(here.run("resource", "update", "R", "--name", "S").status == 0)
        #expect(try ask("ann", ["R"]) == "1")
        here.run("release", held)
        #expect(try ask("ann", ["R"]) == "S")
        #expect(names == "S")
    }

    @Test func manyAtOnceMakeOne() throws {
        let hands = try (1...4).map { _ in try OpenSession(here) }
        let given = try atOnce(4) { number in
            try hands[number].value(
                """
                select coalesce((booking).resource_id, 'busy') from booking.acquire('ann', '{N}', '{}', '1 h',
                  p_waits => false, p_key => '\(number)', p_request => 'r')
                """)
        }
        #expect(given.compactMap { $0 }.sorted() == ["N", "busy", "busy", "busy"])
    }

    // MARK: Whose turn an extension meets

    /// He gets what he waits for before it begins.
    @Test func anExtensionBehindWhoseTurnItIs() throws {
        _ = hold("R", for: "10m")
        let later = here.create("R", "+2h", "+3h", user: "owner", "--if-free")
        #expect(try ask("bob", ["R"], for: "1 min") == "1")
        #expect(here.run("extend", later, "--by", "30m").status == 0)
        #expect(try ask("cat", ["R"], for: "3 h") == "2")
        let refused = here.run("extend", later, "--by", "30m")
        #expect(refused.status == 3 && refused.err.contains("cat is waiting for R"), "\(refused)")
    }

    /// He gets another one of the kind.
    @Test func anExtensionBesideWhoseTurnItIs() throws {
        add("U1", "U2", tag: "u")
        let long = hold("U1", for: "20m"), short = hold("U2", for: "10m")
        #expect(try ask("bob", [], tag: "u", for: "1 min") == "1")
        #expect(here.run("extend", long, "--by", "5m").status == 0)
        #expect(here.run("extend", short, "--by", "5m").status == 3)
    }

    // MARK: Nobody is there

    /// Of whom nothing is heard any more, the time is free for whoever wants it now.
    @Test func theTimeOfTheDeadIsFree() throws {
        let later = here.create("I", "+2h", "+3h", user: "postgres", "--if-free")
        for name in ["H", "I"] {
            let held = hold(name)
            try hand.run("select from booking.check_in('holder', array[\(held)], '1 ms')")
        }
        #expect(eventually { here.sql("select max(alive_until) < clock_timestamp() from booking.presence") == "t" })
        let free = here.run("create", "H", "now", "--for", "10m", "--if-free")
        #expect(free.status == 0, "\(free)")
        let moved = here.run("update", later, "--from", "now+1m", "--for", "10m", "--if-free")
        #expect(moved.status == 0, "\(moved)")
    }

    /// Nobody can check in for what is not VALID yet: the time to do so counts from then.
    @Test func whoGetsHisTimeLateHasAsLongToCheckIn() {
        let first = here.create("R", "now-45m", "now+2h", user: "ann", "--if-free")
        let second = here.create("R", "now-40m", "now+2h", user: "bob")
        here.sql("update booking.booking set updated_at = updated_at - interval '40 min' where user_id = 'bob'")
        here.run("checkin", first, "--user", "ann")
        here.run("policy", "checkin", "30m")
        here.run("delete", first)
        for _ in 1...2 { here.run("process-pending") }
        let goesOn = "select status = 'VALID' and end_time > now() from booking.booking where id::text = '\(second)'"
        #expect(here.sql(goesOn) == "t")
        here.sql("update booking.event set at = at - interval '31 min'")
        here.run("process-pending")
        #expect(here.sql(goesOn) == "f")
    }
}
