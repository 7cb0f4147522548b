/// `booking why ID`
enum Why: Command {
    static let words = "why"

    static let definition = CommandDefinition(
        .look, "say why a booking has its status",
        arguments: [.one("ID", .booking)],
        formats: .one,
        details: [
            "For a PENDING booking: what is in its way, its place in the queue, and when its grace ends; and who waited before it to hold the resource."
        ],
        examples: [Example("booking why 3f2a", "Why is it not VALID yet?")])

    static let page = PageNotes(exits: [7: "No booking has this id, or several begin with it."])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let id = given.arguments[0]
        let session = try context.session()
        let answer = try session.readResolved(
            for: context.user, Explanation.query(id, for: context.user),
            QueueRecord.query(for: context.user, before: id))
        var explanation = try Explanation(answer[0], queue: answer[1].map(QueueRecord.init))
        if explanation.booking.status == .deleted { explanation.deletion = try deletion(id, context, session) }
        try context.print(
            Report(ids: explanation.blockers.compactMap(\.id), object: explanation) { context in
                let blockers = explanation.blockers.isEmpty ? "" : try context.table(explanation.blockers)
                return try context.table([explanation.booking]) + "\n" + sentence(explanation, context) + "\n"
                    + blockers + (try queue(explanation.queue, session, context))
            })
        guard context.invocation.format == .table else { return }
        if explanation.closed == nil { advise(explanation.booking, context) }
        Advice(context, session).onBuffers(explanation.booking, explanation.blockers)
    }

    private static func deletion(_ id: String, _ context: Context, _ session: Session) throws -> Explanation.Deletion? {
        let query: Query =
            "select h.type, h.actor, h.at from booking.history(\(context.user), \(id)) h order by h.event_id"
        return try session.read(query.giving([("type", .text), ("at", .time)] + Shape(["actor"], .text, .anywhere)))[0]
            .reversed().first { $0.text("type") == "booking_deleted" }
            .map { Explanation.Deletion(actor: $0.optionalText("actor"), at: $0.timestamp("at")) }
    }

    /// A REJECTED booking never returns by itself.
    private static func advise(_ booking: BookingRecord, _ context: Context) {
        guard booking.status == .rejected else { return }
        let words = ["update", booking.shortID, "--from", booking.slot.start.rfc3339]
        context.notices.hint("to ask again, for the same time or another: \(context.command(words))")
    }

    private static func sentence(_ why: Explanation, _ context: Context) throws -> String {
        let format = try context.timeFormat()
        switch why.booking.status {
        case .valid where why.isNoShow:
            let end = format.moment(why.booking.slot.end)
            return "Nobody checked in for it, so it was ended at \(end): booking policy checkin."
        case .valid: return "It has its time: no other VALID booking can overlap it."
        case .deleted:
            let done = why.deletion.map { " by \($0.actor ?? BookingRecord.somebody) at \(format.moment($0.at))" } ?? ""
            return "It was deleted\(done); booking undo \(why.booking.shortID) brings it back."
        case .rejected:
            if why.blockers.isEmpty, let closed = obstacle(why) {
                return "It could not become VALID before its grace ended. " + closed
            }
            let cause =
                why.blockers.isEmpty
                ? "It was still in conflict when its grace ended; now nothing is in its way."
                : "It was still in conflict when its grace ended; these are in its way:"
            return cause
        case .pending:
            let pass = why.nextPass.map { "The next pass is due at \(format.moment($0))." } ?? ""
            let grace = why.graceEnds.map { "Its grace ends at \(format.moment($0))." } ?? ""
            if let obstacle = obstacle(why) {
                return obstacle + (why.blockers.isEmpty ? "" : "\nThese are in its way:")
            }
            if why.blockers.isEmpty, !why.queue.isEmpty { return "No booking is in its way, but others waited first." }
            let cause =
                why.blockers.isEmpty
                ? "Nothing is in its way: "
                    + (why.nextPass == nil
                        ? "it becomes VALID when a resolver runs, as does\n  booking process-pending --loop"
                        : "the next pass makes it VALID.")
                : "Number \(why.position ?? 1) in the queue for its time. \(grace)"
            return [cause, pass].filter { !$0.isEmpty }.joined(separator: " ")
                + (why.blockers.isEmpty ? "" : "\nThese are in its way:")
        }
    }

    /// Those in line before it, a line each.
    private static func queue(_ queue: [QueueRecord], _ session: Session, _ context: Context) throws -> String {
        guard !queue.isEmpty else { return "" }
        let text = QueueText(format: try context.timeFormat(), now: try session.now())
        return "Before it comes who waits to hold the resource:\n"
            + queue.map { "  \(Escape.visible(text.waiter($0)))\n" }.joined()
    }

    /// What no pass can help.
    private static func obstacle(_ why: Explanation) -> String? {
        if let approvers = why.approvers {
            return "It has to be approved, by one of: \(Escape.visible(approvers.joined(separator: ", ")))."
        }
        return why.closed.map { "\(Escape.visible("\(why.booking.resource) is closed \($0)"))." }
    }
}
