import CSystem
import Glibc

/// A process that serves this one: it is told things by a pipe, and learns from the pipe's closing that nobody is left to
/// serve.
struct Attendant {
    private let pid: pid_t
    private let orders: Int32

    /// - Parameter start: makes the process, which reads from the descriptor that it is given; gives its pid.
    /// - Throws: `SystemError` where there can be none.
    init(_ start: (Int32) -> pid_t) throws {
        var ends: [Int32] = [-1, -1]
        guard csystem_pipe(&ends) == 0 else { throw SystemError(code: csystem_errno()) }
        // It must not hold the end whose closing tells it that nobody is left; it closes all but the other one.
        pid = start(ends[0])
        orders = ends[1]
        let problem = csystem_errno()
        close(ends[0])
        guard pid > 0 else {
            close(orders)
            throw SystemError(code: problem)
        }
    }

    func tell(_ number: Int64) {
        var number = number
        _ = write(orders, &number, MemoryLayout.size(ofValue: number))
    }

    /// Its exit status once nobody is left for it; nil where it was killed.
    func dismiss() -> Int32? {
        close(orders)
        // Somebody may have stopped it with all of its group.
        Glibc.kill(pid, SIGCONT)
        return wait()
    }

    /// Before the pipe closes, so that it does nothing more.
    func kill() {
        Glibc.kill(pid, SIGKILL)
        _ = wait()
        close(orders)
    }

    private func wait() -> Int32? {
        var status: Int32 = 0
        _ = System.call { waitpid(pid, &status, 0) }
        guard case .code(let code) = ChildProcess.Exit(waitStatus: status) else { return nil }
        return code
    }
}
