/// `booking create RESOURCE [FROM [TO]]`
enum Create {
    static func run(_ context: Context) throws {
        let invocation = context.invocation
        let resource = try Name.resource(invocation.arguments[0])
        let note = try invocation.value(.note).map(Note.check)
        let request = try SlotRequest(
            words: Array(invocation.arguments.dropFirst()), from: invocation.value(.from), to: invocation.value(.to),
            for: invocation.value(.for))
        let waiting = try invocation.value(.wait).map { try Waiting(context, limit: limit($0)) }
        let session = try waiting?.session ?? context.session(decides: invocation.has(.ifFree))
        func book() throws -> (answer: Conflicts, overdue: RowSet) {
            let slot = try request.resolve(now: try request.needsClock ? session.now() : nil, zone: context.zone())
            let zone = try request.needsZone ? context.zone() : nil
            return try self.book(resource, slot, note: note, in: zone, context, session)
        }
        let advice = Advice(context, session)
        guard let waiting else {
            let (answer, overdue) = try book()
            try context.print(answer)
            advice.afterBooking(answer)
            return advice.onResolver(overdue)
        }
        let (answer, overdue) = try waiting.endingBySignal(book)
        advice.onNewResource(answer.booking)
        advice.onResolver(overdue)
        try waiting.run(answer.booking.id ?? "", known: answer.booking) { seen in
            let latest = latest(answer, seen, context, session)
            try context.print(latest)
            if seen != nil { advice.onConflict(latest) }
        }
    }

    /// What has become of a booking and of what it conflicted with, while it was waited for: as the database says, or as
    /// it was last known where the database cannot be reached any more.
    private static func latest(
        _ answer: Conflicts, _ seen: BookingRecord?, _ context: Context, _ session: Session
    ) -> Conflicts {
        let query: Query = "select * from booking.show_conflicts(\(context.user), \(answer.booking.id))"
        let rows = try? session.transactions([[query]], deadline: .after(.seconds(2)))[0][0]
        let now = (try? rows.map { try session.counting(Conflicts($0), for: context.user) }) ?? answer
        return Conflicts(booking: seen ?? now.booking, conflicting: now.conflicting, more: now.more)
    }

    /// Nil for ever.
    private static func limit(_ text: String) throws -> Duration? {
        text == "forever" ? nil : try Interval.parse(text, zero: true)
    }

    /// The booking, and in a second transaction of the same round trip a second look for races; and since when nobody
    /// has resolved.
    private static func book(
        _ resource: String, _ slot: Slot, note: String?, in zone: Zone?, _ context: Context, _ session: Session
    ) throws -> (answer: Conflicts, overdue: RowSet) {
        let user = context.user
        if context.invocation.has(.dryRun) {
            let answers = try session.read(
                """
                select * from booking.create_booking(\(user), \(resource), \(slot.start), \(slot.end), \(note),
                  p_dry_run => true)
                """, Advice.overdue)
            return (try session.counting(Conflicts(answers[0]), for: user), answers[1])
        }
        let key = try RequestKey(context.invocation, zone: zone)
        let answers = try Advice(context, session).whereFree(["create", resource], wanted: { (resource, slot, nil) }) {
            try session.write([
                [
                    """
                    select * from booking.create_booking(\(user), \(resource), \(slot.start), \(slot.end), \(note),
                      \(key.key), \(key.request), p_if_free => \(context.invocation.has(.ifFree)))
                    """
                ],
                ["select * from booking.look_again(\(user), \(key.key))", Advice.overdue],
            ])
        }
        return (try session.counting(Conflicts(answers[0][0]).adding(answers[1][0]), for: user), answers[1][1])
    }
}
