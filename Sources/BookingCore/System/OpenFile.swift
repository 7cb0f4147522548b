import CSystem
import Glibc

/// An open file that closes itself. Its calls are taken up again after a signal.
final class OpenFile {
    let descriptor: Int32
    private let path: String

    /// - Parameters:
    ///   - act: what it is opened for, as a message says it.
    ///   - name: what messages call it, where that is not its path.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0o600, to act: String = "open", as name: String? = nil) throws {
        self.path = name ?? path
        descriptor = try System.call(to: act, name ?? path) { open(path, flags | O_CLOEXEC, mode) }
    }

    private init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit {
        close(descriptor)
    }

    /// The file to read from; nil where there is none.
    static func find(_ path: String) throws -> OpenFile? {
        switch System.call({ open(path, O_RDONLY | O_CLOEXEC) }) {
        case .success(let descriptor): OpenFile(descriptor: descriptor, path: path)
        case .failure(SystemError(code: ENOENT)), .failure(SystemError(code: ENOTDIR)): nil
        case .failure(let error): throw Failure.cannot("read", path, error)
        }
    }

    /// A file without a name that is gone with its last descriptor.
    static func inMemory() throws -> OpenFile {
        let name = "a file in memory"
        let descriptor = try System.call(to: "make", name) { memfd_create("booking", UInt32(BOOKING_MEMFD_CLOEXEC)) }
        return OpenFile(descriptor: descriptor, path: name)
    }

    func write(_ bytes: [UInt8]) throws {
        let error = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
        if let error { throw Failure.cannot("write", path, error) }
    }

    func write(_ text: String) throws {
        try write(Array(text.utf8))
    }

    /// Has the disk hold what was written.
    func sync() throws {
        try System.call(to: "write", path) { fsync(descriptor) }
    }

    func rewind() {
        lseek(descriptor, 0, SEEK_SET)
    }

    /// What the file holds from `offset` on, wherever it was last read or written; nothing more where it cannot be read.
    func contents(from offset: Int = 0) -> [UInt8] {
        Self.gather { room, count in
            (try? System.call { pread(descriptor, room.baseAddress, room.count, off_t(offset + count)) }.get()) ?? 0
        }
    }

    /// All that comes from it, also where it is a pipe.
    func read() throws -> [UInt8] {
        try Self.gather { room, _ in
            switch Descriptor.read(descriptor, into: room) {
            case .success(let count): return count
            case .failure(let error): throw Failure.cannot("read", path, error)
            }
        }
    }

    /// - Parameter read: fills the room, knowing how much came before, and says how far; not at all at the end.
    private static func gather(_ read: (UnsafeMutableRawBufferPointer, Int) throws -> Int) rethrows -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = try chunk.withUnsafeMutableBytes { try read($0, bytes.count) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
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
