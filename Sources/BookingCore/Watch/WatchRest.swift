/// How long a watcher lets notifications gather before it looks again, so that many watchers do not slow the writers down.
///
/// One that finds something rests as long as it has read. One that is woken again and again for what does not concern it
/// rests longer each time; where it is quiet, the next notification finds it ready.
struct WatchRest {
    private static let shortest = Duration.milliseconds(5)
    private static let longest = Duration.milliseconds(500)

    private(set) var length = Duration.zero
    /// Whether a notification ended the last wait.
    var wasWoken = false

    mutating func read(in effort: Duration, gaveEvents: Bool) {
        if gaveEvents || !wasWoken {
            length = min(effort, Self.longest)
        } else {
            length = min(max(length * 2, Self.shortest), Self.longest)
        }
    }
}
