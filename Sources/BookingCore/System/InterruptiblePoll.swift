import Glibc

/// The interrupt descriptor became readable while a connection was waiting: a signal asks the program to end.
struct Interrupted: Error {}

/// Waits for one descriptor, and beside it for an interrupt.
struct InterruptiblePoll {
    /// Readable when the program is asked to end (a signalfd, say); -1 for none.
    var interrupt: Int32 = -1
    /// How long a wait goes on nonetheless, so that what is nearly done is done.
    var grace = Duration.zero

    /// Waits until the socket is ready for one of `events`, has failed or was closed; false when the deadline passed.
    func callAsFunction(on socket: Int32, for events: Int32, until deadline: Deadline?) throws -> Bool {
        let wanted = pollfd(fd: socket, events: Int16(events), revents: 0)
        var watched = [wanted, .readable(interrupt)]
        let isOver = !Poll.wait(for: &watched, until: deadline)
        guard watched[1].isReady else { return !isOver }
        if grace > .zero && Poll.wait(for: wanted, until: .first(deadline, .after(grace))) { return true }
        throw Interrupted()
    }

    /// Lets time pass.
    func callAsFunction(until deadline: Deadline) throws {
        _ = try self(on: -1, for: POLLIN, until: deadline)
    }
}
