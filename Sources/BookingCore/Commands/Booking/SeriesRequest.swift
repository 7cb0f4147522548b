/// The options of `create` that make a series of it.
struct SeriesRequest {
    private let step: Recurrence.Step
    private let times: Int?
    private let until: TimeExpression?
    private let except: [TimeExpression.Day]
    private let atGaps: Recurrence.AtGaps

    /// Nil without `--every`.
    init?(_ given: Given<Create>) throws {
        guard let every = try given[Create.every] else {
            if let flag = Self.others.first(where: { given.has($0) })?.definition.flag {
                throw Failure.needsEvery(flag)
            }
            return nil
        }
        step = try Self.step(every, on: given[Create.on])
        (times, until) = try (given[Create.times], given[Create.until])
        guard times != nil || until != nil else { throw Failure.seriesWithoutEnd() }
        except = try given[Create.except].flatMap { list in
            try list.split(separator: ",").map { try TimeExpression.Day(String($0)) }
        }
        atGaps = given[Create.skipMissing] ? .moveOn : .refuse
    }

    private static var others: [any DeclaredOption] {
        [Create.on, Create.times, Create.until, Create.except, Create.skipMissing, Create.allOrNothing]
    }

    private static func step(_ every: Recurrence.Step, on days: Set<Weekday>?) throws -> Recurrence.Step {
        guard let days else { return every }
        guard case .weeks(let weeks, on: []) = every else { throw Failure.daysWithoutWeeks() }
        return .weeks(weeks, on: days)
    }

    /// Whether `slots` needs the server's present time.
    var needsClock: Bool {
        (until.map { $0.isRelativeToNow } ?? false) || except.contains(where: \.isRelativeToNow)
    }

    func slots(of request: SlotRequest, now: Timestamp?, zone: Zone) throws -> [Slot] {
        let first = try request.resolve(now: now, zone: zone)
        let context = TimeContext(now: now?.cutToSecond, zone: zone)
        let end: Recurrence.End =
            if let times { .times(times) } else { .until(try last(first, context)) }
        let days = try except.map { zone.civil(try context.slot(of: $0).start).date }
        return try Recurrence(step: step, end: end, except: Set(days))
            .slots(from: first, lasting: request.length, in: zone, atGaps)
    }

    /// A day is included.
    private func last(_ first: Slot, _ context: TimeContext) throws -> Timestamp {
        guard let until else { return first.start }
        let last = try context.instant(of: until, as: .end, anchor: first.start)
        if case .day = until { return last.adding(microseconds: -1) }
        return last
    }
}
