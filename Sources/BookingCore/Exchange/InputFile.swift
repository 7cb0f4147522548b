import Glibc

/// Bytes of a file or of standard input, chunk by chunk, whatever their number.
final class InputFile {
    /// What messages call it.
    let name: String
    /// Of a regular file, so that it can be said how much is left.
    let size: Int?
    private(set) var position = 0

    private let descriptor: Int32
    private let file: OpenFile?
    private var chunk = [UInt8](repeating: 0, count: 64 * 1024)
    private var end = 0
    private var index = 0
    /// A terminal goes on behind an end.
    private var hasEnded = false

    /// - Parameter path: `-` is standard input.
    init(_ path: String, _ streams: Streams) throws {
        if path == "-" {
            (name, file, descriptor, size) = ("standard input", nil, streams.input, nil)
        } else {
            let opened = try OpenFile(path, O_RDONLY, to: "read")
            (name, file, descriptor) = (path, opened, opened.descriptor)
            size = opened.status.st_mode & S_IFMT == S_IFREG ? opened.size : nil
        }
    }

    /// What is in memory already.
    init(_ name: String, bytes: [UInt8]) {
        (self.name, file, descriptor, size) = (name, nil, -1, bytes.count)
        (chunk, end, position, hasEnded) = (bytes, bytes.count, bytes.count, true)
    }

    /// Whether a path leads to the very same file, by whatever name (stat(2)).
    func isFile(at path: String) -> Bool {
        var (there, here) = (stat(), stat())
        guard stat(path, &there) == 0, fstat(descriptor, &here) == 0 else { return false }
        return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)
    }

    /// Without taking them: the first bytes, by which the format is told.
    func head(_ count: Int) throws -> ArraySlice<UInt8> {
        if index > 0, end - index < count { moveToFront() }
        while end - index < count, try fill() {}
        return chunk[index..<min(end, index + count)]
    }

    /// The next byte, without taking it.
    func peek() throws -> UInt8? {
        if index == end {
            (index, end) = (0, 0)
            guard try fill() else { return nil }
        }
        return chunk[index]
    }

    func next() throws -> UInt8? {
        guard let byte = try peek() else { return nil }
        index += 1
        return byte
    }

    func skip(_ count: Int) {
        index = min(end, index + count)
    }

    /// Appends what comes before a byte at which to stop, or before the end of the file; less of what is too long.
    func take(upTo isStop: (UInt8) -> Bool, into bytes: inout [UInt8]) throws {
        while true {
            guard try peek() != nil else { return }
            var place = index
            while place < end, !isStop(chunk[place]) { place += 1 }
            bytes.append(contentsOf: chunk[index..<place])
            index = place
            if place < end || bytes.count > RecordLimit.bytes { return }
        }
    }

    /// Passes over the rest of a record that is too long.
    /// - Parameter isEnd: is asked byte by byte, from here on.
    /// - Returns: what is wrong with it.
    /// - Throws: a `Failure` where its end is too far away for it to be a record.
    func skipRecord(line: Int, until isEnd: (UInt8) throws -> Bool) throws -> RowProblem {
        for _ in 0..<RecordLimit.skipped {
            guard let byte = try next(), try !isEnd(byte) else {
                return RowProblem(line: line, reason: RecordLimit.reason)
            }
        }
        throw Failure.longRecord(name, line: line)
    }

    private func moveToFront() {
        for place in index..<end { chunk[place - index] = chunk[place] }
        (index, end) = (0, end - index)
    }

    /// False at the end.
    private func fill() throws -> Bool {
        guard !hasEnded, end < chunk.count else { return false }
        let start = end
        switch chunk.withUnsafeMutableBytes({
            Descriptor.read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: $0[start...]))
        }) {
        case .success(let count):
            end += count
            position += count
            hasEnded = count == 0
            return count > 0
        case .failure(let error): throw Failure.cannot("read", name, error)
        }
    }
}

/// No booking needs more: what is longer is no file of bookings, and is not kept in memory.
enum RecordLimit {
    static let bytes = 256 * 1024
    /// How far the next one is looked for behind one that is too long.
    static let skipped = 64 * 1024 * 1024

    static let reason = "longer than \(bytes / 1024) KiB"
}
