/// The new times that `update` asks for; what isn't given stays.
struct SlotChange: Hashable, Sendable {
    private let from: TimeExpression?
    private let to: TimeExpression?
    private let duration: Span?
    /// Moves both ends.
    private let shift: Span?

    /// The values of `--from`, `--to`, `--for` and `--shift`.
    init(from: TimeExpression?, to: TimeExpression?, for duration: Span?, shift: Span?) throws {
        guard to == nil || duration == nil else { throw Failure.endAndDuration() }
        guard shift == nil || (from == nil && to == nil && duration == nil) else { throw Failure.shiftAndTimes() }
        (self.from, self.to, self.duration, self.shift) = (from, to, duration, shift)
    }

    /// Whether no times are given at all.
    var isEmpty: Bool {
        from == nil && to == nil && duration == nil && shift == nil
    }

    /// Whether `resolve` needs the server's present time.
    var needsClock: Bool {
        (from.map { $0.isRelativeToNow || $0.isAfter } ?? false) || (to?.isRelativeToNow ?? false)
    }

    /// Whether the same words are another request in another zone.
    var needsZone: Bool {
        [from, to].contains { $0?.needsZone ?? false }
            || [duration, shift].contains { $0.map { $0.days != 0 } ?? false }
    }

    /// Whether `resolve` needs the booking's present times.
    var needsBooking: Bool {
        let isToldFromStart = duration != nil || to?.isRelativeToOther ?? false
        return shift != nil || from?.isClock ?? false || (from == nil && isToldFromStart)
    }

    /// The new start and end; nil for one that stays.
    ///
    /// A bare clock is on the booking's own day as FROM, and on the (new) FROM's day as TO; `+90m` counts from now
    /// as FROM, and from the (new) FROM as TO. That the end comes after the start is checked when both are known.
    func resolve(current: Slot?, now: Timestamp?, zone: Zone) throws -> (start: Timestamp?, end: Timestamp?) {
        let context = TimeContext(now: now, zone: zone)
        let start = try newStart(current, context)
        let end = try newEnd(start ?? current?.start, current, context)
        if !isEmpty, let start = start ?? current?.start, let end = end ?? current?.end {
            try context.check(Slot(start: start, end: end))
        }
        return (start, end)
    }

    private func newStart(_ current: Slot?, _ context: TimeContext) throws -> Timestamp? {
        if let shift { return try shift.applied(to: known(current).start, in: context.zone) }
        return try from.map { from in
            try context.instant(of: from, anchor: from.isClock ? try known(current).start : try context.present())
        }
    }

    private func newEnd(_ start: Timestamp?, _ current: Slot?, _ context: TimeContext) throws -> Timestamp? {
        if let shift { return try shift.applied(to: known(current).end, in: context.zone) }
        if let duration { return try duration.applied(to: start ?? known(current).start, in: context.zone) }
        return try to.map { try context.instant(of: $0, anchor: try start ?? known(current).start) }
    }

    private func known(_ current: Slot?) throws -> Slot {
        guard let current else { throw Failure.bookingUnknown() }
        return current
    }
}

extension TimeExpression {
    fileprivate var isClock: Bool {
        if case .clock = self { true } else { false }
    }

    fileprivate var isAfter: Bool {
        if case .after = self { true } else { false }
    }
}
