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
        var watched = [signal]
        if poll(&watched, 1, 0) > 0 { throw Interrupted() }
    }

    /// Returns when the output can be written to, or has an error that the next write names.
    func reader(meanwhile chores: some WatchChores) throws {
        try wait(for: pollfd(fd: out, events: Int16(POLLOUT), revents: 0), or: signal, meanwhile: chores)
    }

    /// Whether the output can be written to by then, signals or not.
    func reader(until deadline: Deadline) -> Bool {
        var watched = pollfd(fd: out, events: Int16(POLLOUT), revents: 0)
        var count: Int32
        repeat { count = poll(&watched, 1, deadline.remaining) } while count < 0 && errno == EINTR
        return count > 0
    }

    /// Returns when the child has ended. Signals wait for it.
    func child(_ child: ChildProcess, meanwhile chores: some WatchChores) -> ChildProcess.Exit {
        let end = csystem_open_process(child.pid)
        guard end >= 0 else { return child.wait() }
        defer { close(end) }
        let nothing = pollfd(fd: -1, events: 0, revents: 0)
        try? wait(for: pollfd(fd: end, events: Int16(POLLIN), revents: 0), or: nothing, meanwhile: chores)
        return child.wait()
    }

    private func wait(for event: pollfd, or interrupt: pollfd, meanwhile chores: some WatchChores) throws {
        while true {
            let server = pollfd(fd: chores.socket, events: Int16(POLLIN), revents: 0)
            var watched = [event, interrupt, server]
            if poll(&watched, 3, Deadline.after(.seconds(2)).remaining) > 0 {
                if watched[0].revents != 0 { return }
                if watched[1].revents != 0 { throw Interrupted() }
                chores.absorb()
            }
            chores.keep()
        }
    }

    /// Lets time pass, or less where `socket` has something to read; throws when the reader has gone.
    func pause(_ time: Duration, socket: Int32 = -1) throws {
        let deadline = Deadline.after(time)
        var watched = [
            pollfd(fd: socket, events: Int16(POLLIN), revents: 0), pollfd(fd: out, events: 0, revents: 0), signal,
        ]
        while poll(&watched, 3, deadline.remaining) < 0 && errno == EINTR {}
        if watched[2].revents != 0 { throw Interrupted() }
        if watched[1].revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0 { throw ClosedPipe() }
    }

    private var signal: pollfd {
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0)
    }
}
