/// How long a watcher lets notifications gather before it looks again, so that many watchers do not slow the writers down.
///
/// One that finds something rests as long as it has read. One that is woken again and again for what does not concern it
/// rests longer each time; where it is quiet, the next notification finds it ready.
struct WatchThrottle {
    private static let shortest = Duration.milliseconds(5)
    private static let longest = Duration.milliseconds(500)

    private(set) var length = Duration.zero
    /// Whether a notification ended the last wait.
    var wasWoken = false

    /// Whether it looks by the clock alone: wake-ups would then only cost those who send them.
    var needsNoWaking: Bool { length == Self.longest }

    /// - Parameters:
    ///   - gaveEvents: whether it found events for this watcher.
    ///   - hasMoved: whether it found any, without having been woken.
    mutating func read(in effort: Duration, gaveEvents: Bool, hasMoved: Bool) {
        if gaveEvents || !wasWoken && !hasMoved {
            // Not as long as the rest of those who need no waking.
            length = min(effort, Self.longest / 2)
        } else {
            length = min(max(length * 2, Self.shortest), Self.longest)
        }
        wasWoken = false
    }
}
