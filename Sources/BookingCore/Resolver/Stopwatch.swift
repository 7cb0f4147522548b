import Glibc

/// Time passed, by the clock that nobody sets.
struct Stopwatch {
    private let began = Self.now()

    var milliseconds: Int { Int((Self.now() - began) / 1_000_000) }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
