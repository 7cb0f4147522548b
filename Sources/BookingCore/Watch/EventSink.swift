/// Where events go.
protocol EventSink {
    /// Whether what was delivered should be flushed before more is.
    var isFull: Bool { get }
    /// Whether each event may take any time, so that what there was at the start cannot be promised to be shown.
    var isSlow: Bool { get }

    /// - Parameter place: where a feed that is to begin with this event would start.
    func deliver(_ event: FeedEvent, after place: String) throws

    /// Returns when all that was delivered is out: only then does a cursor move.
    func flush() throws
}

/// Events as lines on standard output.
///
/// Nothing is written while the reader does not read, so that a signal can end the program then.
final class LineSink: EventSink {
    private static let capacity = 64 * 1024
    /// How long a reader has, once the program is asked to end, to take the rest of a line.
    private static let grace = Duration.seconds(2)
    /// What a pipe takes without waiting when it is ready (POSIX, PIPE_BUF).
    private static let slice = 4096

    private let out: Output
    private let awaitReader: () throws -> Void
    private let awaitReaderUntil: (Deadline) -> Bool
    private let append: (FeedEvent, inout [UInt8]) throws -> Void
    private var bytes: [UInt8] = []

    /// - Parameters:
    ///   - awaitReader: returns when the output can be written to, or throws when the program is asked to end.
    ///   - awaitReaderUntil: whether the output can be written to by then, whatever is asked.
    ///   - append: writes an event's line, with its end.
    init(
        _ out: Output, awaitReader: @escaping () throws -> Void, awaitReaderUntil: @escaping (Deadline) -> Bool,
        append: @escaping (FeedEvent, inout [UInt8]) throws -> Void
    ) {
        self.out = out
        self.awaitReader = awaitReader
        self.awaitReaderUntil = awaitReaderUntil
        self.append = append
    }

    var isFull: Bool { bytes.count >= Self.capacity }
    var isSlow: Bool { false }

    func deliver(_ event: FeedEvent, after place: String) throws {
        try append(event, &bytes)
    }

    func flush() throws {
        defer { bytes.removeAll(keepingCapacity: true) }
        for start in stride(from: 0, to: bytes.count, by: Self.slice) {
            do {
                try awaitReader()
            } catch is Interrupted {
                try finishLine(from: start)
                throw Interrupted()
            }
            try write(start..<min(start + Self.slice, bytes.count))
        }
    }

    /// No line ends in the middle because of a signal, as far as the reader lets it.
    private func finishLine(from start: Int) throws {
        guard start > 0, bytes[start - 1] != UInt8(ascii: "\n") else { return }
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
        let deadline = Deadline.after(Self.grace)
        for start in stride(from: start, to: end, by: Self.slice) {
            guard awaitReaderUntil(deadline) else { return }
            try write(start..<min(start + Self.slice, end))
        }
    }

    private func write(_ range: Range<Int>) throws {
        try out.write(bytes[range])
        try out.flush()
    }
}
