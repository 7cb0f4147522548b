import TestSupport
import Testing

@testable import BookingCore

/// What the doors of an import hold to, whoever calls them in whatever order.
@Suite struct ImportTests {
    let here = Installation()

    private func stage(_ rows: ClosedRange<Int>) -> String {
        """
        select booking.stage_rows(null, 'some', array_agg(i), array_agg(i), array_agg(null::uuid), array_agg('R' || i),
          array_agg('alice'::text), array_agg(t), array_agg(t + '1 hour'), array_agg(null::text), array_agg(null::int),
          array_agg(null::text), array_agg(null::timestamptz), array_agg(null::timestamptz), array_agg(null::text),
          array_agg(null::uuid))
        from generate_series(\(rows.lowerBound)::bigint, \(rows.upperBound)) i, lateral (
          select '2031-05-01 00:00Z'::timestamptz + i * interval '2 hours' as t) x
        """
    }

    /// Each call counts what it books, and what is there by then, once for all its parts.
    @Test func whatIsStagedLateCounts() throws {
        here.run("policy", "per-user", "300")
        let hand = try OpenSession(here)
        try hand.run("select booking.claim_quietly('alice', 'R' || i) from generate_series(1, 400) i")
        try hand.run("begin")
        try hand.run(stage(1...10))
        try hand.run("select booking.import_rows(null, 'some', 0, 10)")
        try hand.run(stage(11...400))
        #expect(throws: ServerError.self) { try hand.run("select booking.import_rows(null, 'some', 10, 400)") }
        try hand.run("rollback")
        try hand.run(stage(1...200))
        try hand.run("select booking.import_rows(null, 'some', 0, 200)")
        #expect(here.sql("select count(*) from booking.booking") == "200")
    }

    /// The first of two rows of one id is booked, wherever in the file the other one stands.
    @Test(arguments: [2, 1500]) func anIDThatComesTwiceIsOneBooking(_ place: Int) {
        let id = "11111111-1111-4111-8111-111111111111"
        let rows = (1...place).map {
            "\($0 == 1 || $0 == place ? id : ""),R\($0),2031-05-01T10:00Z,2031-05-01T11:00Z"
        }
        let end = here.run(
            "import", "-", "--format", "csv",
            input: (["id,resource_id,start_time,end_time"] + rows).joined(separator: "\n"))
        #expect(end.status == 0 && end.out.contains("imported \(place - 1) booking"), "\(end)")
        #expect(here.sql("select resource_id from booking.bookings where id = '\(id)'") == "R1")
    }

    /// A part reads its own rows alone, however many were staged.
    @Test func aPartIsFoundByTheIndex() throws {
        let plan = try here.connect().run("explain select from booking.staged('some') r where r.n > 5 and r.n <= 10")
        let text = plan.map { $0.text(0) }.joined(separator: "\n")
        #expect(text.contains("Index Cond: ((actor = "), "\(text)")
    }
}
