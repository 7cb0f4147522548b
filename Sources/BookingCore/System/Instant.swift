import Glibc

/// A moment by the clock that nobody sets and that goes on while the machine sleeps (CLOCK_BOOTTIME), to measure and to
/// wait by.
///
/// The standard library's ContinuousClock lives in the concurrency library, which nothing else here needs: loading that
/// would cost a tenth of the start-up time.
struct Instant: Comparable, Sendable {
    let nanoseconds: Int64

    static var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Instant(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// How long ago it was.
    var elapsed: Duration { Self.now - self }

    var elapsedMilliseconds: Int { Int((Self.now.nanoseconds - nanoseconds) / 1_000_000) }

    static func < (left: Instant, right: Instant) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// A century at most: whoever waits longer waits for ever.
    static func + (moment: Instant, time: Duration) -> Instant {
        let (seconds, attoseconds) = min(time, .seconds(100 * 366 * 86_400)).components
        return Instant(nanoseconds: moment.nanoseconds + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    static func += (moment: inout Instant, time: Duration) {
        moment = moment + time
    }

    static func - (left: Instant, right: Instant) -> Duration {
        .nanoseconds(left.nanoseconds - right.nanoseconds)
    }
}
