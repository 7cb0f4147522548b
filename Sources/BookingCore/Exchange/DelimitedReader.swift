/// Reads CSV (RFC 4180, with LF or CRLF) and TSV (the escapes of PostgreSQL's COPY), as `DelimitedText` writes them: an
/// empty field is a missing value, `""` an empty text, and the `'` that keeps a formula from being one is taken off.
struct DelimitedReader: RecordSource {
    private let file: InputFile
    private let form: DelimitedText
    private var line = 1
    /// Where the record begins that is being read.
    private var start = 1
    private var columns: [String] = []
    private var cell: [UInt8] = []

    /// Reads the header.
    /// - Parameter isKnown: which columns are read, and may stand there once; one without a name is none of them.
    init(_ file: InputFile, _ form: DelimitedText, isKnown: (String) -> Bool = { !$0.isEmpty }) throws {
        (self.file, self.form) = (file, form)
        do {
            guard let header = try cells() else { throw RowProblem(line: 1, reason: "the file is empty") }
            columns = header.cells.map { $0 ?? "" }
        } catch let problem as RowProblem {
            throw Failure.unreadableFile(file.name, problem)
        }
        if let twice = columns.first(where: { name in isKnown(name) && columns.count { $0 == name } > 1 }) {
            throw Failure.unreadableFile(
                file.name, RowProblem(line: 1, reason: "the column \(Failure.excerpt(twice)) stands there twice"))
        }
    }

    var header: [String] { columns }

    mutating func next() throws -> SourceRecord? {
        while let (start, cells) = try cells() {
            if cells.count == 1, cells[0] == nil { continue }
            guard cells.count == columns.count else {
                throw RowProblem(line: start, reason: "\(cells.count) fields, where the header has \(columns.count)")
            }
            return SourceRecord(
                line: start,
                fields: zip(columns, cells).compactMap { column, value in value.map { (column, $0) } })
        }
        return nil
    }

    /// The fields of the next line; a quoted one may hold more lines.
    private mutating func cells() throws -> (line: Int, cells: [String?])? {
        guard try file.peek() != nil else { return nil }
        start = line
        var cells: [String?] = []
        var problem: RowProblem?
        var size = 0
        while true {
            let (value, reason) = form == .csv ? try csvCell() : try tsvCell()
            cells.append(value)
            problem = problem ?? reason.map { RowProblem(line: start, field: name(of: cells.count - 1), reason: $0) }
            size += cell.count
            guard size <= RecordLimit.bytes, cells.count <= 1000 else { throw try tooLong() }
            guard try file.next() == separator else { break }
        }
        line += 1
        if let problem { throw problem }
        return (start, cells)
    }

    /// Goes to the end of the line, past those within quotes.
    private mutating func tooLong(inQuotes: Bool = false) throws -> any Error {
        guard !columns.isEmpty else { return Failure.longRecord(file.name, line: start) }
        var isQuoted = inQuotes
        // Where a quote opens: a field, or again, as two inside of quotes are one that is meant.
        var opens = false
        let problem = try file.skipRecord(line: start) { byte in
            let isQuote = form == .csv && byte == UInt8(ascii: "\"")
            let wasQuoted = isQuoted
            if isQuote, isQuoted || opens { isQuoted.toggle() }
            opens = !isQuoted && (byte == separator || isQuote && wasQuoted)
            guard byte == UInt8(ascii: "\n") else { return false }
            line += 1
            return !isQuoted
        }
        return isQuoted ? Failure.longRecord(file.name, line: start) : problem
    }

    private var separator: UInt8 { form == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t") }

    private func name(of index: Int) -> String? {
        index < columns.count ? columns[index] : nil
    }

    /// Up to the separator or the end of the line, which are still to be read; else why it is none.
    private mutating func csvCell() throws -> (String?, String?) {
        cell.removeAll(keepingCapacity: true)
        guard try file.peek() == UInt8(ascii: "\"") else {
            try takePlain()
            let hasQuote = cell.contains(UInt8(ascii: "\""))
            return cell.isEmpty ? (nil, nil) : text(hasQuote ? "a quote inside of a field without quotes" : nil)
        }
        _ = try file.next()
        while true {
            try file.take(upTo: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n") }, into: &cell)
            guard cell.count <= RecordLimit.bytes else { throw try tooLong(inQuotes: true) }
            switch try file.next() {
            case UInt8(ascii: "\n"):
                line += 1
                // No note holds a CR: it belongs to the line's end, as it does outside of quotes.
                if cell.last == UInt8(ascii: "\r") { cell.removeLast() }
                cell.append(UInt8(ascii: "\n"))
            case nil:
                throw Failure.unreadableFile(
                    file.name, RowProblem(line: start, reason: "the file ends inside of quotes"))
            default:
                guard try file.peek() == UInt8(ascii: "\"") else { return try afterQuotes() }
                _ = try file.next()
                cell.append(UInt8(ascii: "\""))
            }
        }
    }

    private mutating func afterQuotes() throws -> (String?, String?) {
        let inside = cell
        cell.removeAll(keepingCapacity: true)
        try takePlain()
        let isClean = cell.isEmpty
        cell = inside
        return text(isClean ? nil : "something follows the closing quote")
    }

    private mutating func takePlain() throws {
        let separator = separator
        try file.take(upTo: { $0 == separator || $0 == UInt8(ascii: "\n") }, into: &cell)
        guard cell.count <= RecordLimit.bytes else { throw try tooLong() }
        let isAtEnd = try file.peek() != separator
        if isAtEnd, cell.last == UInt8(ascii: "\r") { cell.removeLast() }
    }

    private mutating func tsvCell() throws -> (String?, String?) {
        cell.removeAll(keepingCapacity: true)
        try takePlain()
        guard !cell.isEmpty, cell != Array("\\N".utf8) else { return (nil, nil) }
        guard cell.contains(UInt8(ascii: "\\")) else { return text(nil) }
        var plain: [UInt8] = []
        var rest = cell[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "\\"), let escaped = rest.popFirst() else {
                plain.append(byte)
                continue
            }
            switch Unicode.Scalar(escaped) {
            case "n": plain.append(UInt8(ascii: "\n"))
            case "t": plain.append(UInt8(ascii: "\t"))
            case "r": plain.append(UInt8(ascii: "\r"))
            case "\\": plain.append(escaped)
            default: plain += [byte, escaped]
            }
        }
        cell = plain
        return text(nil)
    }

    private func text(_ problem: String?) -> (String?, String?) {
        if let problem { return (nil, problem) }
        guard let text = String(validating: cell, as: UTF8.self) else { return (nil, "not UTF-8") }
        return (DelimitedText.original(text), nil)
    }
}
