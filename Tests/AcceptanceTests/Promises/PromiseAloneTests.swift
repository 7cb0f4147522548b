import TestSupport
import Testing

@testable import BookingCore

/// Promise 4 on a server where nobody else is at work: who was alone looks for no races. Two writers, each of whom writes,
/// commits and looks again, in every order that there is: their pair is announced once.
struct PromiseAloneTests {
    enum Settling: CaseIterable { case never, beforeLooking, beforeCommitting }

    /// Also where they settle first, as imports do, and where they do so too early.
    @Test(arguments: Settling.allCases) func everyOrderOfTwoWritersAnnouncesOnce(_ settling: Settling) throws {
        let here = Installation(on: TestServer())
        Audit.prepare(here)
        let hands = try ["ann", "bob"].map { try Hand(here, $0) }
        for (number, order) in Self.orders(3, 3).enumerated() {
            let request = Request.create("R", Slot(hour: Double(number)))
            var steps = [0, 0]
            for index in order {
                switch steps[index] {
                case 0:
                    _ = try hands[index].hold(request, key: "\(number)")
                    if settling == .beforeCommitting { try hands[index].settle(keys: ["\(number)"]) }
                case 1: try hands[index].commit()
                default:
                    if settling == .beforeLooking { try hands[index].settle(keys: ["\(number)", "none"]) }
                    try hands[index].look(key: "\(number)")
                }
                steps[index] += 1
            }
            #expect(try here.announced().count == number + 1, "\(order)")
            #expect(here.sql("select count(*) from booking.race_check") == "0", "\(order)")
        }
    }

    /// One look for all of them: by the second of two it would see that somebody, itself, has written since.
    @Test func whatOneTransactionPlacedIsSettledAtOnce() throws {
        let here = Installation(on: TestServer())
        Audit.prepare(here)
        let hand = try Hand(here, "ann")
        _ = try hand.hold(Request.create("R", Slot(hour: 1)), key: "a")
        _ = try hand.write(Request.create("R", Slot(hour: 1.5)), key: "b")
        try hand.commit()
        #expect(here.sql("select count(*) from booking.race_check") == "2")
        try hand.settle(keys: ["a", "b"])
        #expect(here.sql("select count(*) from booking.race_check") == "0")
        #expect(try here.announced().count == 1)
    }

    /// Who had an id while a placement was made, and has looked again before it has one itself, saw nothing of it.
    @Test func whoWasAtWorkBesideItIsNotForgotten() {
        let here = Installation(on: TestServer())
        for (oldest, next, isAlone) in [(-1, -1, true), (-1, 0, true), (-2, -2, false), (-2, 0, false)] {
            let answer = here.sql(
                """
                select booking.was_alone(jsonb_populate_record(null::booking.booking, jsonb_build_object(
                  'placed_xid', now - 1, 'placed_snapshot', format('%s:%s:', now + \(oldest), now + \(next)))))
                from (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as now) s
                """)
            #expect(answer == (isAlone ? "t" : "f"), "\(oldest):\(next)")
        }
    }

    /// All ways to mix so many steps of the first with so many of the second.
    private static func orders(_ first: Int, _ second: Int) -> [[Int]] {
        guard first > 0 && second > 0 else {
            return [Array(repeating: 0, count: first) + Array(repeating: 1, count: second)]
        }
        return orders(first - 1, second).map { [0] + $0 } + orders(first, second - 1).map { [1] + $0 }
    }
}
