import CSystem
import Glibc

/// Signals as something to wait for beside sockets (signalfd(2)): while it lives, they do nothing else.
///
/// One that was ignored when the program began stays so (nohup(1); a script's `&` ignores SIGINT), unless it only tells of
/// something. To be made before any thread starts, as the signals are blocked in the thread that makes it and those it starts.
final class SignalDescriptor {
    let descriptor: Int32
    private var set = sigset_t()
    private var before = sigset_t()

    /// Whether a session goes on when a command in it is ended by a signal (`booking shell`).
    nonisolated(unsafe) static var endsCommandsAlone = false

    init(_ signals: [Int32]) {
        sigemptyset(&set)
        for signal in signals where !Self.isUnwanted(signal) { sigaddset(&set, signal) }
        sigprocmask(SIG_BLOCK, &set, &before)
        descriptor = signalfd(-1, &set, Int32(SFD_CLOEXEC) | Int32(SFD_NONBLOCK))
    }

    private static func isUnwanted(_ signal: Int32) -> Bool {
        csystem_is_ignored(signal) && ![SIGCHLD, SIGTTOU, SIGWINCH].contains(signal)
    }

    deinit {
        close(descriptor)
        sigprocmask(SIG_SETMASK, &before, nil)
    }

    /// A signal that has come; nil when none has.
    func take() -> Int32? {
        var info = signalfd_siginfo()
        let size = MemoryLayout<signalfd_siginfo>.size
        return read(descriptor, &info, size) == size ? Int32(info.ssi_signo) : nil
    }

    /// Whether a signal has come and has not been taken.
    func isPending(_ signal: Int32) -> Bool {
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, signal) == 1
    }

    /// Holds signals back while `body` runs: the descriptor shows them afterwards, so that no wait in between ends early.
    func postponing<Result>(_ body: () throws -> Result) rethrows -> Result {
        var none = sigset_t()
        sigemptyset(&none)
        watch(&none)
        defer { watch(&set) }
        return try body()
    }

    private func watch(_ signals: inout sigset_t) {
        _ = signalfd(descriptor, &signals, 0)
    }

    /// The first signal to come, or nil at the deadline.
    func wait(until deadline: Deadline) -> Int32? {
        while !deadline.hasPassed {
            if let signal = take() { return signal }
            _ = Poll.wait(for: .readable(descriptor), until: deadline)
        }
        return take()
    }

    /// Ends the process as the signal would have, so that the shell sees 128 + n; or the command, where a session goes on.
    func end(by signal: Int32) throws {
        if Self.endsCommandsAlone { throw Interrupted() }
        Glibc.signal(signal, SIG_DFL)
        sigprocmask(SIG_UNBLOCK, &set, nil)
        raise(signal)
    }

    /// The same for all that were started together with this process, as for an interrupt typed at the terminal.
    func endGroup(by signal: Int32) throws {
        if Self.endsCommandsAlone { throw Interrupted() }
        sigprocmask(SIG_UNBLOCK, &set, nil)
        kill(0, signal)
    }
}
