import Synchronization

/// What several threads find.
final class Found: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ more: [String]) { lines.withLock { $0 += more } }
}
