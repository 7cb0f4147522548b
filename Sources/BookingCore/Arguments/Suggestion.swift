/// "Did you mean": which of the known words somebody may have meant.
enum Suggestion {
    /// The best of `similar`.
    static func closest(to word: String, among candidates: [String]) -> String? {
        similar(to: word, among: candidates, limit: 1).first
    }

    /// Those that are only a slip away from the word or begin with it, the nearest first. Case does not count.
    static func similar(to word: String, among candidates: [String], limit: Int) -> [String] {
        let typed = Array(word.lowercased())
        guard !typed.isEmpty else { return [] }
        let near = candidates.enumerated().compactMap { place, candidate -> (slips: Int, place: Int, text: String)? in
            slips(from: typed, to: Array(candidate.lowercased())).map { ($0, place, candidate) }
        }
        return near.sorted { ($0.slips, $0.place) < ($1.slips, $1.place) }.prefix(limit).map(\.text)
    }

    /// Nil where the two have too little in common for a mistake: one slip is allowed for each three letters.
    private static func slips(from typed: [Character], to known: [Character]) -> Int? {
        let allowed = max(1, typed.count / 3)
        if typed.count > 1, known.starts(with: typed) { return known.count == typed.count ? 0 : allowed }
        guard abs(typed.count - known.count) <= allowed, typed.count > 1 else { return nil }
        let distance = distance(typed, known)
        return distance <= allowed ? distance : nil
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
