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
