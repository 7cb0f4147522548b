/// A page of the feed: events, and the place behind them.
struct FeedPage {
    private let rows: RowSet
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
        guard let last = rows.last, last.isNull(1) else { throw Failure.unexpectedAnswer("a page without an end") }
        self.rows = rows
        let place = last.optionalText(16)
        guard let lead = last.optionalText(15), place != nil || rows.count > 1 else {
            throw Failure.unexpectedAnswer("a page that ends nowhere")
        }
        self.lead = lead
        end = place ?? FeedEvent(row: rows[rows.count - 2], lead: lead).cursor
        (beginsRange, endsRange) = (!Cursor.isBetween(since), !Cursor.isBetween(end))
        isLast = beginsRange && endsRange
    }

    var count: Int { rows.count - 1 }

    /// How many events of ordinary length it is as long as.
    var weight: Int {
        rows.dropLast().reduce(count) { $0 + ($1.isNull(14) ? 0 : $1.withBytes(14) { $0.count } / 250) }
    }

    subscript(index: Int) -> FeedEvent {
        FeedEvent(row: rows[index], lead: lead)
    }
}

/// One event of a page.
struct FeedEvent {
    let row: Row
    let lead: String

    /// The place behind it.
    var cursor: String {
        String(writing: appendCursor)
    }

    func appendCursor(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: lead.utf8)
        bytes.append(UInt8(ascii: "/"))
        bytes.append(contentsOf: String(row.int64(0)).utf8)
        bytes.append(UInt8(ascii: "."))
        appendStamp(to: &bytes)
    }

    func record() throws -> EventRecord {
        try EventRecord(row) { _ in cursor }
    }

    /// As sql/function/feed/event_stamp.sql makes it.
    private func appendStamp(to bytes: inout [UInt8]) {
        let stamp = UInt32(truncatingIfNeeded: row.timestamp(2).microseconds)
        for shift in stride(from: 28, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: stamp >> UInt32(shift)) & 15
            bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
    }
}
