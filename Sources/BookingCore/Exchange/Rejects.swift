import Glibc

/// The rows that an import leaves out, each with its line and the reason: in a file, else on standard error, as far as
/// anybody would read on.
final class Rejects {
    private static let mostTold = 20
    /// Those that the reader finds wait for those that the database finds, so that all are told in the order of the lines; more
    /// are told as they come.
    private static let mostWaiting = 10_000

    let path: String?
    private let write: (([UInt8]) throws -> Void)?
    private let notices: Notices
    private(set) var count = 0
    private var told = 0
    private var waiting: [RowProblem] = []
    private var buffer: [UInt8] = []

    /// - Parameters:
    ///   - path: `-` is standard output.
    ///   - input: what is imported, and must not be what is written.
    init(_ path: String?, besides input: InputFile, _ out: Output, _ notices: Notices) throws {
        (self.path, self.notices) = (path, notices)
        if path == "-" {
            write = out.write
        } else if let path {
            if input.isFile(at: path) { throw Failure.rejectsOverInput(path) }
            write = try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o666, to: "write").write
        } else {
            write = nil
        }
        if write != nil { DelimitedText.csv.append(["line", "column", "reason"], to: &buffer) }
    }

    func add(_ problem: RowProblem) throws {
        count += 1
        waiting.append(problem)
        if waiting.count == Self.mostWaiting { try tellWaiting() }
    }

    /// The last ones, and with them all that wait.
    func end(with problems: [RowProblem]) throws {
        count += problems.count
        waiting += problems
        try tellWaiting()
        try flush()
    }

    private func tellWaiting() throws {
        waiting.sort { $0.line < $1.line }
        try waiting.forEach(tell)
        waiting.removeAll()
    }

    private func tell(_ problem: RowProblem) throws {
        told += 1
        guard write != nil else {
            if told <= Self.mostTold { notices.note(problem.text) }
            if told == Self.mostTold + 1 { notices.note("… and more") }
            return
        }
        DelimitedText.csv.append(
            [String(problem.line), problem.field.map(DelimitedText.harmless), DelimitedText.harmless(problem.reason)],
            to: &buffer)
        if buffer.count > Output.capacity { try flush() }
    }

    private func flush() throws {
        try write?(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
