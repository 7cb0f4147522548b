import Glibc

/// What `booking watch` waits for besides the server: signals, the reader of its output, the end of a child, time.
struct WatchWaits {
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
    func reader(each interval: Duration, do duty: () -> Void) throws {
        var watched = [pollfd(fd: out, events: Int16(POLLOUT), revents: 0), signal]
        while poll(&watched, 2, Deadline.after(interval).remaining) <= 0 { duty() }
        if watched[0].revents == 0 { throw Interrupted() }
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
