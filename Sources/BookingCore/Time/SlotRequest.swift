/// The time that a command asks for: FROM, and TO or a duration.
struct SlotRequest: Hashable, Sendable {
    /// Missing means now.
    private let start: TimeExpression?
    private let end: End

    private enum End: Hashable, Sendable {
        case at(TimeExpression)
        case lasting(Span)
        case endOfDay(TimeExpression.Day)

        var typed: TimeExpression? {
            if case .at(let time) = self { time } else { nil }
        }
    }

    /// From the words after RESOURCE and the values of `--from`, `--to` and `--for`.
    init(
        words: [String], from: TimeExpression?, to: TimeExpression?, for duration: Span?
    ) throws {
        let positional = try TimeWords.group(words, isEndGiven: to != nil || duration != nil)
        try self.init(
            from: Self.onlyOne(positional.from, from, option: "--from"),
            to: Self.onlyOne(positional.to, to, option: "--to"),
            for: duration)
    }

    init(from: TimeExpression?, to: TimeExpression?, for duration: Span?) throws {
        start = from
        switch (from, to, duration) {
        case (_, let to?, nil): end = .at(to)
        case (_, nil, let duration?): end = .lasting(duration)
        case (_, .some, .some): throw Failure.endAndDuration()
        case (.day(let day), nil, nil): end = .endOfDay(day)
        case (_, nil, nil): throw Failure.missingEnd()
        }
    }

    private static func onlyOne(
        _ positional: TimeExpression?, _ optional: TimeExpression?, option: String
    ) throws -> TimeExpression? {
        guard positional == nil || optional == nil else { throw Failure.timeGivenTwice(option: option) }
        return positional ?? optional
    }

    /// Whether it begins in the moment it is asked for: asked later, it would be for another time.
    var beginsNow: Bool { start.map { $0 == .now(Span()) } ?? true }

    /// How long it lasts, where that is said instead of when it ends.
    var length: Span? {
        switch end {
        case .lasting(let span), .at(.after(let span)): span
        case .at, .endOfDay: nil
        }
    }

    /// Whether `resolve` needs the server's present time.
    var needsClock: Bool {
        guard let start, !start.isRelativeToNow, !start.isRelativeToOther else { return true }
        guard case .at(let end) = end else { return false }
        return end.isRelativeToNow
    }

    /// Whether the same words are another request in another zone.
    var needsZone: Bool {
        let isEndLocal =
            switch end {
            case .at(let time): time.needsZone
            case .lasting(let span): span.days != 0
            case .endOfDay: true
            }
        return isEndLocal || start?.needsZone ?? false
    }

    /// A bare clock is today's as FROM, and on FROM's day as TO; `+90m` counts from now as FROM, and from FROM as TO;
    /// a day begins as FROM, and ends as TO.
    func resolve(now: Timestamp?, zone: Zone) throws -> Slot {
        let context = TimeContext(now: now?.cutToSecond, zone: zone)
        let from =
            try start.map { try context.instant(of: $0, as: .start, anchor: try context.present()) }
            ?? context.present()
        let slot = Slot(start: from, end: try end(from: from, context))
        try context.check(slot, end: end.typed)
        return slot
    }

    private func end(from start: Timestamp, _ context: TimeContext) throws -> Timestamp {
        switch end {
        case .at(let time): try context.instant(of: time, as: .end, anchor: start)
        case .lasting(let span): try span.end(from: start, in: context.zone)
        case .endOfDay(let day): try context.slot(of: day).end
        }
    }
}
