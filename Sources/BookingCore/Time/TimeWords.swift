/// The positional words after RESOURCE: a day and a following clock time are one time, in one argument or two.
enum TimeWords {
    static func group(_ words: [String]) throws -> (from: TimeExpression?, to: TimeExpression?) {
        var (times, rest) = ([TimeExpression](), words[...])
        while let time = try takeTime(&rest) {
            guard times.count < 2 else { throw Failure.tooManyTimes(words[rest.startIndex - 1]) }
            times.append(time)
        }
        return (times.first, times.dropFirst().first)
    }

    private static func takeTime(_ words: inout ArraySlice<String>) throws -> TimeExpression? {
        guard let word = words.popFirst() else { return nil }
        let time = try TimeExpression(word)
        guard case .day = time, let next = words.first,
            let joined = try? TimeExpression("\(word) \(next)")
        else { return time }
        words.removeFirst()
        return joined
    }
}
