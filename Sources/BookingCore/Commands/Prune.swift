/// `booking prune`
enum Prune {
    static func run(_ context: Context) throws {
        guard let text = context.invocation.value(.before) else { throw Failure.pruneNeedsTime() }
        let session = try context.session()
        let window = try Window(to: text)
        let limits = try window.resolve(now: window.needsClock ? session.now() : nil, zone: context.zone())
        guard let before = limits.to else { throw Failure.pruneNeedsTime() }
        let pruned = try prune(before, context, session)
        if context.invocation.format == .json {
            try context.out.write(JSONText.line(pruned))
        } else if !context.isQuiet {
            try context.out.writeLine(pruned.sentence)
        }
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
            (run, behind, events) = (row.int64(0), row.optionalInt64(1), row.int(2))
        }
        return PruneRecord(events: events, before: before)
    }
}
