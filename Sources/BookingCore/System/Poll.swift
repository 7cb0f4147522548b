import Glibc

/// poll(2), begun anew when a signal interrupts it.
enum Poll {
    /// Waits until something is the matter with any of them: they say what. False when the deadline passed before.
    static func wait(for watched: inout [pollfd], until deadline: Deadline? = nil) -> Bool {
        let count = System.call {
            watched.withUnsafeMutableBufferPointer { poll($0.baseAddress, nfds_t($0.count), deadline?.remaining ?? -1) }
        }
        return count != .success(0)
    }

    /// The same for one that is to be ready: it is, has failed or was closed.
    static func wait(for watched: pollfd, until deadline: Deadline? = nil) -> Bool {
        var watched = [watched]
        return wait(for: &watched, until: deadline)
    }
}

extension Deadline {
    /// For a wait that only looks.
    static var now: Deadline { .after(.zero) }
}

extension pollfd {
    /// Something can be read from the descriptor, or it has ended; -1 is none, and never ready.
    static func readable(_ descriptor: Int32) -> pollfd {
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    }

    /// Something can be written to the descriptor, or the next write names an error.
    static func writable(_ descriptor: Int32) -> pollfd {
        pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    }

    /// Nobody reads any more what is written to the descriptor.
    static func broken(_ descriptor: Int32) -> pollfd {
        pollfd(fd: descriptor, events: 0, revents: 0)
    }

    var isReady: Bool { revents != 0 }
}
