import CSystem
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

    @Test func isHeldByAChildThatKeepsIt() throws {
        var lock: FileLock? = try FileLock(path)
        let child = try ChildProcess(["sleep", "60"], keeping: lock?.file)
        lock = nil
        #expect(isTaken)
        child.send(SIGKILL)
        _ = child.wait()
        #expect(!isTaken)
    }

    @Test func remembersUnfinishedWork() throws {
        try FileLock(path).begin()
        let lock = try FileLock(path)
        #expect(lock.isUnfinished)
        lock.finish()
        #expect(try !lock.isUnfinished && OpenFile(path, O_RDONLY).size == 0)
    }

    /// Who may write in the folder could have the file of another written and cut.
    @Test func isNoLinkAndNobodyElses() throws {
        let precious = folder.path + "/precious"
        #expect(FileManager.default.createFile(atPath: precious, contents: Data("precious".utf8)))
        symlink(precious, path)
        #expect(throws: Failure.self) { try FileLock(path).finish() }
        unlink(path)
        link(precious, path)
        #expect(throws: Failure.self) { try FileLock(path).finish() }
        unlink(path)
        mkfifo(path, 0o600)
        #expect(throws: Failure.self) { try FileLock(path).finish() }
        unlink(path)
        if geteuid() == 0 {
            #expect(FileManager.default.createFile(atPath: path, contents: Data()) && chown(path, 65534, 65534) == 0)
            #expect(throws: Failure.self) { try FileLock(path).finish() }
        }
        #expect(try String(contentsOfFile: precious, encoding: .utf8) == "precious")
    }

    /// Whoever waited while the file was removed must not hold a lock that the next comer does not see.
    @Test func survivesTheRemovalOfItsFile() throws {
        var first: FileLock? = try FileLock(path)
        let second = try waiter()
        first?.remove()
        first = nil
        #expect(second.wait(timeout: .now() + 10) == .success)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    /// Another thread that waits for the lock now; it signals once it has had it.
    private func waiter() throws -> DispatchSemaphore {
        let (path, done) = (path, DispatchSemaphore(value: 0))
        Thread.detachNewThread {
            _ = try? FileLock(path)
            done.signal()
        }
        let inode = ":\(try OpenFile(path, O_RDONLY).status.st_ino) "
        let deadline = ContinuousClock.now + .seconds(30)
        while try !ChildProcess.capture(["grep", "-e", "-> FLOCK", "/proc/locks"]).text.contains(inode) {
            try #require(ContinuousClock.now < deadline, "nobody waits for the lock")
        }
        return done
    }

    private var isTaken: Bool {
        (try? ChildProcess.capture(["flock", "--nonblock", path, "true"]).exit) != .code(0)
    }
}
