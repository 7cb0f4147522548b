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
