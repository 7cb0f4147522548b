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
    /// Nil where this process has none.
    private let terminal: ControllingTerminal?
    private var keeper: ProcessGuard?
    private var typed: TypedInterrupt?
    private(set) var exit: ChildProcess.Exit?

    /// - Parameter end: when nothing of it may be left.
    /// - Throws: `SystemError`, of exec(3) too.
    init(_ words: [String], environment: [String], until end: Deadline) throws {
        terminal = ControllingTerminal()
        let place = terminal.flatMap { Self.isInFront(of: $0) ? $0.descriptor : nil } ?? -1
        var gate: Int32 = -1
        pid = CStrings(words + [nil]).withMutablePointers { argv in
            CStrings(environment + [nil]).withMutablePointers { csystem_prepare(argv, $0, place, &gate) }
        }
        let problem = csystem_errno()
        guard pid > 0 else { throw SystemError(code: problem) }
        do {
            // It runs only once it is guarded: this process can be stopped at any time.
            keeper = try ProcessGuard(killing: pid, at: end)
            if terminal != nil { typed = try TypedInterrupt(for: pid) }
            let problem = csystem_let(gate, pid)
            if problem != 0 { throw SystemError(code: problem) }
        } catch {
            keeper = nil
            kill(-pid, SIGKILL)
            waitpid(pid, nil, 0)
            terminal?.take(from: pid)
            throw error
        }
    }

    /// A script has what it starts by `&` ignore interrupts, and needs the terminal itself.
    private static func isInFront(of terminal: ControllingTerminal) -> Bool {
        ControllingTerminal.isOnStream && terminal.isOurs && !csystem_is_ignored(SIGINT)
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

    /// Whether it has ended, or was stopped.
    private func look() {
        var status: Int32 = 0
        while waitpid(pid, &status, WNOHANG | WUNTRACED) == pid {
            if status & 0xff == 0x7f {
                stop(by: status >> 8 & 0xff)
            } else {
                exit = ChildProcess.Exit(waitStatus: status)
                typed?.end()
                // What it has left behind on purpose may live on.
                keeper = nil
                terminal?.take(from: pid)
                return
            }
        }
    }

    /// The whole job stops with it, as the terminal would have had it, and goes on when the shell continues the job. Where
    /// there is no shell to do that, whoever has stopped it continues it.
    private func stop(by signal: Int32) {
        guard let terminal else { return }
        let wantsTerminal = [SIGTTIN, SIGTTOU].contains(signal)
        if !wantsTerminal || !terminal.isOurs {
            terminal.take(from: pid)
            // What is typed stops nothing that nobody could continue; nor does it without us.
            guard Job.stop() || signal == SIGTSTP else { return terminal.give(to: pid) }
        }
        terminal.give(to: pid)
        kill(-pid, SIGCONT)
    }

    /// The interrupt typed at the terminal that ended it: it was meant for all that was started together with this process.
    var wasInterrupted: Int32? {
        guard case .signal(let signal)? = exit, signal == typed?.signal else { return nil }
        return signal
    }
}
