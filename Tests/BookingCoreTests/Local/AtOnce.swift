import Foundation
import Synchronization

/// Runs `body` on `count` threads of its own at once: the tests' pool of tasks may have no second thread to spare.
func atOnce<Value: Sendable>(_ count: Int, _ body: @escaping @Sendable () throws -> Value) throws -> [Value] {
    let results = Results<Value>()
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<count {
        Thread.detachNewThread {
            results.add(Result(catching: body))
            done.signal()
        }
    }
    for _ in 0..<count { done.wait() }
    return try results.all()
}

private final class Results<Value: Sendable>: Sendable {
    private let values = Mutex<[Result<Value, any Error>]>([])

    func add(_ value: Result<Value, any Error>) {
        values.withLock { $0.append(value) }
    }

    func all() throws -> [Value] {
        try values.withLock { $0 }.map { try $0.get() }
    }
}
