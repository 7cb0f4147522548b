import Glibc

/// The reader of our output has gone (`booking watch | head -1`). No failure: the program ends quietly, with exit 0.
struct ClosedPipe: Error, Equatable {}

/// A buffered writer over a file descriptor that checks every write.
///
/// What it holds is written when the buffer is full and on `flush()`; nothing is written behind the caller's back at
/// the end, because an error could no longer be reported there.
final class Output {
    static let capacity = 64 * 1024

    let descriptor: Int32
    private let name: String
    private var buffer: [UInt8] = []
    /// The ids of what was changed, where it is this output that tells them: who cannot read them here has to hear them
    /// otherwise.
    var changed: [String]?

    /// - Parameter name: what messages call it, such as `standard output`.
    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// One whose text nobody is to read.
    static var discarding: Output { Output(descriptor: -1, name: "nothing") }

    /// Throws `ClosedPipe`, or a `Failure` that says why it could not be written.
    func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        try flushIfFull()
    }

    func write(_ bytes: some Collection<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        try flushIfFull()
    }

    func writeLine(_ text: String) throws {
        try write(text)
        try write("\n")
    }

    /// Writes what is held. After an error it holds nothing, so that one error is reported once.
    func flush() throws {
        defer { buffer.removeAll(keepingCapacity: true) }
        try buffer.withUnsafeBytes(writeAll)
    }

    /// Flushes and closes: a network file system reports a full disk only here. Call it once, at the very end.
    func close() throws {
        let flushed = Result { try flush() }
        let closed = Glibc.close(descriptor) == 0 ? nil : SystemError(code: errno)
        try flushed.get()
        if let closed, closed.code != EBADF { try refuse(closed) }
    }

    private func flushIfFull() throws {
        if buffer.count >= Self.capacity { try flush() }
    }

    private func writeAll(_ bytes: UnsafeRawBufferPointer) throws {
        guard descriptor >= 0 else { return }
        if let error = Descriptor.write(bytes, to: descriptor) { try refuse(error) }
    }

    private func refuse(_ error: SystemError) throws {
        throw error.code == EPIPE ? ClosedPipe() : Failure.cannotWrite(to: name, error, changed: changed) as any Error
    }
}
