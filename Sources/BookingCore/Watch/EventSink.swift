/// Where events go.
protocol EventSink {
    /// Whether what was delivered should be flushed before more is.
    var isFull: Bool { get }

    func deliver(_ event: FeedEvent) throws

    /// Returns when all that was delivered is out: only then does a cursor move.
    func flush() throws
}

/// Events as lines on standard output.
///
/// Nothing is written while the reader does not read, so that a signal can end the program then.
final class LineSink: EventSink {
    private static let capacity = 64 * 1024
    /// What a pipe takes without waiting when it is ready (POSIX, PIPE_BUF).
    private static let slice = 4096

    private let out: Output
    private let awaitReader: () throws -> Void
    private let append: (FeedEvent, inout [UInt8]) throws -> Void
    private var bytes: [UInt8] = []

    /// - Parameters:
    ///   - awaitReader: returns when the output can be written to.
    ///   - append: writes an event's line, with its end.
    init(
        _ out: Output, awaitReader: @escaping () throws -> Void,
        append: @escaping (FeedEvent, inout [UInt8]) throws -> Void
    ) {
        self.out = out
        self.awaitReader = awaitReader
        self.append = append
    }

    var isFull: Bool { bytes.count >= Self.capacity }

    func deliver(_ event: FeedEvent) throws {
        try append(event, &bytes)
    }

    func flush() throws {
        defer { bytes.removeAll(keepingCapacity: true) }
        for start in stride(from: 0, to: bytes.count, by: Self.slice) {
            try awaitReader()
            try out.write(bytes[start..<min(start + Self.slice, bytes.count)])
            try out.flush()
        }
    }
}
