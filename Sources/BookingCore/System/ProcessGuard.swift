import CSystem
import Glibc

/// Kills a process group when its time is over, whatever becomes of this process: also when it is stopped, or dies.
final class ProcessGuard {
    private let pid: pid_t
    private let orders: Int32

    /// When it is to happen.
    var end: Deadline {
        didSet { tell() }
    }

    /// - Throws: `SystemError` where there can be none.
    init(killing group: pid_t, at end: Deadline) throws {
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { throw SystemError(code: csystem_errno()) }
        // It must not hold the end whose closing tells it that nobody is left; it closes all but the other one.
        let guardian = csystem_guard(group, ends[0])
        let problem = csystem_errno()
        close(ends[0])
        guard guardian > 0 else {
            close(ends[1])
            throw SystemError(code: problem)
        }
        // Not before: what ends a guard (deinit) must not be told to kill process -1, which is everybody.
        (pid, orders, self.end) = (guardian, ends[1], end)
        tell()
    }

    deinit {
        // Before the pipe closes, or it would do its work.
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
        close(orders)
    }

    private func tell() {
        var time = max(1, end.moment.nanoseconds)
        _ = write(orders, &time, MemoryLayout.size(ofValue: time))
    }
}
