/// A moment by which something must have happened.
struct Deadline: Comparable, Sendable {
    let moment: Instant

    static func after(_ duration: Duration) -> Deadline {
        Deadline(moment: .now + duration)
    }

    static func at(_ moment: Instant) -> Deadline {
        Deadline(moment: moment)
    }

    func earlier(by duration: Duration) -> Deadline {
        Deadline(moment: moment + (.zero - duration))
    }

    var hasPassed: Bool { moment <= .now }

    /// What is left, in milliseconds as `poll` takes them: rounded up, so that a wait never ends before its time.
    var remaining: Int32 {
        let left = (max(.zero, moment - .now) + .nanoseconds(999_999)).components
        return Int32(clamping: left.seconds * 1_000 + left.attoseconds / 1_000_000_000_000_000)
    }

    /// The one that comes first, of those there are.
    static func first(_ one: Deadline?, _ other: Deadline?) -> Deadline? {
        guard let one, let other else { return one ?? other }
        return min(one, other)
    }

    static func < (left: Deadline, right: Deadline) -> Bool {
        left.moment < right.moment
    }
}
