import TestSupport
import Testing

@testable import BookingCore

/// Bookings that are placed, changed and taken back at once, under one key, keep the promises that single ones keep.
@Suite struct PromiseSetTests {
    private let here = Installation()

    init() {
        Audit.prepare(here)
    }

    private typealias Member = (resource: String, slot: Slot)

    /// What `hand` places at once: the ids, in their order.
    @discardableResult
    private func place(_ members: [Member], by hand: Hand, key: String = "set") throws -> [String] {
        try hand.connection.run(
            """
            select (c.booking).id from unnest(booking.write_changes(array(
              select row('booking_created', jsonb_populate_record(null::booking.booking, jsonb_build_object(
                'resource_id', r.id, 'user_id', \(hand.user)::text, 'start_time', m.s, 'end_time', m.e, 'busy', tstzrange(m.s, m.e))),
                null, null)::booking.change
              from unnest(\(members.map(\.resource))::text[], \(members.map(\.slot.start.rfc3339))::timestamptz[],
                \(members.map(\.slot.end.rfc3339))::timestamptz[]) with ordinality m(name, s, e, n)
              join booking.resource r on r.name = m.name order by m.n), '{}', \(hand.user), \(key), 'words')) c
            where c.type = 'booking_created'
            """
        ).map { $0.uuid(0) }
    }

    /// Takes back, at once and under a key of its own, what was last done to what was written under the key.
    private func takeBack(_ key: String, by hand: Hand, key own: String) throws {
        try hand.connection.run(
            """
            select booking.take_back(array(
              select b from booking.events_under(\(hand.user), \(key)) e
              join booking.booking b on b.id = e.booking_id order by e.id for no key update of b), \(hand.user), \(own), 'back')
            """)
    }

    private func bookings(under key: String, of user: String) throws -> [String] {
        try here.connect().run("select booking_id from booking.events_under(\(user), \(key))").map { $0.uuid(0) }
    }

    private func expectAnnounced(_ pairs: [[String]], _ location: SourceLocation = #_sourceLocation) throws {
        let sort: ([[String]]) -> [[String]] = { $0.sorted { $0.joined() < $1.joined() } }
        #expect(try sort(here.announced()) == sort(pairs), sourceLocation: location)
    }

    @Test func eachIsAnnouncedToThoseBeforeItAndToAllThatLayThere() throws {
        let ann = try Hand(here, "ann"), bob = try Hand(here, "bob")
        let old = [
            try ann.write(.create("R", Slot(hour: 10)), key: "1"),
            try ann.write(.create("R1", Slot(hour: 10)), key: "2"),
        ]
        try ["1", "2"].forEach { try ann.look(key: $0) }
        let new = try place(
            [("R", Slot(hour: 10)), ("R1", Slot(hour: 10.5)), ("R", Slot(hour: 10.5)), ("R", Slot(hour: 11))], by: bob)
        try bob.look(key: "set")
        try expectAnnounced([
            [new[0], old[0]], [new[1], old[1]], [new[2], old[0]], [new[2], new[0]], [new[3], new[2]],
        ])
        // Both owners are told.
        let told = here.sql(
            "select string_agg(user_id || ' ' || array_to_string(other_owners, ' '), ', ' order by id) from booking.event where type = 'booking_conflict'"
        )
        #expect(told == "bob ann, bob ann, bob ann bob, bob bob")
        try here.pass("--grace", "0s")
        #expect((old + new).map(here.status) == ["VALID", "VALID", "REJECTED", "REJECTED", "REJECTED", "VALID"])
        try Audit(here).expectClean()
    }

