/// `booking doctor`
enum Doctor: Command {
    static let words = "doctor"

    static let definition = CommandDefinition(
        .run, "check that everything works",
        formats: [.table, .json, .prometheus],
        details: [
            "Looks at the database, the schema, the resolver and the settings, and says what to do about what is "
                + "wrong. The exit status is not 0 if anything is.",
            "With `--output prometheus` it prints the figures behind it, for the textfile collector of node_exporter.",
        ],
        examples: [
            Example("booking doctor", "Is all well?"),
            Example("booking doctor -o prometheus > booking.prom", "The figures, for Prometheus"),
        ])

    static let page = PageNotes(exits: [1: "Something is wrong."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (checks, metrics, problem) = findings(context)
        try context.print(
            Report(object: Examination(checks: checks), metrics: { PrometheusText.render(metrics, checks) }) {
                context in
                checks.map { lines($0, context.screen) }.joined()
            })
        let unwell = checks.filter { !$0.isOK }
        guard let first = unwell.first else { return }
        throw Failure.unwell(unwell.map(\.name), problem, advice: first.hint)
    }

    /// What it found, the figures behind it, and the failure that kept it from finding more.
    private static func findings(_ context: Context) -> ([Check], [Metric], Failure?) {
        var checks: [Check] = []
        do {
            let session = try context.session(anywhere: true)
            let connection = try session.connected()
            checks.append(
                Check(
                    name: "connection", isOK: true,
                    message:
                        "\(connection.database) at \(connection.host) as \(connection.user), set by \(session.connector.source.origin.words)",
                    hint: nil))
            let lockers = try Failure.translating { try HoldUps.lockers(connection) }
            guard lockers.isEmpty else { throw Failure.locked(by: lockers) }
            let answers = try session.readResolved(
                for: context.user, "select * from booking.health(\(context.user))",
                "select * from booking.safety(\(context.user))",
                "select * from booking.metrics(\(context.user))")
            let ownership = try Failure.translating { try Check(Ownership(connection)) }
            let zone = (try? context.zone()).flatMap { ZoneCheck.finding($0, session) }
            let found = (Array(answers[0]) + answers[1]).map(Check.init) + [ownership] + [zone].compactMap(\.self)
            return (checks + found, answers[2].map(Metric.init), nil)
        } catch {
            let failure = error as? Failure ?? Failure.unexpected(error)
            checks.append(Check(name: checks.isEmpty ? "connection" : "schema", failure: failure))
            return (checks, [], failure)
        }
    }

    private static func lines(_ check: Check, _ screen: TerminalSettings) -> String {
        let (symbol, attribute) =
            check.isOK
            ? (screen.unicode ? "✓" : "ok", Style.Attribute.green) : (screen.unicode ? "✗" : "!!", Style.Attribute.red)
        let hint = check.hint.map { "   hint: \(Escape.visible($0))\n" } ?? ""
        return "\(screen.style(attribute, symbol)) \(DisplayWidth.pad(check.name, to: 14)) "
            + "\(Escape.visible(check.message))\n" + hint
    }
}

/// All findings together, as JSON shows them.
private struct Examination: JSONWritable {
    let checks: [Check]

    func write(to json: inout JSONText) {
        json.object {
            $0.field("ok", checks.allSatisfy(\.isOK))
            $0.field("checks", checks)
        }
    }
}
