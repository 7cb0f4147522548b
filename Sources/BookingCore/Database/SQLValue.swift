/// A value that can be bound to a statement.
protocol SQLValue {
    /// The value in PostgreSQL's text form, nil for NULL. The server infers the type from where it stands.
    var sqlText: String? { get }
}

extension String: SQLValue {
    var sqlText: String? { self }
}

extension Int: SQLValue {
    var sqlText: String? { String(self) }
}

extension Int64: SQLValue {
    var sqlText: String? { String(self) }
}

extension Bool: SQLValue {
    var sqlText: String? { self ? "t" : "f" }
}

extension Optional: SQLValue where Wrapped: SQLValue {
    var sqlText: String? { flatMap(\.sqlText) }
}

extension Array: SQLValue where Element: SQLValue {
    /// An array literal of one dimension. Every element is quoted, so that none reads as NULL or as a brace.
    var sqlText: String? {
        "{" + map { $0.sqlText.map(quoted) ?? "NULL" }.joined(separator: ",") + "}"
    }
}

private func quoted(_ element: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    for byte in element.utf8 {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
}
