/// One update of a booking, under one key.
struct UpdateAttempt {
    let change: SlotChange
    let note: String?
    let given: Given<Update>
    let context: Context
    let session: Session

    func untilDone() throws -> Conflicts {
        let key = try RequestKey(for: context.invocation, zone: change.needsZone ? context.zone() : nil)
        let now = try session.now(if: change.needsClock)
        return try RevisionRace.run(mayRepeat: dependsOnPresentTimes) { try once(key, now) }
    }

    private var advice: Advice { Advice(context, session) }
    private func bound(_ current: BookingRecord?) -> Int? { change.needsBooking ? current?.revision : nil }
    private var id: String { given.arguments[0] }
    private var dependsOnPresentTimes: Bool { change.needsBooking && !given.has(Update.ifRev) }

    /// Where the new times depend on the present ones, the change is bound to the revision they were read from.
    private func once(_ key: RequestKey, _ now: Timestamp?) throws -> Conflicts {
        let needsBooking = change.needsBooking || !change.isEmpty && context.isAtTerminal
        let current = try needsBooking ? session.booking(id, for: context.user) : nil
        let times = try change.resolve(current: current?.slot, now: now, zone: context.zone())
        if given[Update.dryRun] { return try rehearsed(times, current) }
        try advice.beforeGivingUp(current, times, given[Update.ifFree])
        let written = try whereFree(times) {
            try session.write(
                """
                select * from booking.update_booking(\(context.user), \(id), \(times.start), \(times.end), \(note != nil),
                  \(note), \(try given[Update.ifRev] ?? bound(current)), \(key.key), \(key.request),
                  \(given[Update.ifFree]), \(given.has(Update.privateNote)))
                """, under: key, for: context.user)
        }
        let gaveUp = session.noticeCodes.contains(SQLState.givenUp)
        let answer = try session.conflicts(written, for: context.user)
        if gaveUp { advice.afterGivingUp(answer.booking) }
        return answer
    }

    private func rehearsed(_ times: (start: Timestamp?, end: Timestamp?), _ current: BookingRecord?) throws -> Conflicts
    {
        let rows = try whereFree(times) {
            try session.read(
                """
                select * from booking.rehearse_change(\(context.user), 'update', \([id]), \(times.start), \(times.end),
                  \(note != nil), \(note), \(try given[Update.ifRev] ?? bound(current)), \(given[Update.ifFree]))
                """)[0]
        }
        let gaveUp = session.noticeCodes.contains(SQLState.givenUp)
        let answer = try session.counting(Conflicts(rows), for: context.user)
        if gaveUp { advice.afterGivingUp(answer.booking) }
        return answer
    }

    private func whereFree<Result>(
        _ times: (start: Timestamp?, end: Timestamp?), _ body: () throws -> Result
    ) throws -> Result {
        func wanted() throws -> (resource: String, slot: Slot, besides: String?) {
            let current = try session.booking(id, for: context.user)
            let slot = Slot(start: times.start ?? current.slot.start, end: times.end ?? current.slot.end)
            return (current.resource, slot, current.id)
        }
        return try Advice(context, session).whereFree(["update", id] + context.noteWords, wanted: wanted, body)
    }
}
