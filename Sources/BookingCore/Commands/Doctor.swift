/// `booking doctor`
enum Doctor {
    static func run(_ context: Context) throws {
        let (checks, problem) = findings(context)
        try print(checks, context)
        let unwell = checks.filter { !$0.isOK }.map(\.name)
        if !unwell.isEmpty { throw Failure.unwell(unwell, problem) }
    }

    /// What it found, and the failure that kept it from finding more.
    private static func findings(_ context: Context) -> ([Check], Failure?) {
        var checks: [Check] = []
        do {
            let session = try context.session()
            let connection = try session.connected()
            checks.append(Check(
                name: "connection", isOK: true,
                message: "\(connection.database) at \(connection.host) as \(connection.user), set by \(session.source.origin.words)",
                hint: nil))
            checks += try session.read("select * from booking.health(\(context.user))")[0].map(Check.init)
            return (checks, nil)
        } catch {
            let failure = error as? Failure ?? Failure.unexpected(error)
            checks.append(Check(name: checks.isEmpty ? "connection" : "schema", failure: failure))
            return (checks, failure)
        }
    }

    private static func print(_ checks: [Check], _ context: Context) throws {
        if context.invocation.format == .json {
            return try context.out.write(JSONText.line(Examination(checks: checks)))
        }
        guard !context.isQuiet else { return }
        for check in checks { try context.out.write(lines(check, context.screen)) }
    }

    private static func lines(_ check: Check, _ screen: TerminalSettings) -> String {
        let (symbol, attribute) = check.isOK
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
