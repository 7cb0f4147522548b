import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// How many bookings a pass leaves PENDING: known from what each chunk left, or else counted.
@Suite struct ResolverLeftTests {
    private let here = Installation()

    /// Three at the same time, of which one wins and two stay, for the grace period.
    private func contend(for resource: String, at hour: Double = 12) throws {
        let hand = try Hand(here, "u")
        for number in 0..<3 {
            _ = try hand.write(.create(resource, Slot(hour: hour, for: 1)), key: "\(resource)-\(hour)-\(number)")
        }
    }

    private func number() -> Int64 { Int64(here.sql("select nextval('booking.decided_id_seq')")!)! }

    /// Nil where it has to be counted.
    private func left(since number: Int64) -> Int? {
        here.sql("select booking.left_since('15 minutes', \(number))").flatMap { Int($0) }
    }

    private func decide(_ resources: String, _ span: String = "null") {
        here.sql("select promoted from booking.resolve_chunk(null, '15 minutes', array[\(resources)], \(span))")
    }

    @Test func aPassKnowsWhatItsChunksLeft() throws {
        try contend(for: "A")
        try contend(for: "B")
        let number = number()
        #expect(try here.pass().record.pending == 4)
        #expect(left(since: number) == 4)
    }

    /// Nothing of the table is read for it: what would be counted now is not what is told.
    @Test func whatIsKnownIsNotCounted() throws {
        try contend(for: "A")
        let number = number()
        here.sql("select pass_id from booking.begin_pass(null)")
        decide("1")
        here.sql("delete from booking.booking where status = 'PENDING'")
        let finish = { (undone: Int, since: String) in
            here.sql("update booking.pass set finished_at = null")
            return here.sql("select booking.finish_pass(null, 1, 1, 0, \(undone), \(since))")
        }
        #expect(finish(0, "\(number)") == "2")
        #expect(finish(0, "null") == "0")
        #expect(finish(1, "\(number)") == "0", "not all of it was decided")
        #expect(finish(0, "\(self.number())") == "0", "nothing was decided since")
    }

    @Test func aChunkThatIsDecidedAgainCountsOnce() throws {
        try contend(for: "A")
        let number = number()
        decide("1")
        here.sql(
            "select booking.delete_bookings(null, array[(select id::text from booking.booking where status = 'PENDING' limit 1)])"
        )
        decide("1")
        #expect(left(since: number) == 1)
        #expect(left(since: self.number()) == nil)
    }

    /// Resolvers whose plans differ.
    @Test(arguments: [
        ("1, 2", "null", "2", "null"), ("1", "null", "1", "tstzrange('2031-05-05 10:00Z', '2031-05-05 14:00Z')"),
        (
            "1", "tstzrange('2031-05-05 10:00Z', '2031-05-05 14:00Z')", "1",
            "tstzrange('2031-05-05 12:00Z', '2031-05-05 13:00Z')"
        ),
    ])
    func chunksThatOverlapHaveItCounted(_ one: String, _ span: String, _ other: String, _ otherSpan: String) throws {
        try contend(for: "A")
        try contend(for: "B")
        let number = number()
        decide(one, span)
        #expect(left(since: number) == (one == "1" ? 2 : 4))
        decide(other, otherSpan)
        #expect(left(since: number) == nil)
    }

    @Test func partsSideBySideAddUp() throws {
        try contend(for: "A", at: 10)
        try contend(for: "A", at: 12)
        let number = number()
        decide("1", "tstzrange('2031-05-05 12:00Z', '2031-05-05 13:00Z')")
        decide("1", "tstzrange('2031-05-05 10:00Z', '2031-05-05 12:00Z')")
        #expect(left(since: number) == 4)
    }

    /// What lies across a cut would be counted on both sides.
    @Test func whatCameAcrossACutHasItCounted() throws {
        try contend(for: "A", at: 10)
        try contend(for: "A", at: 12)
        try contend(for: "B")
        let number = number()
        _ = try Hand(here, "late").write(.create("A", Slot(hour: 10.5, for: 2)), key: "late")
        decide("1", "tstzrange('2031-05-05 10:00Z', '2031-05-05 12:00Z')")
        decide("1", "tstzrange('2031-05-05 12:00Z', '2031-05-05 13:00Z')")
        decide("2")
        #expect(left(since: number) == nil)
    }

    /// Meanwhile another resolver decides the rest.
    @Test func aPassOverSomeResourcesLeavesWhatIsOfThem() throws {
        try contend(for: "A")
        try contend(for: "B")
        let number = number()
        here.sql("select pass_id from booking.begin_pass(null, null, array['A'])")
        decide("1")
        decide("2")
        #expect(left(since: number) == 4)
        #expect(here.sql("select booking.finish_pass(null, 1, 1, 0, 0, \(number))") == "2")
    }

    @Test func anotherGraceLeavesOthers() throws {
        try contend(for: "A")
        let number = number()
        here.sql("select promoted from booking.resolve_chunk(null, '0 s', array[1])")
        #expect(left(since: number) == nil)
    }

    /// The notes of old are removed in time (note_decided.sql).
    @Test func notesThatMayBeMissingHaveItCounted() throws {
        try contend(for: "A")
        let number = number()
        decide("1")
        here.sql("select setval('booking.decided_id_seq', \(number) + 5000)")
        decide("1")
        #expect(left(since: number) == nil)
    }

    /// Eight at once, who decide some chunks twice, all end with the number that is counted.
    @Test func eightAtOnceAgree() throws {
        for number in 0..<40 {
            here.fillQueue("R\(number)", bookings: 300)
            try contend(for: "R\(number)")
        }
        let runs = (0..<8).map { _ in here.start("process-pending", "--json") }.map { $0.end() }
        #expect(runs.map { $0.json?["pending"] as? Int } == Array(repeating: 80, count: 8), "\(runs)")
        #expect(here.sql("select count(*) from booking.booking where status = 'PENDING'") == "80")
    }
}
