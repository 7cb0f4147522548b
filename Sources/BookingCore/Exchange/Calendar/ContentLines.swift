/// Reads an iCalendar file line by line, whatever its line ends are: a line that begins with a space goes on with the one
/// before.
struct ContentLines {
    private let file: InputFile
    private var line = 0
    private var bytes: [UInt8] = []

    init(_ file: InputFile) {
        self.file = file
    }

    /// Nil at the end.
    /// - Throws: a `RowProblem` for a line that is none; the next one can be read.
    mutating func next() throws -> ContentLine? {
        while try file.peek() != nil {
            let start = line + 1
            bytes.removeAll(keepingCapacity: true)
            try takeLine(start)
            while let next = try file.peek(), next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") {
                _ = try file.next()
                try takeLine(start)
            }
            if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) { continue }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw RowProblem(line: start, reason: "not UTF-8")
            }
            guard let content = ContentLine(text, line: start) else {
                throw RowProblem(line: start, reason: "no line of a calendar: \(Failure.excerpt(text))")
            }
            return content
        }
        return nil
    }

    private mutating func takeLine(_ start: Int) throws {
        try file.take(upTo: { $0 == UInt8(ascii: "\n") }, into: &bytes)
        guard bytes.count <= RecordLimit.bytes else { throw Failure.longRecord(file.name, line: start) }
        _ = try file.next()
        line += 1
        if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    }
}
