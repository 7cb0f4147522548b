import Foundation
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

    /// What the program does first, whoever calls by hand leaves out: each row is judged where it is booked.
    @Test func rowsThatNobodyLookedAtAreJudged() throws {
        here.sql("create role clerk login; create role deputy login")
        here.run("member", "add", "clerk", "--right", "user")
        here.run("member", "add", "deputy", "--right", "user")
        here.run("member", "add", "deputy", "--right", "delegate", "--for", "ann")
        here.create("R", "2031-05-01 10:00", "2031-05-01 11:00", user: "ann")
        let id = "aaaa1111-0000-4000-8000-000000000001"
        for (role, owner, note, reason) in [
            ("clerk", "ann", "fine", "clerk may not act for another"),
            ("deputy", "bob", "fine", "deputy may not act for bob"),
            ("clerk", "clerk", "\u{1B}[31m", "control"),
        ] {
            let hand = try here.connect(as: role)
            let name = UUID().uuidString
            try hand.run(row(name, owner: owner, note: note))
            let error = #expect(throws: ServerError.self) {
                try hand.run("select booking.import_rows(null, \(name), 0, 10)")
            }
            #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
        }
        let clerk = try here.connect(as: "clerk")
        try clerk.run(row("past", owner: "clerk", note: "fine", id: id))
        try clerk.run("select booking.import_rows(null, 'past', 0, 10)")
        #expect(
            here.sql(
                "select (id = '\(id)', rev, created_at > '2000-01-01', status) from booking.bookings where user_id = 'clerk'"
            )
                == "(f,1,t,PENDING)")
    }

    private func row(_ name: String, owner: String, note: String, id: String? = nil) -> Query {
        let time = Optional("1999-01-01Z")
        return """
            select booking.stage_rows(null, \(name), '{1}', '{1}', array[\(id)::uuid], '{R}', array[\(owner)],
              '{2031-06-01 10:00Z}', '{2031-06-01 11:00Z}', '{VALID}', '{77}', array[\(note)], array[\(time)::timestamptz],
              array[\(time)::timestamptz], array[null::text], array[null::uuid])
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

    /// However many there are of them in one file.
    @Test func newResourcesCountForThemselves() {
        here.run("policy", "per-resource", "2")
        let rows = (1...6).map { "R\($0 % 3),2031-05-0\($0)T10:00Z,2031-05-0\($0)T11:00Z" }
        let file = (["resource_id,start_time,end_time"] + rows).joined(separator: "\n")
        let more = here.run("import", "-", "--format", "csv", input: file + "\nR0,2031-06-01T10:00Z,2031-06-01T11:00Z")
        #expect(more.status == 3, "\(more)")
        #expect(here.sql("select count(*) from booking.resource") == "0")
        #expect(here.run("import", "-", "--format", "csv", input: file).status == 0)
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
