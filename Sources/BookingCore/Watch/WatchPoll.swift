import CSystem
import Glibc

/// What goes on while something else is waited for.
protocol WatchChores {
    /// Readable when the server has sent something; -1 for none.
    var socket: Int32 { get }

    /// Takes what the server has sent.
    func absorb()

    /// Called every two seconds or more often.
    func keep()
}

/// What `booking watch` waits for besides the server: signals, the reader of its output, the end of a child, time.
struct WatchPoll {
    private let signals: SignalDescriptor
    private let out: Int32

    init(_ signals: SignalDescriptor, out: Int32) {
        self.signals = signals
        self.out = out
    }

    /// The signal that ended a wait.
    func takeSignal() -> Int32 {
        signals.take() ?? SIGTERM
    }

    /// Throws when a signal has come, and leaves it to be taken.
    func check() throws {
        if Poll.wait(for: signal, until: .now) { throw Interrupted() }
    }

    /// Returns when the output can be written to, or has an error that the next write names.
    func reader(meanwhile chores: some WatchChores) throws {
        try wait(for: .writable(out), or: signal, meanwhile: chores)
    }

    /// Whether the output can be written to by then, signals or not.
    func reader(until deadline: Deadline) -> Bool {
        Poll.wait(for: .writable(out), until: deadline)
    }

    /// Returns when the child has ended. Signals wait for it.
    func child(_ child: ChildProcess, meanwhile chores: some WatchChores) -> ChildProcess.Exit {
        let end = csystem_open_process(child.pid)
        guard end >= 0 else { return child.wait() }
        defer { close(end) }
        try? wait(for: .readable(end), or: .readable(-1), meanwhile: chores)
        return child.wait()
    }

    private func wait(for event: pollfd, or interrupt: pollfd, meanwhile chores: some WatchChores) throws {
        while true {
            var watched = [event, interrupt, .readable(chores.socket)]
            if Poll.wait(for: &watched, until: .after(.seconds(2))) {
                if watched[0].isReady { return }
                if watched[1].isReady { throw Interrupted() }
                chores.absorb()
            }
            chores.keep()
        }
    }

    /// Lets time pass, or less where `socket` has something to read; throws when the reader has gone.
    func pause(_ time: Duration, socket: Int32 = -1) throws {
        var watched = [.readable(socket), .broken(out), signal]
        _ = Poll.wait(for: &watched, until: .after(time))
        if watched[2].isReady { throw Interrupted() }
        if watched[1].isReady { throw ClosedPipe() }
    }

    private var signal: pollfd { .readable(signals.descriptor) }
}
