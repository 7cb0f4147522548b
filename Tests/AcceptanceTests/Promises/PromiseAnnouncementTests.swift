import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 4: each pair of placements is announced exactly once, also where neither writer could see the other.
@Suite struct PromiseAnnouncementTests {
    private let here = Installation()

    init() {
        Audit.prepare(here)
    }

    /// Users who book the same slot, none of whom can see another's booking.
    private func race(_ count: Int) throws -> [Hand] {
        let hands = try (0..<count).map { try Hand(here, "u\($0)") }
        for hand in hands { _ = try hand.hold(.create("R", Slot(hour: 10))) }
        for hand in hands { try hand.commit() }
        #expect(try here.announced().isEmpty, "the race was none")
        return hands
    }

    private func expectClean(pairs: Int, _ location: SourceLocation = #_sourceLocation) throws {
        #expect(try here.announced().count == pairs, sourceLocation: location)
        try Audit(here).expectClean(location)
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func aRaceIsAnnouncedOnce(order: [Int]) throws {
        let hands = try race(2)
        for index in order { try hands[index].look() }
        try expectClean(pairs: 1)
        try here.pass()
        try expectClean(pairs: 1)
    }

    @Test func theSecondWriterLooksBeforeTheFirstHasCommitted() throws {
        let first = try Hand(here, "first"), second = try Hand(here, "second")
        _ = try first.hold(.create("R", Slot(hour: 10)))
        try second.write(.create("R", Slot(hour: 10)))
        try second.look()
        #expect(try here.announced().isEmpty)
        try first.commit()
        try first.look()
        try expectClean(pairs: 1)
    }

    @Test(arguments: [2, 3, 12])
    func manyWhoLookAtOnce(count: Int) throws {
        _ = try race(count)
        let here = here
        try atOnce(count) { try Hand(here, "u\($0)").look() }
        try expectClean(pairs: count * (count - 1) / 2)
    }

    /// One client dies between its two transactions, the other one had looked too early.
    @Test func theNextPassMakesGoodWhatADeadClientOwes() throws {
        let early = try Hand(here, "early"), dead = try Hand(here, "dead")
        _ = try dead.hold(.create("R", Slot(hour: 10)))
        try early.write(.create("R", Slot(hour: 10)))
        try early.look()
        try dead.commit()
        #expect(here.run("process-pending").status == 0)
        try expectClean(pairs: 1)
        try dead.look()
        try here.pass()
        try expectClean(pairs: 1)
    }

    /// Where no pass need run, whoever looks or writes next makes it good.
    @Test(arguments: [["list"], ["create", "S", "2031-05-05T11:00Z", "2031-05-05T12:00Z"]])
    func whereWritesDecideTheNextOneMakesItGood(words: [String]) throws {
        #expect(here.run("policy", "promote", "at-once").status == 0)
        _ = try race(2)
        // What is in the way of both leaves nothing to decide.
        here.sql("insert into booking.closure (resource_id, during) select id, '(,)' from booking.resource")
        #expect(
            eventually {
                here.run(words)
                return here.sql("select count(*) from booking.race_check") == "0"
            })
        #expect(try !here.announced().isEmpty)
        try Audit(here).expectClean()
    }

