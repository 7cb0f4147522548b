/// "Did you mean": which of the known words somebody may have meant.
enum Suggestion {
    /// What the word means elsewhere, else the best of `similar`; nil where two are equally near: to name one of them
    /// would be a guess.
    static func closest(
        to word: String, among candidates: [String], meanings: [String: [String]] = [:]
    ) -> String? {
        if let meant = meanings[word.lowercased()]?.first(where: candidates.contains) { return meant }
        let near = ranked(word, among: candidates.filter { !isAnother($0, than: word) }).prefix(2)
        return near.count > 1 && near[1].rank == near[0].rank ? nil : near.first?.text
    }

    /// Numbered alike, with another number: `gpu-9` is no slip for `gpu-1`.
    private static func isAnother(_ known: String, than word: String) -> Bool {
        let (one, other) = (known.filter(\.isNumber), word.filter(\.isNumber))
        return one.count == other.count && one != other
    }

    /// Those that the word begins, or that begin it, then those that are only a few slips away from it, the nearest first.
    /// Of `booking_deleted`, `deleted` is enough. Case does not count.
    static func similar(to word: String, among candidates: [String], limit: Int) -> [String] {
        ranked(word, among: candidates).prefix(limit).map(\.text)
    }

    private static func ranked(_ word: String, among candidates: [String]) -> [(rank: Int, place: Int, text: String)] {
        let typed = Array(word.lowercased())
        let near = candidates.enumerated().compactMap { place, candidate in
            let known = candidate.lowercased()
            let ranks = [known, known.split(separator: "_").last.map(String.init) ?? known].compactMap {
                rank(of: Array($0), for: typed)
            }
            return ranks.min().map { (rank: $0, place: place, text: candidate) }
        }
        return near.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }
    }

    /// 0 for the same word, 1 for a longer one, 2 for a shorter one, then by slips; nil where the two have too little in common for a
    /// mistake. One slip is allowed for each three letters: with more, any word would do.
    private static func rank(of known: [Character], for typed: [Character]) -> Int? {
        guard typed.count > 1 else { return nil }
        if known.starts(with: typed) { return known.count == typed.count ? 0 : 1 }
        if known.count > 3, typed.starts(with: known) { return 2 }
        let allowed = typed.count / 3
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
