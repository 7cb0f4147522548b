/// `booking prune`
enum Prune: Command {
    static let words = "prune"
    static let before: Option<Self, TimeExpression?> = .time("before", "delete what happened before TIME")
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say how much would go, and delete nothing")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(before, dryRun, noRetry)

    static let definition = CommandDefinition(
        .run, "delete old events for good",
        formats: .one,
        details: [
            "Only an admin may. Of each booking stays its last change, so that it can still be undone, and the state that it had "
                + "at TIME, so that `booking list --as-of` can tell what was booked from then on; "
                + "the bookings themselves stay as they are. "
                + "A feed that had not come that far ends with exit status 10.",
            "There is no way back: at a terminal it asks first, unless `--yes` is given. "
                + "What was pruned, by whom and up to where is recorded.",
        ],
        examples: [
            Example("booking prune --before 2026-01-01 --dry-run", "How much would go?"),
            Example("booking prune --before 2026-01-01", "Forget what happened before this year"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard let limit = try given[Self.before] else { throw Failure.pruneNeedsTime() }
        let session = try context.session()
        let window = try Window(date: nil, from: limit, to: nil)
        let limits = try window.resolve(now: session.now(if: window.needsClock), zone: context.zone())
        guard let before = limits.from else { throw Failure.pruneNeedsTime() }
        if given[Self.dryRun] {
            let rehearsal = PruneRehearsal(events: try count(before, context, session), before: before)
            return try context.print(Report(record: rehearsal) { _ in rehearsal.sentence + "\n" })
        }
        try confirm(before, context, session)
        let progress = Progress(context)
        defer { progress.clear() }
        let pruned = try prune(before, context, session, progress)
        progress.clear()
        try context.print(Report(record: pruned) { _ in pruned.sentence + "\n" })
    }

    private static func count(_ before: Timestamp, _ context: Context, _ session: Session) throws -> Int {
        try session.read("select booking.rehearse_prune(\(context.user), \(before))")[0].one().int(0)
    }

    /// A script has said what it wants; a person may have mistyped it.
    private static func confirm(_ before: Timestamp, _ context: Context, _ session: Session) throws {
        guard context.prompt.wantsConfirmation else { return }
        let format = try context.timeFormat()
        let events = try count(before, context, session).counting("event")
        let question = "Delete \(events) from before \(format.moment(before)) \(format.label) for good?"
        guard try context.prompt.confirm(question) else { throw Failure.nothingDone() }
    }

    /// Batch by batch, each a transaction of its own: it can be stopped at any time.
    private static func prune(
        _ before: Timestamp, _ context: Context, _ session: Session, _ progress: Progress
    ) throws -> PruneRecord {
        session.progress = progress
        progress.tell("looking for what is old enough")
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
            progress.tell("deleted", events, "events")
        }
        return PruneRecord(events: events, before: before)
    }
}
