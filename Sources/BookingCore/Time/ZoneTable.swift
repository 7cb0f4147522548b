/// A zone's clock changes: those that a time zone file lists, and the rule by which they go on.
struct ZoneTable: Hashable, Sendable {
    /// In seconds since 1970, ascending; `offsets` has what holds from each of them on.
    let changes: [Int64]
    let offsets: [Int]
    /// What holds before the first change.
    let initial: Int
    /// What holds from the last change on, or always where there is none.
    let rule: ZoneRule?

    init(rule: ZoneRule) {
        (changes, offsets, initial, self.rule) = ([], [], rule.standard, rule)
    }

    /// Nil where the file is no time zone file as RFC 9636 has it, or one that counts leap seconds (`right/…`).
    init?(file bytes: [UInt8]) {
        var reader = ZoneFile(bytes)
        guard let table = reader.table() else { return nil }
        self = table
    }

    /// `kinds` has an index into `offsets` for each change. Nil where the parts do not fit together.
    init?(changes: [Int64], kinds: [Int], offsets: [Int], rule: ZoneRule?) {
        guard let initial = offsets.first, kinds.allSatisfy(offsets.indices.contains) else { return nil }
        guard offsets.allSatisfy({ abs($0) < 26 * 3_600 }) else { return nil }
        guard zip(changes, changes.dropFirst()).allSatisfy(<) else { return nil }
        (self.changes, self.offsets) = (changes, kinds.map { offsets[$0] })
        (self.initial, self.rule) = (initial, rule)
    }

    /// In seconds east of UTC.
    func offset(atSecond second: Int64) -> Int {
        let passed = changesPassed(atSecond: second)
        if passed == changes.count, let rule { return rule.offset(atSecond: second) }
        return passed == 0 ? initial : offsets[passed - 1]
    }

    /// By binary search.
    private func changesPassed(atSecond second: Int64) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= second { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