    /// Who looks again and falls asleep over it keeps nobody from looking, nor from having a time decided.
    @Test func whoSleepsOverALookIsInNobodysWay() throws {
        #expect(here.run("policy", "promote", "at-once").status == 0)
        let hands = try race(2)
        try hands[1].connection.run(script: "begin")
        try hands[1].look()
        #expect(eventually { here.sql("select min(updated_at) < now() - '6 s'::interval from booking.booking") == "t" })
        #expect(here.run("list").status == 0)
        #expect(here.status(here.create("R", "2031-06-01T10:00Z", "2031-06-01T11:00Z", user: "other")) == "VALID")
        try hands[1].connection.run(script: "rollback")
        #expect(
            try eventually {
                here.run("list")
                return try !here.announced().isEmpty
            })
        try expectClean(pairs: 1)
    }

    /// Before anybody has looked, one of the two moves away: while both lay there, they did overlap.
    @Test(arguments: ["move", "delete", "undo"])
    func aPairThatPartsBeforeAnybodyLooked(verb: String) throws {
        let early = try Hand(here, "early"), dead = try Hand(here, "dead")
        _ = try dead.hold(.create("R", Slot(hour: 10)))
        let id = try early.write(.create("R", Slot(hour: 10)))
        try early.look()
        try dead.commit()
        let request: Request =
            switch verb {
            case "move": .move(id, Slot(hour: 20))
            case "delete": .delete(id)
            default: .undo(id)
            }
        try early.write(request, key: "again")
        try here.pass()
        try expectClean(pairs: 1)
    }

    /// A writer looks again in the very transaction of his write, or does what looks as well, before anybody can see it. Then
    /// somebody else books, whose own look cannot see it either.
    @Test(arguments: ["look", "note", "savepoint", "kept savepoint", "chunk", "nothing"])
    func nobodyKeepsAPairSecret(by way: String) throws {
        let hider = try Hand(here, "hider"), victim = try Hand(here, "victim")
        let id = try hider.hold(.create("R", Slot(hour: 10)))
        switch way {
        case "look": try hider.look()
        case "note": try hider.write(.note(id, "a note"), key: "note")
        case "savepoint", "kept savepoint":
            try hider.connection.run(script: "savepoint s")
            try hider.look()
            try hider.connection.run(script: way == "savepoint" ? "rollback to s" : "release s")
        case "chunk":
            try hider.connection.run(
                script: "select from booking.resolve_chunk(null, '15 minutes', array(select id from booking.resource))")
        default: break
        }
        let other = try victim.write(.create("R", Slot(hour: 10)))
        try victim.look()
        try hider.commit()
        #expect(here.run("process-pending").status == 0)
        #expect(try here.announced() == [[other, id]])
        #expect(try Audit(here).count("select from booking.race_check") == 0)
    }

    /// Very many that nobody could see when one more came: the pairs are found by their keys.
    @Test func manyRacesAtOnceCostWhatTheirNumberIs() throws {
        let times = try [500, 4_000].map { count in
            let here = Installation()
            let many = try Hand(here, "many"), late = try Hand(here, "late")
            here.sql("insert into booking.resource (name) values ('R')")
            try many.begin()
            try many.connection.run(
                script: """
                    insert into booking.booking (resource_id, user_id, start_time, end_time, busy)
                    select 1, 'many', '2030-01-01Z', '2030-01-02Z', '[2030-01-01Z, 2030-01-02Z)' from generate_series(1, \(count))
                    """)
            try late.connection.run(
                script: "select booking.create_booking('late', 'R', '2030-01-01Z', '2030-01-02Z', p_key => 'late')")
            try many.commit()
            let began = Instant.now
            try late.look()
            #expect(try here.announced().count == count)
            return began.elapsedMilliseconds
        }
        print("announcement: 500 races: \(times[0]) ms, 4,000: \(times[1]) ms")
        #expect(times[1] < 20 * times[0] + 200)
    }

    @Test func onlyANewPlacementAnnouncesAgain() throws {
        let one = try Hand(here, "one"), other = try Hand(here, "other")
        let first = try one.write(.create("R", Slot(hour: 10, for: 4)))
        try here.pass()
        let second = try other.write(.create("R", Slot(hour: 11)))
        #expect(try here.announced() == [[second, first]])
        try other.write(.note(second, "a note"), key: "note")
        try one.write(.move(first, Slot(hour: 10, for: 3)), key: "shrink")
        try here.pass("--grace", "0s")
        #expect(here.status(first) == "VALID" && here.status(second) == "REJECTED")
        #expect(try here.announced().count == 1)
        try other.write(.move(second, Slot(hour: 11)), key: "again")
        #expect(try here.announced().last == [second, first])
        try here.pass()
        try expectClean(pairs: 2)
    }

    @Test func moreThanAHundredMakeSeveralEvents() throws {
        let many = try Hand(here, "many")
        for number in 0..<130 { try many.write(.create("R", Slot(hour: 10)), key: "\(number)") }
        let before = try here.announced().count
        #expect(before == 130 * 129 / 2)
        let late = try many.write(.create("R", Slot(hour: 10)), key: "late")
        #expect(try sizes(of: late) == [100, 30])
        #expect(try Set(here.announced().filter { $0[0] == late }.map { $0[1] }).count == 130)
    }

    /// The same for pairs that only a second look finds.
    @Test func moreThanAHundredThatRacedMakeSeveralEvents() throws {
        let many = try Hand(here, "many"), late = try Hand(here, "late")
        try many.begin()
        for number in 0..<130 { try many.write(.create("R", Slot(hour: 10)), key: "\(number)") }
        let id = try late.write(.create("R", Slot(hour: 10)))
        try late.look()
        try many.commit()
        try here.pass()
        #expect(try sizes(of: id) == [100, 30])
        try Audit(here).expectClean()
    }

    /// Of the announcements of a booking.
    private func sizes(of id: String) throws -> [Int] {
        try here.connect().run(
            """
            select cardinality(others) from booking.event
            where type = 'booking_conflict' and booking_id = \(id) order by id
            """
        ).map { $0.int(0) }
    }

    /// Whoever keeps the second look of his own race open holds up neither the other one nor the queue.
    @Test func anOpenSecondLookHoldsUpNobody() throws {
        let hands = try race(2)
        try hands[0].begin()
        try hands[0].look()
        let other = try Hand(here, "bystander")
        let free = try other.write(.create("R", Slot(hour: 20)))
        try here.pass()
        #expect(here.status(free) == "VALID")
        try hands[0].commit()
        try here.pass()
        try expectClean(pairs: 1)
    }

    /// It keeps nobody from his own booking either, and the pair is announced all the same.
    @Test func anOpenSecondLookLocksNobodyOut() throws {
        let hands = try race(2)
        try hands[0].begin()
        try hands[0].look()
        let mine = try #require(here.sql("select id from booking.booking where user_id = '\(hands[1].user)'"))
        let run = here.run("update", mine, "--shift", "8h", "--user", hands[1].user)
        #expect(run.status == 0, "\(run)")
        #expect(here.run("delete", mine, "--user", hands[1].user).status == 0)
        try hands[0].commit()
        try here.pass()
        #expect(try here.announced().count == 1)
    }

    /// It keeps no other pair secret, though that one parts meanwhile.
    @Test func anOpenSecondLookHidesNoOtherPair() throws {
        let hands = try race(3)
        try hands[0].begin()
        try hands[0].look()
        let parted = try #require(here.sql("select id from booking.booking where user_id = '\(hands[1].user)'"))
        #expect(here.run("delete", parted, "--user", hands[1].user).status == 0)
        try hands[0].commit()
        try here.pass()
        try expectClean(pairs: 3)
    }

    /// Whoever was announcing a pair when one of the two ended may die over it.
    @Test func aPairWhoseAnnouncerDiesIsAnnouncedByThePass() throws {
        let hands = try race(3)
        try hands[0].begin()
        try hands[0].look()
        let parted = try #require(here.sql("select id from booking.booking where user_id = '\(hands[1].user)'"))
        #expect(here.run("delete", parted, "--user", hands[1].user).status == 0)
        try hands[0].rollBack()
        try here.pass()
        try expectClean(pairs: 3)
    }

    /// The change is made; that the look behind it was refused is none of the user's business.
    @Test func aRefusedSecondLookIsNoFailure() throws {
        let mine = try Hand(here, "mine"), rival = try Hand(here, "rival")
        _ = try rival.hold(.create("R", Slot(hour: 10)), key: "theirs")
        here.sql(
            """
            create or replace function booking.look_again(p_user text, p_key text) returns setof booking.public_booking
            language plpgsql as $$ begin raise lock_not_available; end $$
            """)
        let (deed, booking) = try here.session().carryOut(.create("R", Slot(hour: 10)), by: mine.user, key: "mine")
        try rival.commit()
        #expect(here.status(try #require(booking?.id, "\(deed)")) == "PENDING")
        try here.pass()
        try expectClean(pairs: 1)
    }
}
