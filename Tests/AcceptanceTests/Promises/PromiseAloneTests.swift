import TestSupport
import Testing

@testable import BookingCore

/// Promise 4 on a server where nobody else is at work: who was alone looks for no races. Two writers, each of whom writes,
/// commits and looks again, in every order that there is: their pair is announced once.
struct PromiseAloneTests {
    @Test func everyOrderOfTwoWritersAnnouncesOnce() throws {
        let here = Installation(on: TestServer())
        Audit.prepare(here)
        let hands = try ["ann", "bob"].map { try Hand(here, $0) }
        for (number, order) in Self.orders(3, 3).enumerated() {
            let request = Request.create("R", Slot(hour: Double(number)))
            var steps = [0, 0]
            for index in order {
                switch steps[index] {
                case 0: _ = try hands[index].hold(request, key: "\(number)")
                case 1: try hands[index].commit()
                default: try hands[index].look(key: "\(number)")
                }
                steps[index] += 1
            }
            #expect(try here.announced().count == number + 1, "\(order)")
            #expect(here.sql("select count(*) from booking.race_check") == "0", "\(order)")
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
