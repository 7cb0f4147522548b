/// An event as a line of JSON, straight from its row: what `JSONText.line` makes of the record, at a fraction of the cost.
enum EventJSON {
    static func append(_ event: FeedEvent, to bytes: inout [UInt8]) throws {
        let (row, columns) = (event.row, event.columns)
        // Those with other bookings in them are few, and have to be taken apart and put in order.
        guard row.isNull(columns.conflicting) else { return bytes += JSONText.line(try event.record()) }
        bytes.append("{\"type\":", row, columns.type, .text)
        bytes.append(",\"data\":{\"booking\":{")
        for field in columns.booking where field.isNeeded || !row.isNull(field.place) {
            bytes.append(contentsOf: field.label)
            bytes.append(row, field.place, field.type)
        }
        bytes.append("},\"conflicting\":[]},\"at\":", row, columns.at, .time)
        bytes.append(",\"actor\":", row, columns.actor, .text)
        bytes.append(",\"cursor\":\"")
        event.appendCursor(to: &bytes)
        bytes.append("\"}\n")
    }
}
