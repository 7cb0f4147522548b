/// A page of the feed: events, and the place behind them.
struct FeedPage {
    private let rows: RowSet
    private let columns: EventColumns
    /// What the cursors of its events begin with.
    private let lead: String
    /// Where the next page begins.
    let end: String
    /// Whether the feed has, for now, nothing behind it.
    let isLast: Bool
    /// Whether it begins, and whether it ends, what one snapshot adds to another.
    let (beginsRange, endsRange): (Bool, Bool)

    /// - Parameters:
    ///   - rows: of `booking.feed`, whose last row is no event but the end of the page.
    ///   - since: the place that was asked for.
    init(_ rows: RowSet, since: String) throws {
        columns = EventColumns(rows)
        guard let last = rows.last, last.isNull(columns.type) else {
            throw Failure.unexpectedAnswer("a page without an end")
        }
        self.rows = rows
        let place = last.optionalText("cursor")
        guard let lead = last.optionalText("range"), place != nil || rows.count > 1 else {
            throw Failure.unexpectedAnswer("a page that ends nowhere")
        }
        self.lead = lead
        end = place ?? FeedEvent(row: rows[rows.count - 2], columns: columns, lead: lead).cursor
        (beginsRange, endsRange) = (!Cursor.isBetween(since), !Cursor.isBetween(end))
        isLast = beginsRange && endsRange
    }

    var count: Int { rows.count - 1 }

    /// How many events of ordinary length it is as long as.
    var weight: Int {
        let others = columns.conflicting
        return rows.dropLast().reduce(count) { $0 + ($1.isNull(others) ? 0 : $1.withBytes(others) { $0.count } / 250) }
    }

    subscript(index: Int) -> FeedEvent {
        FeedEvent(row: rows[index], columns: columns, lead: lead)
    }
}

/// Where in a result of events their columns are.
final class EventColumns {
    let id, type, at, actor, conflicting: Column
    let booking: [(label: [UInt8], place: Column, type: ColumnType, isNeeded: Bool)]

    init(_ rows: RowSet) {
        id = rows.column("event_id")
        type = rows.column("type")
        at = rows.column("at")
        actor = rows.column("actor")
        conflicting = rows.column("conflicting")
        booking = Shape.booking.columns.enumerated().map { index, column in
            let label = "\(index == 0 ? "" : ",")\"\(column.name)\":"
            return (Array(label.utf8), rows.column(column.name), column.type, column.name != BookingRecord.seriesColumn)
        }
    }
}

/// One event of a page.
struct FeedEvent {
    let row: Row
    let columns: EventColumns
    let lead: String

    /// The place behind it.
    var cursor: String {
        String(writing: appendCursor)
    }

    func appendCursor(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: lead.utf8)
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: String(row.int64(columns.id)).utf8)
        bytes.append(UInt8(ascii: "."))
        appendStamp(to: &bytes)
    }

    func record() throws -> EventRecord {
        try EventRecord(row) { _ in cursor }
    }

    /// As sql/function/feed/event_stamp.sql makes it.
    private func appendStamp(to bytes: inout [UInt8]) {
        let stamp = UInt32(truncatingIfNeeded: row.timestamp(columns.at).microseconds)
        for shift in stride(from: 28, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: stamp >> UInt32(shift)) & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
