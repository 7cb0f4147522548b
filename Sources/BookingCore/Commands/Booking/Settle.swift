/// `booking settle [ID]`
enum Settle: Command {
    static let words = "settle"
    static let pick: Option<Self, Int?> = .number("pick", "make choice N, without asking")
    static let options = list(pick)

    static let definition = CommandDefinition(
        .book, "find a way out of your conflicts",
        arguments: [.optional("ID", .booking, words: 1)],
        formats: .one,
        details: [
            "For each of your bookings that is behind others: who has or wants its time, the nearest times at which the same "
                + "thing is free, other things with the same tags that are free at its time, and to wait on or withdraw. "
                + "At a terminal it asks for a choice; elsewhere it lists them, each with the command that makes it.",
            "What is chosen is taken only if it is still free, and a booking that has become VALID meanwhile is not given up: "
                + "then nothing changes, and the exit status is 3.",
        ],
        examples: [
            Example("booking settle", "What can I do about my conflicts?"),
            Example("booking settle 3f2a --pick 1", "Move it to the nearest free time"),
            Example("booking settle --json", "The choices, for a program"),
        ])

    static let page = PageNotes(
        exits: [
            3: "What was chosen is not free any more, or the booking has changed meanwhile.",
            7: "No booking has this id, or several begin with it.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let session = try context.session()
        let search = SettlementSearch(context, session)
        let ids = try given.arguments.isEmpty ? search.open() : given.arguments
        if let number = try given[Self.pick] {
            guard ids.count == 1 else {
                if ids.isEmpty { return context.notices.note("no conflicts") }
                throw Failure.pickNeedsOne(ids)
            }
            return try make(number, of: search.settlement(of: ids[0]), context)
        }
        guard context.invocation.format == .table, !context.isQuiet, context.prompt.canAsk else {
            return try show(ids.map(search.settlement), now: session.now(), context)
        }
        if ids.isEmpty { context.notices.note("no conflicts") }
        for id in ids {
            guard try settle(id, search, session, context) else { return }
        }
    }

    /// Asks until it is settled, or left as it is; false where no more is to be asked.
    private static func settle(
        _ id: String, _ search: SettlementSearch, _ session: Session, _ context: Context
    ) throws -> Bool {
        while true {
            let settlement = try search.settlement(of: id)
            try context.out.write(text(settlement, now: session.now(), isAsked: true, context))
            guard !settlement.choices.isEmpty else { return true }
            guard let number = try ask(about: settlement, context) else { return false }
            if number == 0 { return true }
            do {
                try make(number, of: settlement, context)
                return true
            } catch let failure as Failure where failure.kind == .busy {
                // Somebody was quicker: what there is to choose from has changed.
                context.notices.tell(failure)
            }
        }
    }

    private static func show(_ settlements: [Settlement], now: Timestamp, _ context: Context) throws {
        try context.print(
            Report(ids: settlements.compactMap(\.booking.id), object: settlements) { context in
                try settlements.map { try text($0, now: now, context) }.joined(separator: "\n")
            })
        guard context.invocation.format == .table else { return }
        guard let first = settlements.first else { return context.notices.note("no conflicts") }
        if !first.choices.isEmpty {
            context.notices.hint(
                "choose by its number: \(context.command(["settle", first.booking.shortID, "--pick", "1"]))")
        }
    }

    /// The number of a choice; 0 to leave it as it is, nil to leave all that follow too.
    private static func ask(about settlement: Settlement, _ context: Context) throws -> Int? {
        let count = settlement.choices.count
        while true {
            guard let answer = try context.prompt.ask("1 to \(count), Enter to go on, q to stop:"), answer != "q" else {
                return nil
            }
            if answer.isEmpty { return 0 }
            if let number = Int(answer), 1...count ~= number { return number }
        }
    }

    /// Runs the commands of a choice, as if they had been typed with the same global options.
    private static func make(_ number: Int, of settlement: Settlement, _ context: Context) throws {
        guard settlement.choices.indices ~= number - 1 else {
            throw Failure.noSuchChoice(number, of: settlement.choices.count)
        }
        let choice = settlement.choices[number - 1]
        if choice.commands.isEmpty { return try context.print(.bookings([settlement.booking])) }
        for (index, words) in choice.commands.enumerated() {
            let bound = words + bounds(of: choice, settlement.booking)
            let invocation = try Invocation.parse(bound + context.invocation.globalWords)
            // A program reads one answer: that of the first, which gives what was chosen.
            let isFurther = index > 0 && context.invocation.format == .json
            let streams =
                isFurther
                ? Streams(input: context.streams.input, out: .discarding, err: context.streams.err) : context.streams
            try invocation.command.run(
                Context(invocation, environment: context.environment, streams: streams, kept: context.kept))
        }
    }

    /// Whoever chose saw a booking that is behind others. Where it has become VALID since, its place is not given up
    /// unseen; who has taken another thing instead has what he wanted.
    private static func bounds(of choice: Settlement.Choice, _ booking: BookingRecord) -> [String] {
        switch choice.action {
        case .move, .withdraw: ["--" + Update.ifRev.definition.name, String(booking.revision)]
        case .take, .wait: []
        }
    }

    /// - Parameter isAsked: a number is all that has to be typed.
    private static func text(
        _ settlement: Settlement, now: Timestamp, isAsked: Bool = false, _ context: Context
    ) throws -> String {
        let (booking, format) = (settlement.booking, try context.timeFormat())
        let head = "\(booking.resource), \(format.slot(booking.slot))"
        guard let blocker = settlement.explanation.blockers.first else {
            return Escape.visible("\(head): \(booking.status.rawValue), and nothing is in its way") + "\n"
        }
        let behind = BehindText(format: format, now: now)
            .text(blocker, place: settlement.explanation.position ?? 1)
        var table = Table(
            columns: [
                .init(header: "NO", alignment: .right), .init(header: "CHOICE", role: .name),
            ] + (isAsked ? [] : [.init(header: "COMMAND", role: .command)]))
        for (index, choice) in settlement.choices.enumerated() {
            table.append(
                [
                    .init("\(index + 1)"), .init(describe(choice, booking, format)),
                ] + (isAsked ? [] : [.init(settlement.line(choice) ?? "")]))
        }
        return Escape.visible("\(head): \(behind)") + "\n" + table.render(for: context.screen)
    }

    private static func describe(_ choice: Settlement.Choice, _ booking: BookingRecord, _ format: TimeFormat) -> String
    {
        switch choice.action {
        case .move: format.slot(choice.slot)
        case .take: "\(choice.resource) at that time"
        case .wait: "keep waiting"
        case .withdraw: "withdraw"
        }
    }
}

/// What a conflict's owner can do, as the database has it now.
private struct SettlementSearch {
    private static let nearest = 3
    private let context: Context
    private let session: Session

