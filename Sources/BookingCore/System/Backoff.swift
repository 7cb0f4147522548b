import Glibc

/// Waits between attempts that fail: longer each time up to a limit, and never the same for two ("Exponential Backoff And
/// Jitter", AWS Architecture Blog, 2015).
struct Backoff {
    let shortest: Duration
    let longest: Duration
    private(set) var failures = 0

    init(shortest: Duration = .milliseconds(100), longest: Duration = .seconds(30)) {
        self.shortest = shortest
        self.longest = longest
    }

    /// Between half of the present limit and all of it.
    mutating func next() -> Duration {
        let limit = min(longest, shortest * (1 << min(failures, 20)))
        failures += 1
        return limit * Double.random(in: 0.5...1)
    }

    /// Lets that time pass, where nothing else is waited for.
    mutating func sleep() {
        usleep(UInt32(next() / .microseconds(1)))
    }

    mutating func reset() {
        failures = 0
    }
}
