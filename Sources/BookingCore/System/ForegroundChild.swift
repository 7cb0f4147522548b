import CSystem
import Glibc

/// A program that takes this one's place at the terminal, as a shell's job does: it has a process group of its own, in the
/// foreground where this one was, can be stopped and continued, and outlives neither this process nor its time.
///
/// The technique is that of the GNU C Library manual, "Implementing a Job Control Shell".
final class ForegroundChild {
    /// The signals that its keeper has to hear of, in a `SignalDescriptor`: those to be passed on, and what it is told about
    /// the child and the terminal.
    static let signals = passedOn + [SIGCHLD, SIGTTOU]
    private static let passedOn = [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2]

    private let pid: pid_t
    /// The terminal whose foreground this process's group had; -1 where there is none.
    private let terminal: Int32
    private var keeper: ProcessGuard?
    private(set) var exit: ChildProcess.Exit?

    /// - Parameter end: when nothing of it may be left.
    /// - Throws: `SystemError`, of exec(3) too.
    init(_ words: [String], environment: [String], until end: Deadline) throws {
        terminal =
            [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].first { isatty($0) == 1 && tcgetpgrp($0) == getpgrp() } ?? -1
        let terminal = terminal
        var gate: Int32 = -1
        pid = CStrings(words + [nil]).withMutablePointers { argv in
            CStrings(environment + [nil]).withMutablePointers { csystem_prepare(argv, $0, terminal, &gate) }
        }
        let problem = csystem_errno()
        guard pid > 0 else { throw SystemError(code: problem) }
        do {
            // It runs only once it is guarded: this process can be stopped at any time.
            keeper = try ProcessGuard(killing: pid, at: end)
            let problem = csystem_let(gate, pid)
            if problem != 0 { throw SystemError(code: problem) }
        } catch {
            keeper = nil
            kill(-pid, SIGKILL)
            waitpid(pid, nil, 0)
            takeTerminal()
            throw error
        }
    }

    /// Another end.
    func keep(until end: Deadline) {
        if let keeper, keeper.end != end { keeper.end = end }
    }

    /// Deals with a signal that has come to this process.
    func hear(_ signal: Int32) {
        if Self.passedOn.contains(signal) { send(signal) }
        if signal == SIGCHLD { look() }
    }

    /// To the child and all that it has started, also while they are stopped.
    func send(_ signal: Int32) {
        kill(-pid, signal)
        if signal != SIGCONT { kill(-pid, SIGCONT) }
    }

    /// Whether it has ended. Where it was stopped, this process stops with it, and continues it when it is continued.
    private func look() {
        var status: Int32 = 0
        while waitpid(pid, &status, WNOHANG | WUNTRACED) == pid {
            if status & 0xff == 0x7f {
                stop()
            } else {
                let signal = status & 0x7f
                exit = signal == 0 ? .code(status >> 8 & 0xff) : .signal(signal)
                // What it has left behind on purpose may live on.
                keeper = nil
                return takeTerminal()
            }
        }
    }

    private func stop() {
        takeTerminal()
        // The whole job, as the terminal would have done it.
        kill(0, SIGSTOP)
        if terminal >= 0, tcgetpgrp(terminal) == getpgrp() { tcsetpgrp(terminal, pid) }
        kill(-pid, SIGCONT)
    }

    private func takeTerminal() {
        if terminal >= 0 { tcsetpgrp(terminal, getpgrp()) }
    }

    /// An interrupt typed at the terminal ended it: it was meant for all that was started together with this process.
    var wasInterrupted: Int32? {
        guard terminal >= 0, case .signal(let signal)? = exit, [SIGINT, SIGQUIT].contains(signal) else { return nil }
        return signal
    }
}
