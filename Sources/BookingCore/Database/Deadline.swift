import Glibc

/// A moment on the monotonic clock by which something must have happened.
struct Deadline: Comparable, Sendable {
    private let nanoseconds: Int64

    static func after(_ duration: Duration) -> Deadline {
        let (seconds, attoseconds) = duration.components
        return Deadline(nanoseconds: now + seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    var hasPassed: Bool { nanoseconds <= Self.now }

    /// What is left, in milliseconds as `poll` takes them: rounded up, so that a wait never ends before its time.
    var remaining: Int32 {
        Int32(clamping: max(0, nanoseconds - Self.now + 999_999) / 1_000_000)
    }

    static func < (left: Deadline, right: Deadline) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
