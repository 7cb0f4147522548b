/// `booking prune`
enum Prune: Command {
    static let words = "prune"
    static let before: Option<Self, TimeExpression?> = .time("before", "delete what happened before TIME")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(before, noRetry)

    static let definition = CommandDefinition(
        .run, "delete old events for good",
        formats: .one,
        details: [
            "Only an admin may. Of each booking stays its last change, so that it can still be undone; "
                + "the bookings themselves stay as they are. "
                + "A feed that had not come that far ends with exit status 10.",
            "There is no way back. What was pruned, by whom and up to where is recorded.",
        ],
        examples: [Example("booking prune --before 2026-01-01", "Forget what happened before this year")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard let limit = try given[Self.before] else { throw Failure.pruneNeedsTime() }
        let session = try context.session()
        let window = try Window(date: nil, from: limit, to: nil)
        let limits = try window.resolve(now: window.needsClock ? session.now() : nil, zone: context.zone())
        guard let before = limits.from else { throw Failure.pruneNeedsTime() }
        let pruned = try prune(before, context, session)
        try context.print(Report(record: pruned) { _ in pruned.sentence + "\n" })
    }

    /// Batch by batch, each a transaction of its own: it can be stopped at any time.
    private static func prune(_ before: Timestamp, _ context: Context, _ session: Session) throws -> PruneRecord {
        var (run, behind): (Int64?, Int64?) = (nil, 0)
        var events = 0
        while let last = behind {
            let row = try session.write([
                [
                    """
                    select run, behind, events from booking.prune_events(\(context.user), \(before), \(run), \(last))
                    """
                ]
            ])[0][0].one()
            (run, behind, events) = (row.int64("run"), row.optionalInt64("behind"), row.int("events"))
        }
        return PruneRecord(events: events, before: before)
    }
}
