/// Rows of fields for other programs: CSV (RFC 4180's quoting) or TSV (the escapes of PostgreSQL's COPY).
///
/// Lines end in LF in both: RFC 4180 wants CRLF, but Unix tools would take the CR for a part of the last field, and
/// every CSV reader accepts LF. A missing value is an empty field; in CSV an empty text is `""`, as in PostgreSQL.
enum DelimitedText: Sendable {
    case csv, tsv

    /// Appends one line.
    func append(_ row: [String?], to bytes: inout [UInt8]) {
        for (index, field) in row.enumerated() {
            if index > 0 { bytes.append(separator) }
            if let field { append(field, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// One more field of a line, by its bytes.
    func append(field: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
        if let first = field.first, first != UInt8(ascii: " "), !Self.beginsFormula(first),
            field.last != UInt8(ascii: " "), field.allSatisfy(Self.isVerbatim)
        {
            bytes.append(contentsOf: field)
        } else {
            append(Self.harmless(String(decoding: field, as: UTF8.self)), to: &bytes)
        }
    }

    /// Printable ASCII that means nothing in CSV or TSV: nearly every field there is.
    private static func isVerbatim(_ byte: UInt8) -> Bool {
        0x20...0x7E ~= byte && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// A text that a spreadsheet would take for a formula, and run, with a `'` before it; so is one that begins with `'`, so that
    /// whoever reads it back can take it off (OWASP, "CSV Injection").
    static func harmless(_ text: String) -> String {
        text.utf8.first.map(Self.beginsFormula) == true ? "'" + text : text
    }

    /// What `harmless` was made of.
    static func original(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), let second = text.utf8.dropFirst().first, beginsFormula(second)
        else {
            return text
        }
        return String(text.dropFirst())
    }

    private static func beginsFormula(_ byte: UInt8) -> Bool {
        switch Unicode.Scalar(byte) {
        case "=", "+", "-", "@", "'", "\t", "\r": true
        default: false
        }
    }

    var separator: UInt8 {
        self == .csv ? UInt8(ascii: ",") : UInt8(ascii: "\t")
    }

    private func append(_ field: String, to bytes: inout [UInt8]) {
        switch self {
        case .csv: Self.appendQuoted(Escape.visible(field, keeping: ["\n", "\t"] + Escape.joiners), to: &bytes)
        case .tsv:
            bytes.append(
                contentsOf: Escape.visible(Self.doublingBackslashes(field), keeping: Escape.joiners).utf8)
        }
    }

    /// Quotes only where it must, as `cut` and eyes read the rest more easily.
    private static func appendQuoted(_ field: String, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        guard field.isEmpty || field.utf8.contains(where: needsQuotes) || isPadded(field) else {
            return bytes.append(contentsOf: field.utf8)
        }
        bytes.append(quote)
        for byte in field.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }

    private static func needsQuotes(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
    }

    /// Some readers trim what is not in quotes.
    private static func isPadded(_ field: String) -> Bool {
        field.utf8.first == UInt8(ascii: " ") || field.utf8.last == UInt8(ascii: " ")
    }

    /// So that `\\n` in a field is not taken for a newline; the real one becomes `\n` afterwards.
    private static func doublingBackslashes(_ field: String) -> String {
        guard field.utf8.contains(UInt8(ascii: "\\")) else { return field }
        return field.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
    }
}
