/// A place in the event stream: all that `old` shows has been seen, and of what `new` adds all up to the event `last`.
///
/// A transaction's events appear when it commits, which is not the order of their ids: hence snapshots, not ids
/// (PgQ's technique).
struct Cursor: Equatable {
    /// Names the installation's life; drawn anew after a restore.
    let epoch: String
    /// PostgreSQL's text of a pg_snapshot, as is `new`.
    var old: String
    var new: String
    var last: Int64

    /// Before the first event: a snapshot that shows nothing.
    static let nothing = "1:1:"

    init(epoch: String, from old: String, to new: String) {
        self.epoch = epoch
        self.old = old
        self.new = new
        last = 0
    }

    /// From the row of `booking.feed_position`.
    init(position: RowSet) throws {
        guard let row = position.first else { throw Failure.unexpectedAnswer("no position") }
        self.init(epoch: String(row.uuid(0).prefix(8)), from: row.text(1), to: row.text(1))
    }

    /// From what `text` gave; nil for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let last = Int64(parts[3]), last >= 0, Self.isSnapshot(parts[1]),
            Self.isSnapshot(parts[2]), parts[0].utf8.count == 8
        else { return nil }
        epoch = parts[0]
        old = parts[1]
        new = parts[2]
        self.last = last
    }

    var text: String { "\(epoch)/\(old)/\(new)/\(last)" }

    /// All that `new` shows has been seen; `snapshot` is next.
    mutating func advance(to snapshot: String) {
        old = new
        new = snapshot
        last = 0
    }

    /// Where the page that ends here is finished: nothing is left between the two.
    var isFinished: Bool { old == new }

    mutating func finish() {
        old = new
        last = 0
    }

    /// `xmin:xmax:xip,…`
    private static func isSnapshot(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && UInt64(parts[0]) != nil && UInt64(parts[1]) != nil
            && parts[2].split(separator: ",").allSatisfy { UInt64($0) != nil }
    }
}
