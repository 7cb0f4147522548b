import Foundation

/// Values that a script has named: `<id>` in what it expects stands for a value, the same one each time, and different
/// names for different values. Commands know them as variables: `$id`.
struct Names {
    private(set) var values: [String: String] = [:]

    /// Whether the lines are as expected; what was named meanwhile is kept only then.
    ///
    /// In an expected line `[..]` stands for any text, and a line of `[...]` for any number of lines.
    mutating func match(_ expected: [String], _ actual: [String]) -> Bool {
        var trial = self
        guard trial.matchLines(expected[...], actual[...]) else { return false }
        self = trial
        return true
    }

    private mutating func matchLines(_ expected: ArraySlice<String>, _ actual: ArraySlice<String>) -> Bool {
        guard let line = expected.first else { return actual.isEmpty }
        if line == "[...]" {
            let before = self
            for start in actual.startIndex...actual.endIndex {
                if matchLines(expected.dropFirst(), actual[start...]) { return true }
                self = before
            }
            return false
        }
        guard let found = actual.first, matchLine(line, found) else { return false }
        return matchLines(expected.dropFirst(), actual.dropFirst())
    }

    private mutating func matchLine(_ expected: String, _ actual: String) -> Bool {
        var new: [String] = []
        let pattern = "^" + Self.pieces(of: expected).map { expression(for: $0, &new) }.joined() + "$"
        let whole = NSRange(actual.startIndex..., in: actual)
        guard let match = try! NSRegularExpression(pattern: pattern).firstMatch(in: actual, range: whole) else {
            return false
        }
        for (index, name) in new.enumerated() {
            let value = String(actual[Range(match.range(at: index + 1), in: actual)!])
            guard !values.values.contains(value) else { return false }
            values[name] = value
        }
        return true
    }

    private func expression(for piece: String, _ new: inout [String]) -> String {
        if piece == "[..]" { return ".*" }
        guard piece.hasPrefix("<"), piece.hasSuffix(">") else { return NSRegularExpression.escapedPattern(for: piece) }
        let name = String(piece.dropFirst().dropLast())
        if let value = values[name] { return Self.spellings(of: value) }
        if let index = new.firstIndex(of: name) { return "\\\(index + 1)" }
        new.append(name)
        return "([^\\s\",]+)"
    }

    /// People see the first eight characters of an id.
    private static func spellings(of value: String) -> String {
        let whole = NSRegularExpression.escapedPattern(for: value)
        return UUID(uuidString: value) == nil ? whole : "(?:\(whole)|\(value.prefix(8)))"
    }

    /// Splits into placeholders and the text between them.
    private static func pieces(of line: String) -> [String] {
        let placeholder = try! NSRegularExpression(pattern: "\\[\\.\\.\\]|<[a-z]+[0-9]*>")
        var pieces: [String] = []
        var rest = line.startIndex
        for match in placeholder.matches(in: line, range: NSRange(rest..., in: line)) {
            let range = Range(match.range, in: line)!
            pieces += [String(line[rest..<range.lowerBound]), String(line[range])]
            rest = range.upperBound
        }
        return pieces + [String(line[rest...])]
    }
}
