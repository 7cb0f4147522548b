import Foundation
import Testing

@testable import BookingCore

@Suite struct FileLockTests {
    private let folder = try! TemporaryFolder()
    private var path: String { folder.path + "/lock" }

    @Test func isHeldUntilItIsGone() throws {
        var lock: FileLock? = try FileLock(path)
        #expect(isTaken)
        withExtendedLifetime(lock) {}
        lock = nil
        #expect(!isTaken)
    }

    @Test func remembersUnfinishedWork() throws {
        try FileLock(path).begin()
        let lock = try FileLock(path)
        #expect(lock.isUnfinished)
        lock.finish()
        #expect(try !lock.isUnfinished && OpenFile(path, O_RDONLY).size == 0)
    }

    /// Whoever waited while the file was removed must not hold a lock that the next comer does not see.
    @Test func survivesTheRemovalOfItsFile() async throws {
        var first: FileLock? = try FileLock(path)
        let path = path
        let waiter = Task.detached { try FileLock(path).isUnfinished }
        let inode = ":\(try OpenFile(path, O_RDONLY).status.st_ino) "
        let deadline = ContinuousClock.now + .seconds(10)
        while try !ChildProcess.capture(["grep", "-e", "-> FLOCK", "/proc/locks"]).text.contains(inode) {
            try #require(ContinuousClock.now < deadline, "nobody waits for the lock")
        }
        first?.remove()
        first = nil
        #expect(try await !waiter.value)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    private var isTaken: Bool {
        (try? ChildProcess.capture(["flock", "--nonblock", path, "true"]).exit) != .code(0)
    }
}
