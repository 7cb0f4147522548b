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

    func afterBooking(_ answer: Conflicts) {
        quietly {
            if session.noticeCodes.contains("BK001") { try onSimilarNames(answer.booking.resource) }
            // What is VALID keeps its time, whoever wants it too.
            if !answer.conflicting.isEmpty && answer.booking.status == .pending { try onConflict(answer.booking) }
        }
    }

    /// Asks since when nobody has resolved; sent along with what the command asks.
    static let overdue: Query = "select booking.overdue_since()"

    /// Nobody resolves? From the answer to `overdue`.
    func onResolver(_ rows: RowSet) {
        quietly {
            guard let last = rows.first?.optionalTimestamp(0) else { return }
            let format = try context.timeFormat()
            context.notices.hint(
                "no resolver has run since \(format.moment(last)) \(format.label): booking process-pending --loop")
        }
    }

    private func onSimilarNames(_ name: String) throws {
        let names = try session.read("select booking.resource_names(\(context.user))")[0].map { $0.text(0) }
        let similar = Suggestion.similar(to: name, among: names.filter { $0 != name }, limit: 3)
        if !similar.isEmpty { context.notices.hint("similar names exist: \(similar.joined(separator: ", "))") }
    }

    private func onConflict(_ booking: BookingRecord) throws {
        guard let id = booking.id else { return }
        let free = try session.read("select start_time, end_time from booking.next_free(\(context.user), \(id))")[0]
        guard let row = free.first else { return }
        let (start, end) = (row.timestamp(0), row.timestamp(1))
        let format = try context.timeFormat()
        context.notices.hint(
            "\(booking.resource) is free \(format.slot(Slot(start: start, end: end))): "
                + context.command(["update", booking.shortID, "--from", start.rfc3339, "--to", end.rfc3339]))
    }
}
