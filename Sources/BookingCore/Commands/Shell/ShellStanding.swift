/// How one stands, as the prompt of `booking shell` tells it: who one is, where, and how many conflicts are open. It is
/// looked up before each prompt, and while one waits, whenever somebody else has changed something.
final class ShellStanding {
    private let context: Context
    private let kept: KeptConnection
    private var conflicts: Int?
    /// The connection that is woken by what happens.
    private weak var listening: Connection?
    private var lastLook = Instant.now
    private var due: Deadline?

    /// Between two looks, however much happens.
    private static let pause = Duration.seconds(1)

    init(_ context: Context, _ kept: KeptConnection) {
        (self.context, self.kept) = (context, kept)
    }

    /// `ann@booking (2 conflicts)> `, after word of those that are new.
    func prompt() -> String {
        let found = look()
        found.news?()
        return found.prompt
    }

    /// What happens while the prompt waits.
    var background: LineEditor.Background {
        LineEditor.Background(
            descriptor: { [self] in due == nil ? kept.socket(of: listening) : -1 },
            due: { [self] in due },
            news: { [self] in news() })
    }

    private func news() -> LineEditor.News? {
        if due == nil {
            guard kept.isWoken() else { return nil }
            due = .at(lastLook + Self.pause)
        }
        guard due?.hasPassed == true else { return nil }
        let found = look()
        guard let news = found.news else { return nil }
        return LineEditor.News(prompt: found.prompt, tell: news)
    }

    private func look() -> (prompt: String, news: (() -> Void)?) {
        (lastLook, due) = (.now, nil)
        guard let (who, count) = try? find() else {
            kept.cancel()
            return ("booking (not connected)> ", nil)
        }
        let added = count - (conflicts ?? count)
        conflicts = count
        let prompt = Escape.visible(who + (count == 0 ? "" : " (\(count.counting("conflict")))") + "> ")
        return (prompt, added > 0 ? { [context] in Self.tell(added, context.notices) } : nil)
    }

    private static func tell(_ added: Int, _ notices: Notices) {
        notices.note("\(added.counting("new conflict")) of yours")
        notices.hint("what can be done: settle")
    }

    /// Nobody waits for a prompt: what cannot be had within a second is done without.
    private func find() throws -> (who: String, conflicts: Int) {
        let asking = try Context(
            Invocation.parse(context.invocation.globalWords + [ListConflicts.words]), environment: context.environment,
            streams: context.streams, kept: kept)
        let session = try asking.session()
        let limit = Deadline.after(.seconds(1))
        let answers = try session.transactions(
            [
                [
                    Conflicts.query(for: asking.user, mine: true, limit: 100),
                    Identity.query(for: asking.user), "select pg_backend_pid()",
                ]
            ], deadline: limit)[0]
        let connection = try session.connected()
        // Behind a pooler it is somebody else's process a moment later.
        if connection !== listening, answers[2][0].int(0) == connection.process {
            _ = try session.transactions([[.listen()]], deadline: limit)
            listening = connection
        }
        let user = try Identity(answers[1].one()).actingFor
        return ("\(user)@\(connection.database)", try Conflicts.grouped(answers[0]).count)
    }
}
