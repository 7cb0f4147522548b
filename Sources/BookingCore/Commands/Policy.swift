/// `booking policy [NAME [VALUE]]`
enum Policy: Command {
    static let words = "policy"
    static let noRetry: Option<Self, Bool> = .noRetry
    static let group: Option<Self, String?> = .text(
        "group", "ROLE", "of `per-week`: what a group has together", kind: .user)
    static let options = list(group, noRetry)

    static let definition = CommandDefinition(
        .setUp, "show or change the settings of the installation",
        arguments: [.optional("NAME", .choice(Policy.names), words: 1), .optional("VALUE", .text, words: 1)],
        formats: .records,
        details: [
            "`grace` is how long a booking may stay in conflict before it is REJECTED. "
                + "`interval` is how often a pass of the resolver is expected: after three without one, `booking doctor`, "
                + "`booking create` and `booking list` say so. "
                + "`resources` is `open`, where the first booking of a new resource adds it, or `closed`, where only an "
                + "admin adds resources.",
            "The others are limits, or `none`: no booking is shorter than `shortest` or longer than `longest`, none begins "
                + "later than `horizon` from now, and a user has at most `per-resource` bookings of one resource, and "
                + "`per-user` in all, that are PENDING or VALID and have not ended. They hold for admins too.",
            "Two more are `none` at first: `notice` is how long before its start a booking has to be made, and `per-week` how "
                + "much of a week, from Monday to Sunday in UTC, a user's bookings that are PENDING or VALID take at most. With "
                + "`--group` it is the share that the members of a group role have together, beside what each may have; one "
                + "who is in several groups takes from each. `series` is how many bookings one series has at most.",
            "`promote` is `by-pass`, where the resolver's passes make bookings VALID, or `at-once`, where a write resolves "
                + "its resource itself: what is free is VALID in the answer, and what has outlived its grace is REJECTED by "
                + "the next write or look. `booking init --local` sets `at-once`; no resolver need run then.",
            "`private` is `off`, where everybody sees whose a booking is and what it is for, or `on`, where others' are busy "
                + "times, those that lie behind included: only the owner, who may act for him, and admins see more.",
            "`checkin` is `none`, or how long after its start a booking is kept that nobody has checked in for "
                + "(`booking checkin`; `run` and `acquire` do so by themselves): then it ends, and whoever waits gets it.",
            "Only an admin may change them; it is recorded who did.",
        ],
        examples: [
            Example("booking policy", "How is it set up?"),
            Example("booking policy grace 10m", "Reject after ten minutes"),
            Example("booking policy resources closed", "No more resources by mistake"),
            Example("booking policy promote at-once", "VALID in the answer, without a resolver"),
            Example("booking policy per-week 40h --group students", "All students together have 40 hours of a week"),
            Example("booking policy longest 30d", "Nobody has a thing for longer than a month"),
        ])

    static let names = [
        "grace", "interval", "resources", "shortest", "longest", "horizon", "per-resource", "per-user",
        "promote", "private", "checkin",
        "notice", "per-week", "series",
    ]
    private static let choices = [
        "resources": ["open", "closed"], "promote": ["by-pass", "at-once"], "private": ["on", "off"],
    ]
    /// Lifts a limit.
    private static let none = "none"
    /// As far as a user's bookings are counted (check_counts.sql, within_limits.sql).
    private static let mostBookings = 100_000

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let words = given.arguments
        let session = try context.session()
        let group = try given[Self.group]
        let subject = words.first.map { name in group.map { "\(name) of \($0)" } ?? name }
        guard group == nil || words.first == "per-week" else { throw Failure.noShareOfThat(words.first) }
        if words.count > 1 {
            let value = try value(words[1], of: words[0])
            _ = try session.write([["select booking.set_policy(\(context.user), \(words[0]), \(value), \(group))"]])
        }
        let rows = try session.read("select * from booking.policy(\(context.user))")[0]
        let records = rows.map(PolicyRecord.init).filter { subject == nil || $0.name == subject }
        try context.print(Report(ids: records.map(\.value), records: records) { try table(records, $0) })
    }

    /// As the database takes it.
    private static func value(_ text: String, of name: String) throws -> String? {
        switch name {
        case "grace": return try Span(text, .positiveOrZero).sqlText
        case "interval": return try Span(text).sqlText
        case "shortest": return text == none ? none : try Span(text, .positiveOrZero).sqlText
        case "longest", "horizon", "checkin", "notice", "per-week": return text == none ? none : try Span(text).sqlText
        case "per-resource", "per-user":
            guard text == none || (1...mostBookings).contains(Int(text) ?? 0) else {
                throw Failure.unknownPolicy(text, of: name, ["a number from 1 to \(mostBookings)", none])
            }
            return text
        case "series":
            guard 1...Recurrence.most ~= Int(text) ?? 0 else {
                throw Failure.unknownPolicy(text, of: name, ["a number from 1 to \(Recurrence.most)"])
            }
            return text
        default:
            let allowed = choices[name] ?? []
            guard allowed.contains(text) else { throw Failure.unknownPolicy(text, of: name, allowed) }
            return text
        }
    }

    private static func table(_ records: [PolicyRecord], _ context: Context) throws -> String {
        let format = try context.timeFormat()
        var table = Table(columns: [
            .init(header: "NAME"), .init(header: "VALUE"), .init(header: "CHANGED", role: .note),
        ])
        for record in records {
            let change = record.changedAt.map { "\(format.moment($0)) by \(record.changedBy ?? "")" }
            table.append([.init(record.name), .init(record.value), .init(change ?? "never")])
        }
        return table.render(for: context.screen)
    }
}
