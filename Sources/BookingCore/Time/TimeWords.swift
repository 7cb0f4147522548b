/// The positional words after RESOURCE, which are one time or two: as many words as make a time are one.
enum TimeWords {
    /// `in 2 hours`, `next fri 3 pm`
    private static let most = 4

    /// - Parameter isEndGiven: the end is told otherwise, so `2026-03-21 10:00-05:00` cannot be FROM and TO.
    static func group(_ words: [String], isEndGiven: Bool = false) throws -> (
        from: TimeExpression?, to: TimeExpression?
    ) {
        if !isEndGiven, let range = try? TimeRange(words.joined(separator: " ")) {
            return (range.from, range.to)
        }
        var (times, rest) = ([TimeExpression](), words[...])
        while let word = rest.first {
            if word.lowercased() == "until", times.count < 2, rest.count > 1 {
                rest.removeFirst()
                let end = try takeTime(&rest)
                guard rest.isEmpty, end.count == 1 else { throw Failure.tooManyTimes(rest.first ?? word) }
                return (times.first, end[0])
            }
            times += try takeTime(&rest)
            guard times.count <= 2 else { throw Failure.tooManyTimes(words[rest.startIndex - 1]) }
        }
        return (times.first, times.dropFirst().first)
    }

    /// A time, or the two of a range.
    private static func takeTime(_ words: inout ArraySlice<String>) throws -> [TimeExpression] {
        for count in (1...min(most, words.count)).reversed() {
            guard let times = try? times(words.prefix(count).joined(separator: " ")) else { continue }
            words.removeFirst(count)
            return times
        }
        throw unreadable(words)
    }

    private static func times(_ text: String) throws -> [TimeExpression] {
        do {
            return [try TimeExpression(text)]
        } catch {
            guard TimeRange.isMeant(by: text) else { throw error }
            let range = try TimeRange(text)
            return [range.from, range.to]
        }
    }

    /// Why these words do not begin with a time.
    private static func unreadable(_ words: ArraySlice<String>) -> any Error {
        let hours = words.prefix(2).compactMap { Int($0) }.filter((0...24).contains)
        if hours.count == 2 { return Failure.bareHours(hours[0], hours[1]) }
        let isOpen = ["in", "next"].contains(words.first?.lowercased())
        let text = words.prefix(isOpen ? 2 : 1).joined(separator: " ")
        do {
            _ = try times(text)
            return Failure.unreadableTime(text, .form)
        } catch {
            return error
        }
    }
}
