import CSystem
import Glibc

/// An open file that closes itself. Its calls are taken up again after a signal.
final class OpenFile {
    let descriptor: Int32
    private let path: String

    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600) throws {
        descriptor = open(path, flags | O_CLOEXEC, mode)
        self.path = path
        guard descriptor >= 0 else { throw Failure.cannot("open", path, errno) }
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// A file without a name that is gone with its last descriptor.
    static func inMemory() throws -> OpenFile {
        let descriptor = memfd_create("booking", UInt32(BOOKING_MEMFD_CLOEXEC))
        guard descriptor >= 0 else { throw Failure.cannot("make", "a file in memory", errno) }
        return OpenFile(descriptor: descriptor, path: "a file in memory")
    }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count >= 0 || errno == EINTR else { throw Failure.cannot("write", path, errno) }
            rest = rest.dropFirst(max(count, 0))
        }
    }

    func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }

    /// What the file holds from `offset` on, wherever it was last read or written.
    func contents(from offset: Int = 0) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = pread(descriptor, &chunk, chunk.count, off_t(offset + bytes.count))
            guard count > 0 || (count < 0 && errno == EINTR) else { return bytes }
            bytes += chunk[..<max(count, 0)]
        }
    }

    func text(from offset: Int = 0) -> String {
        String(decoding: contents(from: offset), as: UTF8.self)
    }

    var size: Int {
        Int(status.st_size)
    }

    var status: stat {
        var status = stat()
        fstat(descriptor, &status)
        return status
    }
}
