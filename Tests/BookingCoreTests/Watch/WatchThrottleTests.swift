import Testing

@testable import BookingCore

@Suite struct WatchThrottleTests {
    private let effort = Duration.milliseconds(1)

    /// So many reads that found nothing for this watcher.
    private func rest(afterVain count: Int) -> WatchThrottle {
        var rest = WatchThrottle()
        for _ in 0..<count { rest.read(in: effort, gaveEvents: false, hasMoved: true) }
        return rest
    }

    @Test func whoFindsSomethingRestsAsLongAsItRead() {
        var rest = WatchThrottle()
        #expect(rest.length == .zero)
        rest.wasWoken = true
        rest.read(in: .milliseconds(2), gaveEvents: true, hasMoved: true)
        #expect(rest.length == .milliseconds(2))
        rest.read(in: .seconds(20), gaveEvents: true, hasMoved: true)
        #expect(rest.length <= .seconds(1))
        #expect(!rest.needsNoWaking)
    }

    @Test func whoLooksForNothingRestsLongerEachTimeUpToALimit() {
        let lengths = (1...12).map { rest(afterVain: $0).length }
        #expect(lengths == lengths.sorted())
        #expect(lengths[0] < .milliseconds(20))
        #expect(lengths[1] > lengths[0])
        #expect(lengths[11] == lengths[10])
        #expect(lengths[11] <= .seconds(1))
        #expect(!rest(afterVain: 4).needsNoWaking && rest(afterVain: 12).needsNoWaking)
    }

    /// Anybody can notify.
    @Test func whoIsWokenForNothingAtAllRestsToo() {
        var rest = WatchThrottle()
        for _ in 0..<12 {
            rest.wasWoken = true
            rest.read(in: effort, gaveEvents: false, hasMoved: false)
        }
        #expect(rest.needsNoWaking)
    }

    @Test(arguments: [true, false])
    func whereItIsQuietOrConcernsItTheNextNotificationFindsItReady(gaveEvents: Bool) {
        var rest = rest(afterVain: 12)
        rest.read(in: effort, gaveEvents: gaveEvents, hasMoved: gaveEvents)
        #expect(rest.length == effort && !rest.needsNoWaking)
    }
}
