import Glibc

/// An exclusive lock on a file, held until the value is gone, even by `kill -9`.
///
/// The file's contents are a journal: while they are not empty, work that was begun under the lock is unfinished.
final class FileLock {
    /// A child that keeps it open holds the lock too.
    let file: OpenFile
    private let path: String

    /// Waits for as long as another process holds the lock.
    init(_ path: String) throws {
        self.path = path
        var file = try Self.open(path)
        try Self.lock(file, path)
        // Its last holder may have removed the file while we waited: then we hold a lock that nobody else sees.
        while !Self.isStill(file, at: path) {
            file = try Self.open(path)
            try Self.lock(file, path)
        }
        self.file = file
    }

    var isUnfinished: Bool {
        file.size > 0
    }

    /// Says, for whoever comes after a crash, that what is being made or removed is this program's and not whole.
    func begin() throws {
        try file.write("unfinished\n")
        fsync(file.descriptor)
    }

    func finish() {
        ftruncate(file.descriptor, 0)
        file.rewind()
    }

    /// Removes the file; whoever waits for the lock makes a new one.
    func remove() {
        unlink(path)
    }

    /// Its contents are written and cut: a link, or another's file, could make that any file of ours.
    private static func open(_ path: String) throws -> OpenFile {
        let file = try OpenFile(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK)
        let status = file.status
        guard status.st_uid == geteuid(), status.st_mode & S_IFMT == S_IFREG, status.st_nlink <= 1 else {
            throw Failure.foreignFolder(path)
        }
        return file
    }

    private static func lock(_ file: OpenFile, _ path: String) throws {
        try System.call(to: "lock", path) { flock(file.descriptor, LOCK_EX) }
    }

    private static func isStill(_ file: OpenFile, at path: String) -> Bool {
        var named = stat()
        let held = file.status
        return lstat(path, &named) == 0 && named.st_ino == held.st_ino && named.st_dev == held.st_dev
    }
}
