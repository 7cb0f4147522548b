/// A place in the event stream, as text that only the database takes apart (sql/function/read_cursor.sql).
///
/// A transaction's events appear when it commits, which is not the order of their ids: hence snapshots, not ids
/// (PgQ's technique). Two forms: `EPOCH/OLD/NEW/LAST.STAMP`, between two snapshots (OLD is `bXID` on the way from the
/// beginning), and `EPOCH/SEEN/LAST.STAMP`, where all that one snapshot shows is covered.
struct Cursor: Equatable {
    let text: String

    /// Nil for what no event has ever carried.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard 3...4 ~= parts.count, parts[0].utf8.count == 8, parts[0].allSatisfy(\.isHexDigit),
            parts[1..<(parts.count - 1)].allSatisfy({ Self.isSnapshot($0) || Self.isBeginning($0) }),
            Self.isEnd(parts[parts.count - 1])
        else { return nil }
        self.text = text
    }

    /// Whether it lies within what one snapshot adds to another: behind it comes the rest, then what is newer.
    static func isBetween(_ text: String) -> Bool {
        text.utf8.count { $0 == UInt8(ascii: "/") } == 3
    }

    private static func isBeginning(_ text: Substring) -> Bool {
        text.hasPrefix("b") && UInt64(text.dropFirst()) != nil
    }

    /// `xmin:xmax:xip,…`
    private static func isSnapshot(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && UInt64(parts[0]) != nil && UInt64(parts[1]) != nil
            && parts[2].split(separator: ",").allSatisfy { UInt64($0) != nil }
    }

    /// An event's id, and eight digits that prove it.
    private static func isEnd(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && Int64(parts[0]).map { $0 >= 0 } == true && parts[1].utf8.count == 8
            && parts[1].allSatisfy(\.isHexDigit)
    }
}
