import CSystem
import Glibc

/// C's calling convention for descriptors (-1 and errno, EINTR at any time), turned into Swift's in one place.
enum Descriptor {
    /// The outcome of a system call: what it returned, or errno. A call that a signal interrupted is repeated.
    static func call(_ body: () -> Int) -> Result<Int, SystemError> {
        while true {
            let value = body()
            if value >= 0 { return .success(value) }
            if errno != EINTR { return .failure(SystemError(code: errno)) }
        }
    }

    /// Waits until the descriptor can be written to. An error condition also counts: the next write names it.
    static func awaitWritable(_ descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = call { Int(poll(&entry, 1, -1)) }
    }

    /// Waits until the descriptor has something to read, or has ended.
    static func awaitReadable(_ descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = call { Int(poll(&entry, 1, -1)) }
    }

    /// Occupies descriptors 0 to 2 where the caller closed them (`booking >&-`).
    ///
    /// Otherwise the next file or socket we open gets the free number, and output meant for the user is sent to the
    /// database. They are opened the wrong way round, so that using them is still an error.
    static func reserveStandard() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free number is this one, as those below are taken.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}

/// An errno, with the C library's words for it.
struct SystemError: Error, Equatable {
    let code: Int32

    var message: String { String(cString: strerror(code)) }
}