    init(_ context: Context, _ session: Session) {
        (self.context, self.session) = (context, session)
    }

    /// The ids of one's own bookings that are behind others.
    func open() throws -> [String] {
        let answers = try session.readResolved(
            for: context.user, Conflicts.query(for: context.user, mine: true),
            Identity.query(for: context.user))
        let me = try Identity(answers[1].one()).actingFor
        var ids: [String] = []
        for conflict in try Conflicts.grouped(answers[0]) {
            for booking in [conflict.booking] + conflict.conflicting
            where booking.user == me && booking.status == .pending {
                if let id = booking.id, !ids.contains(id) { ids.append(id) }
            }
        }
        return try ids.filter { try !explanation(of: $0).blockers.isEmpty }
    }

    private func explanation(of id: String) throws -> Explanation {
        try Explanation(session.readResolved(for: context.user, Explanation.query(id, for: context.user))[0])
    }

    func settlement(of id: String) throws -> Settlement {
        let explanation = try explanation(of: id)
        guard !explanation.blockers.isEmpty else {
            return Settlement(explanation: explanation, choices: [], user: context.user)
        }
        let booking = explanation.booking
        let withdraw = Settlement.Choice(
            action: .withdraw, resource: booking.resource, slot: booking.slot, commands: [["delete", booking.shortID]])
        let wait =
            booking.status == .pending
            ? [Settlement.Choice(action: .wait, resource: booking.resource, slot: booking.slot, commands: [])] : []
        return Settlement(
            explanation: explanation,
            choices: try moves(booking, behind: explanation.blockers) + others(booking) + wait + [withdraw],
            user: context.user)
    }

    /// The nearest free times on the same resource: after its own, and right before those that are in the way.
    private func moves(_ booking: BookingRecord, behind blockers: [BookingRecord]) throws -> [Settlement.Choice] {
        let slot = booking.slot
        let first = blockers.map(\.slot.start).min() ?? slot.start
        let before = first.adding(microseconds: slot.start.microseconds - slot.end.microseconds)
        let rows = try session.read(
            slots(booking, "[\(before.rfc3339),\(first.rfc3339))", limit: 1),
            slots(booking, "[\(slot.start.rfc3339),)", limit: Self.nearest))
        func distance(_ free: FreeSlot) -> Int64 { abs(free.slot.start.microseconds - slot.start.microseconds) }
        let near = rows.flatMap { $0.map { FreeSlot($0) } }.sorted { distance($0) < distance($1) }
        return try near.prefix(Self.nearest).map { free in
            let from = try context.typed(free.slot.start, on: slot)
            let length = String(describing: Span(from: free.slot.start, to: free.slot.end))
            return Settlement.Choice(
                action: .move, resource: booking.resource, slot: free.slot,
                commands: [["update", booking.shortID, "--from", from, "--for", length, "--if-free"]])
        }
    }

    private func slots(_ booking: BookingRecord, _ within: String, limit: Int) -> Query {
        let length = Span(from: booking.slot.start, to: booking.slot.end)
        return """
            select * from booking.free_slots(\(context.user), \(length), \("{\(within)}")::tstzmultirange,
              \([booking.resource]), p_limit => \(limit), p_besides => \(booking.id))
            """
    }

    /// What is free at that time and has the same tags.
    private func others(_ booking: BookingRecord) throws -> [Settlement.Choice] {
        let tags = try session.resource(booking.resource, for: context.user).tags
        guard tags.members?.isEmpty == false else { return [] }
        let (slot, note) = (booking.slot, booking.note.map { ["--note", $0] } ?? [])
        let rows = try session.read(
            """
            select * from booking.free_slots(\(context.user), \(Span(from: slot.start, to: slot.end)),
              \("{[\(slot.start.rfc3339),\(slot.end.rfc3339))}")::tstzmultirange, p_tags => \(tags)::jsonb,
              p_limit => \(Self.nearest + 1), p_besides => \(booking.id))
            """)[0]
        return try rows.map { FreeSlot($0) }.filter { $0.resource != booking.resource }.prefix(Self.nearest).map {
            free in
            let create = try ["create", free.resource] + context.words(for: slot) + note + ["--if-free"]
            return Settlement.Choice(
                action: .take, resource: free.resource, slot: slot, commands: [create, ["delete", booking.shortID]])
        }
    }
}
