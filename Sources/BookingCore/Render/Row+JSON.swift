// Values of a row as JSON, straight from what the server sent.

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func append(_ label: StaticString, _ row: Row, _ column: Column, _ type: ColumnType) {
        append(label)
        append(row, column, type)
    }

    /// A value as JSON.
    mutating func append(_ row: Row, _ column: Column, _ type: ColumnType) {
        if row.isNull(column) { return append("null") }
        switch type {
        case .integer, .count: append(contentsOf: String(row.int(column)).utf8)
        case .time:
            append(UInt8(ascii: "\""))
            row.timestamp(column).append(to: &self)
            append(UInt8(ascii: "\""))
        case .uuid:
            append(UInt8(ascii: "\""))
            row.withBytes(column) { UUIDText.append($0, to: &self) }
            append(UInt8(ascii: "\""))
        default: row.withBytes(column) { JSONString.append($0, to: &self) }
        }
    }
}
