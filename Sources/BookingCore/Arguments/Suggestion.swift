/// "Did you mean": which of the known words somebody may have meant.
enum Suggestion {
    /// The best of `similar`.
    static func closest(to word: String, among candidates: [String]) -> String? {
        similar(to: word, among: candidates, limit: 1).first
    }

    /// Those that the word begins, then those that are only a few slips away from it, the nearest first.
    /// Case does not count.
    static func similar(to word: String, among candidates: [String], limit: Int) -> [String] {
        let typed = Array(word.lowercased())
        let near = candidates.enumerated().compactMap { place, candidate in
            rank(of: Array(candidate.lowercased()), for: typed).map { (rank: $0, place: place, text: candidate) }
        }
        return near.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.prefix(limit).map(\.text)
    }

    /// 0 for the same word, 1 for a longer one, then by slips; nil where the two have too little in common for a
    /// mistake. One slip is allowed for each three letters.
    private static func rank(of known: [Character], for typed: [Character]) -> Int? {
        guard typed.count > 1 else { return nil }
        if known.starts(with: typed) { return known.count == typed.count ? 0 : 1 }
        let allowed = max(1, typed.count / 3)
        guard abs(typed.count - known.count) <= allowed else { return nil }
        let slips = distance(typed, known)
        return slips <= allowed ? slips + 1 : nil
    }

    /// Letters inserted, dropped, replaced or swapped with their neighbour (optimal string alignment).
    static func distance(_ one: [Character], _ other: [Character]) -> Int {
        var older = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        for row in one.indices {
            var now = [row + 1]
            for column in other.indices {
                let replaced = last[column] + (one[row] == other[column] ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, now[column] + 1)
                if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
                    best = min(best, older[column - 1] + 1)
                }
                now.append(best)
            }
            (older, last) = (last, now)
        }
        return last[other.count]
    }
}