    /// First come, first served, in the order in which they were given.
    @Test func theyAreAsOldAsTheirOrder() throws {
        let bob = try Hand(here, "bob")
        let ids = try place((0..<20).map { _ in ("R", Slot(hour: 10)) }, by: bob)
        #expect(
            here.sql("select string_agg(id::text, ' ' order by updated_at) from booking.booking")
                == ids.joined(separator: " "))
        #expect(here.sql("select count(distinct updated_at) from booking.booking") == "20")
        try here.pass("--grace", "0s")
        #expect(here.status(ids[0]) == "VALID")
        try bob.look(key: "set")
        try Audit(here).expectClean()
    }

    /// More than a write announces: the next pass announces the rest, of each its own.
    @Test func theRestOfEachIsAnnouncedByTheNextPass() throws {
        let ann = try Hand(here, "ann"), bob = try Hand(here, "bob")
        let small = (0..<1_100).map { ("R", Slot(hour: 10 + Double($0) / 3_600, for: 1 / 7_200)) }
        try place(small, by: ann)
        try ann.look(key: "set")
        try place(
            [("R", Slot(hour: 10, for: 2)), ("R", Slot(hour: 9, for: 4)), ("R", Slot(hour: 12, for: 1))], by: bob)
        try bob.look(key: "set")
        #expect(try here.announced().count == 2_001)
        #expect(here.sql("select max(cardinality(others)) from booking.event") == "100")
        try here.pass()
        #expect(try here.announced().count == 2_202)
        try Audit(here).expectClean()
    }

    @Test(arguments: [[0, 1], [1, 0], []])
    func setsThatRaceAreAnnouncedOnce(order: [Int]) throws {
        let hands = [try Hand(here, "ann"), try Hand(here, "bob")]
        for hand in hands {
            try hand.begin()
            try place([("R", Slot(hour: 10)), ("R", Slot(hour: 10.5)), ("R1", Slot(hour: 10))], by: hand)
        }
        for hand in hands { try hand.commit() }
        #expect(try here.announced().count == 2, "the race was none")
        for index in order { try hands[index].look(key: "set") }
        if order.isEmpty { try here.pass() }
        #expect(try here.announced().count == 7)
        #expect(try Audit(here).count("select from booking.race_check") == 0)
        try Audit(here).expectClean()
    }

    @Test func manySetsAtOnceTellEachPairOnce() throws {
        let here = here
        try atOnce(6) { number in
            let hand = try Hand(here, "u\(number)")
            for round in 0..<5 {
                try place(
                    [("R", Slot(hour: 10)), ("R1", Slot(hour: 10)), ("R", Slot(hour: 10.5))], by: hand, key: "\(round)")
                try hand.look(key: "\(round)")
            }
        }
        #expect(try here.announced().count == 60 * 59 / 2 + 30 * 29 / 2)
        try Audit(here).expectClean()
    }

    @Test func aRepeatedKeyFindsThemAll() throws {
        let bob = try Hand(here, "bob")
        let ids = try place([("R", Slot(hour: 10)), ("R", Slot(hour: 10.5)), ("R1", Slot(hour: 10))], by: bob)
        try bob.look(key: "set")
        #expect(try bookings(under: "set", of: "bob") == ids)
        #expect(try bookings(under: "set", of: "ann") == [])
        let repeated = "select cardinality(booking.repeated_events('bob', 'set', 'words'))"
        #expect(here.sql(repeated) == "3")
        let refusal = #expect(throws: ServerError.self) {
            try bob.connection.run("select booking.repeated_events('bob', 'set', 'other words')")
        }
        #expect(refusal?.sqlstate == "BK301")
        // Nor does a second one slip in that had not seen the first.
        let doubled = #expect(throws: ServerError.self) { try place([("R", Slot(hour: 20))], by: bob) }
        #expect(doubled?.sqlstate == "23505")
        try Audit(here).expectClean()
    }

    /// As a person does it: several bookings deleted with one command, whose answer got lost.
    @Test func aRepeatedDeletionOfSeveralIsOne() throws {
        let ids = (10..<13).map { here.create("R", "2030-01-02T\($0):00Z", "2030-01-02T\($0 + 1):00Z", user: "bob") }
        let bob = try Hand(here, "bob")
        let deletion: Query = "select id from booking.delete_bookings('bob', \(ids), null, 'gone', 'words')"
        for _ in 0..<2 {
            #expect(try bob.connection.run(deletion).map { $0.uuid(0) } == ids)
        }
        #expect(try bookings(under: "gone", of: "bob").sorted() == ids.sorted())
        try takeBack("gone", by: bob, key: "back")
        #expect(ids.map(here.status) == ["PENDING", "PENDING", "PENDING"])
        try bob.look(key: "back")
        try Audit(here).expectClean()
    }

    @Test func whatWasDoneAtOnceIsTakenBackAtOnce() throws {
        let ann = try Hand(here, "ann"), bob = try Hand(here, "bob")
        let old = try ann.write(.create("R", Slot(hour: 10)))
        try ann.look()
        let ids = try place([("R", Slot(hour: 10)), ("R", Slot(hour: 10.5)), ("R1", Slot(hour: 10))], by: bob)
        try bob.look(key: "set")
        let pairs = [[ids[0], old], [ids[1], old], [ids[1], ids[0]]]
        try expectAnnounced(pairs)
        try takeBack("set", by: bob, key: "back")
        #expect(ids.map(here.status) == ["DELETED", "DELETED", "DELETED"])
        try takeBack("set", by: bob, key: "forth")
        try bob.look(key: "forth")
        #expect(ids.map(here.status) == ["PENDING", "PENDING", "PENDING"])
        try expectAnnounced(pairs + pairs)
        for key in ["back", "forth"] { #expect(try bookings(under: key, of: "bob").sorted() == ids.sorted()) }
        try Audit(here).expectClean()
    }

    /// Of two that are taken back one is placed anew, the other only gets its note back.
    @Test func placementsAndNotesGoUnderOneKey() throws {
        let bob = try Hand(here, "bob")
        let ids = try place([("R", Slot(hour: 10)), ("R", Slot(hour: 20))], by: bob)
        try bob.look(key: "set")
        try bob.write(.note(ids[0], "new"), key: "note")
        try bob.write(.move(ids[1], Slot(hour: 10)), key: "move")
        try bob.look(key: "move")
        try takeBack("set", by: bob, key: "back")
        try bob.look(key: "back")
        #expect(try bookings(under: "back", of: "bob").sorted() == ids.sorted())
        #expect(
            here.sql(
                "select string_agg(concat_ws(' ', extract(hour from start_time), note), ',' order by start_time) from booking.booking"
            ) == "10,20")
        try Audit(here).expectClean()
    }

    /// What lies where others of the set lay is not in their way.
    @Test func twoThatChangePlacesDoNotMeet() throws {
        let bob = try Hand(here, "bob")
        let ids = try place([("R", Slot(hour: 10)), ("R", Slot(hour: 20))], by: bob)
        try bob.look(key: "set")
        try bob.write(.move(ids[0], Slot(hour: 22)), key: "1")
        try bob.write(.move(ids[1], Slot(hour: 10)), key: "2")
        try ["1", "2"].forEach { try bob.look(key: $0) }
        try bob.write(.move(ids[0], Slot(hour: 20)), key: "3")
        try bob.look(key: "3")
        #expect(try here.announced().isEmpty)
        // Back to 22 and 20: the second one leaves 10 as the first leaves 20.
        try takeBack("set", by: bob, key: "back")
        try bob.look(key: "back")
        #expect(try here.announced().isEmpty)
        try Audit(here).expectClean()
    }

    @Test func theLimitsCountThemAll() throws {
        here.run("policy", "per-resource", "3")
        here.run("policy", "per-user", "5")
        let bob = try Hand(here, "bob")
        func slots(_ resource: String, _ hours: Int...) -> [Member] { hours.map { (resource, Slot(hour: Double($0))) } }
        func expectRefused(_ members: [Member], _ state: String, _ location: SourceLocation = #_sourceLocation) {
            let refusal = #expect(throws: ServerError.self, sourceLocation: location) {
                try place(members, by: bob, key: "refused")
            }
            #expect(refusal?.sqlstate == state, sourceLocation: location)
        }
        expectRefused(slots("R", 1, 2, 3, 4), "BK307")
        expectRefused(slots("R", 1, 2, 3) + slots("R1", 1, 2, 3), "BK308")
        #expect(here.sql("select count(*) from booking.event") == "0")
        try place(slots("R", 1, 2) + slots("R1", 1, 2), by: bob)
        expectRefused(slots("R2", 1, 2), "BK308")
        expectRefused(slots("R", 5, 6), "BK307")
        try place(slots("R", 5), by: bob, key: "last")
        // Anew they are no more than they were.
        try takeBack("set", by: bob, key: "back")
        try takeBack("set", by: bob, key: "forth")
        expectRefused(slots("R2", 1), "BK308")
    }

    /// From far below a limit to beyond it in one step.
    @Test func aSetDoesNotLeapOverALimit() throws {
        here.run("policy", "per-resource", "300")
        let bob = try Hand(here, "bob")
        func slots(_ hours: Range<Int>) -> [Member] { hours.map { ("R", Slot(hour: Double($0))) } }
        try place(slots(0..<60), by: bob, key: "some")
        let refusal = #expect(throws: ServerError.self) { try place(slots(100..<350), by: bob, key: "many") }
        #expect(refusal?.sqlstate == "BK307")
        try place(slots(100..<340), by: bob, key: "all")
        #expect(here.sql("select count(*) from booking.booking") == "300")
    }
}
