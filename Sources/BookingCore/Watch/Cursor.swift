/// A place in the event stream, as text that only the database takes apart (sql/function/feed/read_cursor.sql).
///
/// A transaction's events appear when it commits, which is not the order of their ids: hence snapshots, not ids
/// (PgQ's technique). Two forms: `HEAD/OLD/NEW/LAST.STAMP`, between two snapshots (OLD is `bXID` on the way from the
/// beginning), and `HEAD/SEEN/LAST.STAMP`, where all that one snapshot shows is covered. HEAD is the installation's epoch
/// and `.PROOF.XID`, which tells from a restored database (those of the first version lack it).
struct Cursor: Equatable {
    let text: String

    /// Nil for what no event has ever carried.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard 3...4 ~= parts.count, Self.isHead(parts[0]),
            parts[1..<(parts.count - 1)].allSatisfy({ Self.isSnapshot($0) || Self.isBeginning($0) }),
            Self.isEnd(parts[parts.count - 1])
        else { return nil }
        self.text = text
    }

    /// Whether it lies within what one snapshot adds to another: behind it comes the rest, then what is newer.
    static func isBetween(_ text: String) -> Bool {
        text.utf8.count { $0 == UInt8(ascii: "/") } == 3
    }

    private static func isHead(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return [1, 3].contains(parts.count) && parts.prefix(2).allSatisfy(isStamp)
            && parts.dropFirst(2).allSatisfy { UInt64($0) != nil }
    }

    private static func isStamp(_ text: Substring) -> Bool {
        text.utf8.count == 8 && text.allSatisfy(\.isHexDigit)
    }

    private static func isBeginning(_ text: Substring) -> Bool {
        text.hasPrefix("b") && UInt64(text.dropFirst()) != nil
    }

    /// `xmin:xmax:xip,…`, in this order and none of them zero.
    private static func isSnapshot(_ text: Substring) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, let first = UInt64(parts[0]), first > 0, let end = UInt64(parts[1]), first <= end
        else { return false }
        let running = parts[2].split(separator: ",", omittingEmptySubsequences: false).map { UInt64($0) }
        guard parts[2] != "" else { return true }
        let all = [first] + running.map { $0 ?? 0 }
        return all.dropFirst().allSatisfy { first <= $0 && $0 < end } && zip(all, all.dropFirst()).allSatisfy(<=)
    }

    /// An event's id, and eight digits that prove it.
    private static func isEnd(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 2 && Int64(parts[0]).map { $0 >= 0 } == true && isStamp(parts[1])
    }
}
