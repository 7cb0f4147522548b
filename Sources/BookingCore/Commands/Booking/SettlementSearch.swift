/// What a conflict's owner can do, as the database has it now.
struct SettlementSearch {
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
            return Settlement(explanation: explanation, choices: [], command: { [context] in context.command($0) })
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
            command: { [context] in context.command($0) })
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
