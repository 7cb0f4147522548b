/// The stretch of time that a list shows: a local day, or from one time to another, each of which can be missing.
struct Window: Hashable, Sendable {
    private let day: TimeExpression.Day?
    private let from: TimeExpression?
    private let to: TimeExpression?

    /// The values of `--date`, `--from` and `--to`.
    init(date: TimeExpression.Day?, from: TimeExpression?, to: TimeExpression?) throws {
        guard date == nil || (from == nil && to == nil) else { throw Failure.dateAndTimes() }
        (day, self.from, self.to) = (date, from, to)
    }

    /// Whether `resolve` needs the server's present time.
    var needsClock: Bool {
        if let day { return day.isRelativeToNow }
        let isFromRelative = from.map { $0.isRelativeToNow || $0.isRelativeToOther } ?? false
        let isToRelative = to.map { $0.isRelativeToNow || $0.isRelativeToOther && from == nil } ?? false
        return isFromRelative || isToRelative
    }

    /// Where the window begins and where it ends; nil where it is open.
    ///
    /// A bare clock or `+90m` as TO is told from FROM, and without a FROM from now. A day as TO is included.
    func resolve(now: Timestamp?, zone: Zone) throws -> (from: Timestamp?, to: Timestamp?) {
        let context = TimeContext(now: now, zone: zone)
        if let day {
            let slot = try context.slot(of: day)
            return (slot.start, slot.end)
        }
        let from = try from.map { try context.instant(of: $0, as: .start, anchor: try context.present()) }
        let to = try to.map { try end($0, from: from, context) }
        if let from, let to, from >= to { throw Failure.windowNotForward(zone.iso(from), zone.iso(to)) }
        return (from, to)
    }
    /// Of a day even the last one: where a list ends, nothing needs to be bookable.
    private func end(_ to: TimeExpression, from: Timestamp?, _ context: TimeContext) throws -> Timestamp {
        if case .day(let day) = to { return try context.slot(of: day).end }
        return try context.instant(of: to, as: .end, anchor: try from ?? context.present())
    }
}
