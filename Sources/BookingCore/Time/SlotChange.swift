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

    /// Whether it says the same of any day, as a change of a series has to.
    var isOfEachDay: Bool {
        (from?.isBareClock ?? true) && (to.map { $0.isBareClock || $0.isRelativeToOther } ?? true)
    }

    /// Whether `resolve` needs the server's present time.
    var needsClock: Bool {
        (from.map { $0.isRelativeToNow || $0.isRelativeToOther && !$0.isBareClock } ?? false)
            || (to?.isRelativeToNow ?? false)
    }

    /// Whether the same words are another request in another zone.
    var needsZone: Bool {
        [from, to].contains { $0?.needsZone ?? false }
            || [duration, shift].contains { $0.map { $0.days != 0 } ?? false }
    }

    /// Whether `resolve` needs the booking's present times.
    var needsBooking: Bool {
        let isToldFromStart = duration != nil || to?.isRelativeToOther ?? false
        return shift != nil || [from, to].contains { $0?.isBareClock ?? false } || (from == nil && isToldFromStart)
    }

    /// The new start and end; nil for one that stays.
    ///
    /// A bare clock is on the day of the present start as FROM, and on that of the present end as TO; `+90m` counts from
    /// now as FROM, and from the (new) FROM as TO. That the end comes after the start is checked when both are known.
    func resolve(current: Slot?, now: Timestamp?, zone: Zone) throws -> (start: Timestamp?, end: Timestamp?) {
        let context = TimeContext(now: now?.cutToSecond, zone: zone)
        if let shift {
            let moved = try shift.moving(known(current), in: zone)
            try context.check(moved, end: nil)
            return (moved.start, moved.end)
        }
        let start = try newStart(current, context)
        let end = try newEnd(start, current, context)
        if !isEmpty, let start = start ?? current?.start, let end = end ?? current?.end {
            let length = current.map { Span(from: $0.start, to: $0.end) }
            try context.check(Slot(start: start, end: end), end: to, length: length ?? .hour)
        }
        return (start, end)
    }

    private func newStart(_ current: Slot?, _ context: TimeContext) throws -> Timestamp? {
        try from.map { from in
            try context.instant(
                of: from, as: .start, on: context.zone.civil(try known(current).start).date, after: context.present())
        }
    }

    private func newEnd(_ start: Timestamp?, _ current: Slot?, _ context: TimeContext) throws -> Timestamp? {
        if let duration { return try duration.end(from: start ?? known(current).start, in: context.zone) }
        return try to.map { to in
            try context.instant(
                of: to, as: .end, on: context.zone.day(endingAt: try known(current).end),
                after: try start ?? known(current).start)
        }
    }

    private func known(_ current: Slot?) throws -> Slot {
        guard let current else { throw Failure.bookingUnknown() }
        return current
    }
}
