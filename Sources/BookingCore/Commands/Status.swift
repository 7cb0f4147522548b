/// `booking status`
enum Status: Command {
    static let words = "status"

    static let definition = CommandDefinition(
        .look, "say where you stand",
        formats: .one,
        details: [
            "What you hold now, and until when; what comes next; what you wait for, and behind whom, with a booking or in line for a hold; who else wants what "
                + "is yours; and what was rejected, or changed by others, since you last asked. "
                + "With each comes the command that deals with it. `booking` alone shows it too."
        ],
        examples: [
            Example("booking status", "What do I have, and what became of the rest?"),
            Example("booking status --json", "The same for a program"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        let answers = try session.read(queries(for: context.user))
        let standing = try standing(answers)
        try context.print(
            Report(ids: standing.bookings.compactMap(\.id), object: standing) { try text(standing, $0) })
        try context.out.flush()
        if standing.hasNews { tick(standing, context) { try session.read($0) } }
    }

    /// The same below the short help, for who just typed `booking`; nothing where no database answers at once.
    static func glance(_ context: Context) throws {
        guard let source = try? context.connectionSource(), source.isChosen else { return }
        let session = Session(
            Connector(source: source, command: words, notices: context.notices, patience: .seconds(2)))
        let limit = Deadline.after(.seconds(2))
        guard let answers = try? session.transactions([queries(for: context.user)], deadline: limit)[0],
            let standing = try? standing(answers), let text = try? text(standing, context)
        else { return }
        try context.out.write("\n" + text)
        try context.out.flush()
        if standing.hasNews { tick(standing, context) { try session.transactions([[$0]], deadline: limit)[0] } }
    }

    private static func queries(for user: String?) -> [Query] {
        [
            Session.resolving(for: user),
            """
            select s.kind, s.waits, s.place, s.actor, s.at, s.seen, s.closed, s.approvers, (s.booking).* from booking.status(\(user)) s
            """,
            Conflicts.query(for: user, mine: true, limit: 100),
            QueueRecord.query(for: user),
        ]
    }

    private static func standing(_ answers: [RowSet]) throws -> Standing {
        try Standing(
            answers[1], conflicts: Conflicts.grouped(answers[2]), queue: answers[3].map(QueueRecord.init))
    }

    private static func text(_ standing: Standing, _ context: Context) throws -> String {
        StandingText(
            format: try context.timeFormat(), screen: context.screen, now: standing.at, command: { context.command($0) }
        )
        .render(standing)
    }

    /// Only what was shown is seen: this comes last. Where it cannot be noted, it is told once more.
    private static func tick(
        _ standing: Standing, _ context: Context, _ send: (Query) throws -> [RowSet]
    ) {
        _ = try? send("select booking.see(\(context.user), \(standing.seen))")
    }
}
