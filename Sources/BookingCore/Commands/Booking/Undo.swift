/// `booking undo ID`
enum Undo: ConcernsSeries {
    static let words = "undo"
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if its revision is still N, else exit with 3")
    static let dryRun: Option<Self, Bool> = .flag("dry-run", "say what would come of it, and change nothing")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(ifRev, series, following, dryRun, noRetry)

    static let definition = CommandDefinition(
        .book, "take back the last change of a booking",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: [
            "What the resolver did is skipped: the last change that a person made is taken back. "
                + "Restored times are PENDING, and the answer lists what they conflict with. Undoing a creation deletes the booking; undoing twice restores.",
            "With `--series`, the last change of the booking is taken back wherever the same command made it in the series; "
                + "bookings that were changed since are left as they are.",
        ],
        examples: [
            Example("booking undo 3f2a", "Bring back what was deleted or moved by mistake"),
            Example("booking undo 3f2a --series", "All that the same command did to its series"),
        ])

    static let page = PageNotes(
        exits: [
            3: "It has been changed since the revision of `--if-rev`.",
            7: "No booking has this id, or several begin with it; or nothing of it can be taken back.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (user, id, session) = (context.user, given.arguments[0], try context.session())
        if let scope = given.scope { return try undo(id, scope, given, context, session) }
        let answer: Conflicts
        if given[Self.dryRun] {
            answer = try Conflicts(
                session.read(
                    "select * from booking.rehearse_change(\(user), 'undo', \([id]), p_if_rev => \(try given[Self.ifRev]))"
                )[0])
        } else {
            let key = RequestKey(for: context.invocation)
            let written = try session.write(
                """
                select * from booking.undo_booking(\(user), \(id), \(try given[Self.ifRev]), \(key.key), \(key.request))
                """, under: key, for: user, asking: ["select * from booking.show_conflicts(\(user), \(id))"])
            let now = [written.resolved, written.more[0]].first { !$0.isEmpty } ?? written.rows
            answer = try session.counting(Conflicts(now), for: user)
        }
        try context.print(.placed(answer))
        Advice(context, session).onConflict(answer)
    }

    private static func undo(
        _ id: String, _ scope: SeriesScope, _ given: Given<Self>, _ context: Context, _ session: Session
    ) throws {
        if let other = [ifRev.definition, dryRun.definition].first(where: { context.invocation.has($0.name) }) {
            throw Failure.notOfSeries(other.flag)
        }
        let key = RequestKey(for: context.invocation)
        let occurrences = try session.writeSeries(
            """
            select * from booking.undo_series(\(context.user), \(id), \(scope == .following), \(key.key), \(key.request))
            """, under: key, for: context.user)
        try context.print(.bookings(occurrences.map(\.booking)))
    }
}
