import Glibc

/// The rows that an import leaves out, each with its line and the reason: in a file, else on standard error, as far as
/// anybody would read on.
final class Rejects {
    private static let mostTold = 20

    let path: String?
    private let file: OpenFile?
    private let notices: Notices
    private(set) var count = 0
    private var buffer: [UInt8] = []

    /// - Parameter input: what is imported, and must not be what is written.
    init(_ path: String?, besides input: InputFile, _ notices: Notices) throws {
        (self.path, self.notices) = (path, notices)
        if let path, input.isFile(at: path) { throw Failure.rejectsOverInput(path) }
        file = try path.map { try OpenFile($0, O_WRONLY | O_CREAT | O_TRUNC, mode: 0o666, to: "write") }
        if file != nil { DelimitedText.csv.append(["line", "column", "reason"], to: &buffer) }
    }

    func add(_ problem: RowProblem) throws {
        count += 1
        guard file != nil else {
            if count <= Self.mostTold { notices.note(problem.text) }
            if count == Self.mostTold + 1 { notices.note("… and more") }
            return
        }
        DelimitedText.csv.append(
            [String(problem.line), problem.field.map(DelimitedText.harmless), DelimitedText.harmless(problem.reason)],
            to: &buffer)
        if buffer.count > Output.capacity { try flush() }
    }

    func flush() throws {
        try file?.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
