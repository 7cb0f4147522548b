import Glibc

/// A small file of the user's own, read and replaced as a whole.
enum TextFile {
    /// The file's text; nil when there is none.
    static func read(_ path: String) throws -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw Failure.cannotRead(path, because: errno)
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Failure.cannotRead(path, because: errno) }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }

    /// Puts the text in the file's place by a rename, so that a reader sees the old or the new one; mode 0600, in a
    /// folder that is made with mode 0700. A link stays one: the file it points to is replaced.
    static func replace(_ path: String, with text: String) throws {
        let target = resolved(path)
        try makeFolders(above: target)
        let draft = "\(target).\(getpid())"
        do {
            try write(text, to: draft)
            guard rename(draft, target) == 0 else { throw Failure.cannotWrite(path, because: errno) }
        } catch {
            unlink(draft)
            throw error
        }
    }

    private static func write(_ text: String, to path: String) throws {
        unlink(path)
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Failure.cannotWrite(path, because: errno) }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw Failure.cannotWrite(path, because: errno) }
            rest = rest.dropFirst(count)
        }
        guard fsync(file) == 0 else { throw Failure.cannotWrite(path, because: errno) }
    }

    private static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func makeFolders(above path: String) throws {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        let folder = String(path[..<slash])
        guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
        guard errno == ENOENT else { throw Failure.cannotWrite(folder, because: errno) }
        try makeFolders(above: folder)
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Failure.cannotWrite(folder, because: errno) }
    }
}
