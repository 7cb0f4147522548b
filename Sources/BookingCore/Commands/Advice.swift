import Glibc

/// What a person would want to know next, on standard error.
struct Advice {
    private let context: Context
    private let session: Session

    init(_ context: Context, _ session: Session) {
        self.context = context
        self.session = session
    }

    /// Advice must never turn a success into a failure.
    private func quietly(_ body: () throws -> Void) {
        if !context.isQuiet { try? body() }
    }

    /// What to do about a conflict comes last, where the eye is.
    func afterBooking(_ answer: Conflicts, _ overdue: RowSet? = nil) {
        onNewResource(answer.booking)
        onTime(answer.booking)
        if let overdue { onResolver(overdue) }
        onOutlook(answer)
        onConflict(answer)
    }

    /// At a terminal, what has to happen before a PENDING booking is VALID.
    func onOutlook(_ answer: Conflicts) {
        quietly {
            guard context.isAtTerminal, answer.booking.status == .pending, answer.booking.id != nil,
                let row = try session.read("select * from booking.outlook()")[0].first, row.text("promote") == "by-pass"
            else { return }
            if let next = row.optionalTimestamp("next_pass_at") {
                let time = try context.timeFormat().clock(next, now: session.now())
                if answer.conflicting.isEmpty { context.notices.note("VALID by \(time) if nobody older wants it") }
            } else if !row.bool("has_run") {
                context.notices.hint(
                    "no resolver has run yet, and it makes bookings VALID: booking process-pending --loop")
            }
        }
    }

    /// At a terminal, which time was understood, as one would say it.
    func onTime(_ booking: BookingRecord) {
        quietly {
            guard context.isAtTerminal else { return }
            context.notices.note(try context.timeFormat().spoken(booking.slot, now: session.now()))
        }
    }

    /// Goes by the notices that came with the last answer.
    func onNewResource(_ booking: BookingRecord) {
        quietly {
            if session.noticeCodes.contains(SQLState.newResource) { try onSimilarNames(booking.resource) }
        }
    }

    /// What is VALID keeps its time, whoever wants it too.
    func onConflict(_ answer: Conflicts) {
        quietly {
            onBuffers(answer.booking, answer.conflicting)
            if !answer.conflicting.isEmpty && answer.booking.status == .pending { try onConflict(answer.booking) }
        }
    }

    /// At a terminal, before a VALID booking is put into the queue anew.
    func beforeGivingUp(
        _ booking: BookingRecord?, _ times: (start: Timestamp?, end: Timestamp?), _ onlyIfFree: Bool
    ) throws {
        guard let booking, booking.status == .valid, !onlyIfFree, context.isAtTerminal else { return }
        let slot = Slot(start: times.start ?? booking.slot.start, end: times.end ?? booking.slot.end)
        if slot.start >= booking.slot.start && slot.end <= booking.slot.end { return }
        context.notices.note("this gives up \(try context.timeFormat().slot(booking.slot)), which is VALID")
        context.notices.hint("to keep it unless the new time is free: --if-free")
    }

    /// Whoever reads no terminal learns it afterwards, and only where it was not made good at once.
    func afterGivingUp(_ booking: BookingRecord) {
        guard booking.status != .valid, !context.isAtTerminal else { return }
        context.notices.note("the time that booking \(booking.shortID) had was VALID, and is given up")
        context.notices.hint(
            "--if-free keeps it unless the new one is free; to take it back: booking undo \(booking.shortID)")
    }

    /// The same key again: which booking that is, and what has become of it.
    func onRepeat(_ booking: BookingRecord) {
        quietly {
            guard let created = booking.createdAt else { return }
            let since = try Self.since(booking, format: context.timeFormat(), now: session.now())
            let today = try context.timeFormat().clock(created, now: session.now())
            context.notices.note("this is the booking of \(today)\(since)")
        }
    }

    private static func since(_ booking: BookingRecord, format: TimeFormat, now: Timestamp) -> String {
        switch booking.status {
        case .deleted: "; it has been deleted since"
        case .rejected: "; it has been rejected since"
        case .valid, .pending: booking.updatedAt == booking.createdAt ? "" : "; it has been changed since"
        }
    }

    /// Asks since when nobody has resolved; sent along with what the command asks.
    static let overdue: Query = "select booking.overdue_since()"

    /// Nobody resolves? From the answer to `overdue`.
    func onResolver(_ rows: RowSet) {
        quietly {
            guard let last = rows.first?.optionalTimestamp(0) else { return }
            let format = try context.timeFormat()
            // On a screen short enough for the command to stand on the same line; in a log so that nothing is left open.
            let since =
                context.isAtTerminal
                ? format.leaving(out: .seconds).moment(last) : "\(format.moment(last)) \(format.label)"
            context.notices.hint("no resolver has run since \(since): booking process-pending --loop")
        }
    }

    private func onSimilarNames(_ name: String) throws {
        let names = try session.read("select booking.resource_names(\(context.user))")[0].map { $0.text(0) }
        let similar = Suggestion.similar(to: name, among: names.filter { $0 != name }, limit: 3)
        if !similar.isEmpty { context.notices.hint("similar names exist: \(similar.joined(separator: ", "))") }
    }

    /// Bookings whose times do not overlap and which conflict all the same: somebody would take it for a fault.
    func onBuffers(_ booking: BookingRecord, _ others: [BookingRecord]) {
        guard others.contains(where: { !$0.slot.overlaps(booking.slot) }) else { return }
        let command = context.command(["resource", "show", booking.resource])
        context.notices.hint("time before or after bookings of it is kept free: \(command)")
    }

    private func onConflict(_ booking: BookingRecord) throws {
        guard let id = booking.id else { return }
        let hint = try nextFree(
            booking.resource, booking.slot, besides: id, ["update", booking.shortID], on: booking.slot)
        if let hint { context.notices.hint(hint) }
        context.notices.hint("other ways out: \(context.command(["settle", booking.shortID]))")
    }

    /// Runs a body that takes a time only if it is free. Where it is not, the refusal, which names who has it (fail.sql),
    /// gets the next free time as its hint.
    /// - Parameters:
    ///   - command: what to say to have that time instead.
    ///   - wanted: what was asked for, and the id of the booking that asked.
    func whereFree<Result>(
        _ command: [String], wanted: () throws -> (resource: String, slot: Slot, besides: String?),
        _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where failure.isTaken {
            let (resource, slot, id) = try wanted()
            let hint = try nextFree(resource, slot, besides: id, command, ["--if-free"])
            throw failure.hinting(hint ?? failure.hint)
        }
    }

    /// The command that takes the next free time, short enough to be copied from a screen in one piece.
    /// - Parameter present: the times that the booking to be moved has, to whose day a bare clock belongs.
    private func nextFree(
        _ resource: String, _ slot: Slot, besides id: String?, _ command: [String], on present: Slot? = nil,
        _ more: [String] = []
    ) throws -> String? {
        let free = try session.read(
            """
            select start_time, end_time
            from booking.next_free(\(context.user), \(resource), \(slot.start), \(slot.end), \(id))
            """)[0]
        guard let row = free.first else { return nil }
        let (start, end) = (row.timestamp("start_time"), row.timestamp("end_time"))
        let length = Span(from: start, to: end)
        return try context.command(
            command + ["--from", context.typed(start, on: present), "--for", String(describing: length)] + more)
    }
}

extension Failure {
    /// The refusal of a time that is not free, which leaves the hint to the program (fail.sql).
    var isTaken: Bool { sqlstate == SQLState.taken }
}
