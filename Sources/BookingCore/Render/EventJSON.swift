/// An event as a line of JSON, straight from its row: what `JSONText.line` makes of the record, at a fraction of the cost.
enum EventJSON {
    static func append(_ event: FeedEvent, to bytes: inout [UInt8]) throws {
        // Those with other bookings in them are few, and have to be taken apart and put in order.
        guard event.row.isNull(14) else { return bytes += JSONText.line(try event.record()) }
        append(event.row, to: &bytes)
        bytes.append(",\"cursor\":\"")
        event.appendCursor(to: &bytes)
        bytes.append("\"}\n")
    }

    private static func append(_ row: Row, to bytes: inout [UInt8]) {
        bytes.append("{\"type\":", text: row, 1)
        bytes.append(",\"data\":{\"booking\":{\"id\":\"")
        bytes.append(contentsOf: row.uuid(4).utf8)
        bytes.append("\",\"resource_id\":", text: row, 5)
        bytes.append(",\"user_id\":", text: row, 6)
        bytes.append(",\"start_time\":", time: row, 7)
        bytes.append(",\"end_time\":", time: row, 8)
        bytes.append(",\"status\":", text: row, 9)
        bytes.append(",\"rev\":")
        bytes.append(contentsOf: String(row.int(10)).utf8)
        bytes.append(",\"note\":", text: row, 11)
        bytes.append(",\"created_at\":", time: row, 12)
        bytes.append(",\"updated_at\":", time: row, 13)
        bytes.append("},\"conflicting\":[]},\"at\":", time: row, 2)
        bytes.append(",\"actor\":", text: row, 3)
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ text: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    fileprivate mutating func append(_ label: StaticString, text row: Row, _ column: Int) {
        append(label)
        if row.isNull(column) { return append("null") }
        row.withBytes(column) { JSONString.append($0, to: &self) }
    }

    fileprivate mutating func append(_ label: StaticString, time row: Row, _ column: Int) {
        append(label)
        append(UInt8(ascii: "\""))
        row.timestamp(column).append(to: &self)
        append(UInt8(ascii: "\""))
    }
}
