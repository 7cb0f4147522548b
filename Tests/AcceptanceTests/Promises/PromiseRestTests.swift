import TestSupport
import Testing

@testable import BookingCore

/// Promise 4, of a booking across more others than one write announces: the rest follows, and none of it is lost.
@Suite struct PromiseRestTests {
    /// With 1,100 bookings of ten users side by side: made once, each test has a copy.
    private static let row: Installation = {
        let here = Installation()
        Audit.prepare(here)
        let made = here.sql(
            """
            select count(*) from generate_series(0, 1099) i, lateral (
              select id from booking.create_booking('u' || i % 10, 'R', '2031-05-05T10:00Z'::timestamptz + i * interval '2 s',
                '2031-05-05T10:00:01Z'::timestamptz + i * interval '2 s', null, 'pile ' || i, 'pile') limit 1) c
            """)
        precondition(made == "1100")
        return here
    }()

    private let here = Installation(copyOf: row)

    /// One booking over 1,100 others: the write announces a thousand, and the next pass the rest, as it was at that
    /// moment, whatever its owner and theirs did meanwhile.
    @Test(arguments: ["left alone", "moved", "deleted"])
    func theRestIsAnnouncedByTheNextPass(fate: String) throws {
        let over = try Hand(here, "over"), under = try Hand(here, "u0")
        let long = try over.hold(.create("R", Slot(hour: 10, for: 2)))
        // Nobody who changes something sees the long one yet.
        let told = try Set(
            over.connection.run(
                "select unnest(others) from booking.event where booking_id = \(long)"
            ).map { $0.uuid(0) })
        #expect(told.count == 1_000)
        let all = try under.connection.run("select id from booking.booking where user_id = 'u0' and resource_id = 1")
        let untold = all.map { $0.uuid(0) }.filter { !told.contains($0) }
        try #require(untold.count >= 3)
        try under.write(.delete(untold[0]), key: "deleted")
        try under.write(.move(untold[1], Slot(hour: 20)), key: "moved")
        try under.write(.note(untold[2], "a note"), key: "noted")
        try over.commit()
        switch fate {
        case "moved": try over.write(.move(long, Slot(hour: 30)), key: "again")
        case "deleted": try over.write(.delete(long), key: "again")
        default: break
        }
        try over.look()
        #expect(here.run("process-pending", "--grace", "0s").status == 0)
        #expect(try here.announced().filter { $0[0] == long }.count == 1_100)
        try here.pass()
        try Audit(here).expectClean()
    }

    /// In pages, by resolvers that take turns, and by pg_cron.
    @Test func theRestComesInPages() throws {
        let over = try Hand(here, "over")
        let long = try over.write(.create("R", Slot(hour: 10, for: 2)))
        try over.look()
        try over.connection.run("select booking.announce_rest(40)")
        #expect(try here.announced().count == 1_040)
        let here = here
        try atOnce(4) { _ in while here.sql("select booking.announce_owed(null)") == "t" {} }
        #expect(try here.announced().filter { $0[0] == long }.count == 1_100)
        try over.write(.move(long, Slot(hour: 10, for: 3)), key: "again")
        try over.look(key: "again")
        here.sql("call booking.process_pending()")
        #expect(try here.announced().count == 2_200)
        try Audit(here).expectClean()
    }

    /// With nothing PENDING a pass is over at once, but not while something is owed.
    @Test func aPassOverNothingPendingAnnouncesTheRest() throws {
        let over = try Hand(here, "over")
        let long = try over.write(.create("R", Slot(hour: 10, for: 2)))
        try over.look()
        here.sql("select booking.resolve_chunk(null, '0', array_agg(id)) from booking.resource")
        #expect(here.sql("select count(*) from booking.booking where status = 'PENDING'") == "0")
        try here.pass()
        #expect(try here.announced().filter { $0[0] == long }.count == 1_100)
    }
}
