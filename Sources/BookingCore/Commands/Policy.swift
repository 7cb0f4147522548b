/// `booking policy [NAME [VALUE]]`
enum Policy {
    static let names = [
        "grace", "interval", "resources", "shortest", "longest", "horizon", "per-resource", "per-user",
    ]
    private static let resourceValues = ["open", "closed"]
    /// Lifts a limit.
    private static let none = "none"
    /// As far as a user's bookings are counted (check_limits.sql).
    private static let mostBookings = 100_000

    static func run(_ context: Context) throws {
        let words = context.invocation.arguments
        let session = try context.session()
        if words.count > 1 {
            let value = try value(words[1], of: words[0])
            _ = try session.write([["select booking.set_policy(\(context.user), \(words[0]), \(value))"]])
        }
        let rows = try session.read("select * from booking.policy(\(context.user))")[0]
        try print(rows.map(PolicyRecord.init).filter { words.isEmpty || $0.name == words[0] }, context)
    }

    /// As the database takes it.
    private static func value(_ text: String, of name: String) throws -> String? {
        switch name {
        case "grace": return try Span(text, .positiveOrZero).sqlText
        case "interval": return try Span(text).sqlText
        case "shortest": return text == none ? none : try Span(text, .positiveOrZero).sqlText
        case "longest", "horizon": return text == none ? none : try Span(text).sqlText
        case "per-resource", "per-user":
            guard text == none || (1...mostBookings).contains(Int(text) ?? 0) else {
                throw Failure.unknownPolicy(text, of: name, ["a number from 1 to \(mostBookings)", none])
            }
            return text
        default:
            guard resourceValues.contains(text) else { throw Failure.unknownPolicy(text, of: name, resourceValues) }
            return text
        }
    }

    private static func print(_ records: [PolicyRecord], _ context: Context) throws {
        if context.isQuiet { return try records.forEach { try context.out.writeLine($0.value) } }
        guard context.invocation.format == .table else { return try context.printRecords(records) }
        let format = try context.timeFormat()
        var table = Table(columns: [.init(header: "NAME"), .init(header: "VALUE"), .init(header: "CHANGED")])
        for record in records {
            let change = record.changedAt.map { "\(format.moment($0)) by \(record.changedBy ?? "")" }
            table.append([.init(record.name), .init(record.value), .init(change ?? "never")])
        }
        try context.out.write(table.render(for: context.screen))
    }
}
