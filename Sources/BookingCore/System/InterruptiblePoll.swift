import Glibc

/// The interrupt descriptor became readable while a connection was waiting: a signal asks the program to end.
struct Interrupted: Error {}

/// Waits for one socket, and beside it for an interrupt.
struct InterruptiblePoll {
    /// Readable when the program is asked to end (a signalfd, say); -1 for none.
    var interrupt: Int32 = -1
    /// How long a wait goes on nonetheless, so that what is nearly done is done.
    var grace = Duration.zero

    /// Waits until the socket is ready for one of `events`, has failed or was closed; false when the deadline passed.
    func callAsFunction(on socket: Int32, for events: Int32, until deadline: Deadline?) throws -> Bool {
        var watched = (
            socket: pollfd(fd: socket, events: Int16(events), revents: 0),
            interrupt: pollfd(fd: interrupt, events: Int16(POLLIN), revents: 0)
        )
        var count: Int32
        repeat {
            count = withUnsafeMutableBytes(of: &watched) { watched in
                poll(watched.bindMemory(to: pollfd.self).baseAddress, 2, deadline?.remaining ?? -1)
            }
        } while count < 0 && errno == EINTR
        guard watched.interrupt.revents != 0 else { return count != 0 }
        if try grace > .zero && InterruptiblePoll()(on: socket, for: events, until: .first(deadline, .after(grace))) {
            return true
        }
        throw Interrupted()
    }

    /// Whether there is something to read at once.
    static func isReadable(_ socket: Int32) -> Bool {
        var watched = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&watched, 1, 0) > 0
    }
}
