import Testing

@testable import BookingCore

struct ScheduleTests {
    private let start = Instant.now

    @Test func workOfAnyLengthDoesNotShiftIt() {
        var schedule = Schedule(interval: .seconds(60), from: start)
        #expect(schedule.next(after: start + .seconds(5)) == start + .seconds(60))
        #expect(schedule.next(after: start + .seconds(119)) == start + .seconds(120))
    }

    @Test func missedMomentsAreLeftOut() {
        var schedule = Schedule(interval: .seconds(60), from: start)
        #expect(schedule.next(after: start + .seconds(200)) == start + .seconds(240))
    }

    @Test func workOutOfTurnDoesNotShiftIt() {
        var schedule = Schedule(interval: .seconds(60), from: start)
        for second in [1, 10, 59] {
            #expect(schedule.next(after: start + .seconds(second)) == start + .seconds(60))
        }
    }

    @Test func jitterDelaysByLessThanItselfAndDoesNotAddUp() {
        var schedule = Schedule(interval: .seconds(60), jitter: .seconds(10), from: start)
        for turn in 1...1_000 {
            let due = schedule.next(after: start + .seconds(60 * turn - 30))
            #expect((start + .seconds(60 * turn)...start + .seconds(60 * turn + 10)).contains(due))
        }
    }
}

struct BackoffTests {
    @Test func waitsGrowUpToTheLongest() {
        var backoff = Backoff(shortest: .milliseconds(100), longest: .seconds(1))
        for limit in [100, 200, 400, 800, 1_000, 1_000] {
            let wait = backoff.next()
            #expect((.milliseconds(limit / 2) ... .milliseconds(limit)).contains(wait), "\(limit) \(wait)")
        }
        for _ in 0..<100 { _ = backoff.next() }
        #expect(backoff.next() <= .seconds(1))
        backoff.reset()
        #expect(backoff.next() <= .milliseconds(100))
    }
}
