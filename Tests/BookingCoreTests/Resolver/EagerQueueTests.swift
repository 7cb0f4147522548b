import Testing

@testable import BookingCore

struct EagerQueueTests {
    private let start = Instant.now
    private let pause = EagerQueue.pause

    @Test func whatIsNewIsDueAtOnce() {
        var queue = EagerQueue()
        #expect(queue.next == nil)
        queue.add(["b", "a", "b"], at: start)
        #expect(queue.next == start)
        #expect(queue.take(at: start) == ["a", "b"])
        #expect(queue.next == nil)
        #expect(queue.take(at: start) == [])
    }

    @Test func oneResourceComesAtMostOnceInTheTime() {
        var queue = EagerQueue()
        queue.add(["a"], at: start)
        _ = queue.take(at: start)
        queue.add(["a", "b"], at: start + pause / 2)
        #expect(queue.take(at: start + pause / 2) == ["b"])
        #expect(queue.next == start + pause)
        queue.add(["a"], at: start + pause / 4 * 3)
        #expect(queue.take(at: start + pause) == ["a"])
        #expect(queue.next == nil)
    }

    @Test func afterTheTimeItIsDueAtOnceAgain() {
        var queue = EagerQueue()
        queue.add(["a"], at: start)
        _ = queue.take(at: start)
        queue.add(["a"], at: start + pause * 2)
        #expect(queue.next == start + pause * 2)
    }
}
