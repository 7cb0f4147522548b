import Testing

@testable import BookingCore

@Suite struct WatchRestTests {
    @Test func whoFindsSomethingRestsAsLongAsItRead() {
        var rest = WatchRest()
        #expect(rest.length == .zero)
        rest.wasWoken = true
        rest.read(in: .milliseconds(2), gaveEvents: true)
        #expect(rest.length == .milliseconds(2))
        rest.read(in: .seconds(20), gaveEvents: true)
        #expect(rest.length <= .seconds(1))
    }

    @Test func whoIsWokenForNothingRestsLongerEachTimeUpToALimit() {
        var rest = WatchRest()
        rest.wasWoken = true
        var lengths: [Duration] = []
        for _ in 0..<12 {
            rest.read(in: .milliseconds(1), gaveEvents: false)
            lengths.append(rest.length)
        }
        #expect(lengths == lengths.sorted())
        #expect(lengths[0] < .milliseconds(20))
        #expect(lengths[1] > lengths[0])
        #expect(lengths[11] == lengths[10])
        #expect(lengths[11] <= .seconds(1))
    }

    @Test func whereItIsQuietTheNextNotificationFindsItReady() {
        var rest = WatchRest()
        rest.wasWoken = true
        for _ in 0..<12 { rest.read(in: .milliseconds(1), gaveEvents: false) }
        // A poll that nobody asked for.
        rest.wasWoken = false
        rest.read(in: .milliseconds(1), gaveEvents: false)
        #expect(rest.length == .milliseconds(1))
    }
}
