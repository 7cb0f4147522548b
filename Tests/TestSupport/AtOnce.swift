import Foundation
import Synchronization

/// Runs `body` on `count` threads of its own at once, each with its number: the tests' pool of tasks may have no second
/// thread to spare. The results come in the order of the numbers.
@discardableResult
public func atOnce<Value: Sendable>(
    _ count: Int, _ body: @escaping @Sendable (Int) throws -> Value
) throws -> [Value] {
    let results = Results<Value>()
    let done = DispatchSemaphore(value: 0)
    for number in 0..<count {
        Thread.detachNewThread {
            results.set(number, Result { try body(number) })
            done.signal()
        }
    }
    for _ in 0..<count { done.wait() }
    return try results.all()
}

private final class Results<Value: Sendable>: Sendable {
    private let values = Mutex<[Int: Result<Value, any Error>]>([:])

    func set(_ number: Int, _ value: Result<Value, any Error>) {
        values.withLock { $0[number] = value }
    }

    func all() throws -> [Value] {
        try values.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }
}
