import CSystem
import Glibc

/// What files, terminals and pipes have in common.
enum Descriptor {
    /// Writes all of it, also where someone who shares the descriptor made it non-blocking; or says why it cannot.
    static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> SystemError? {
        var rest = bytes
        while !rest.isEmpty {
            switch System.call({ Glibc.write(descriptor, rest.baseAddress, rest.count) }) {
            case .success(let count): rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            case .failure(SystemError(code: EAGAIN)): _ = Poll.wait(for: .writable(descriptor))
            case .failure(let error): return error
            }
        }
        return nil
    }

    /// Reads what there is, which is waited for; none at the end.
    static func read(_ descriptor: Int32, into room: UnsafeMutableRawBufferPointer) -> Result<Int, SystemError> {
        while true {
            let result = System.call { Glibc.read(descriptor, room.baseAddress, room.count) }
            guard result == .failure(SystemError(code: EAGAIN)) else { return result }
            _ = Poll.wait(for: .readable(descriptor))
        }
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
