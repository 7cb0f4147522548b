/// `booking create --every`
struct CreateSeries {
    let resource: String
    let request: SlotRequest
    let series: SeriesRequest
    let note: String?
    let given: Given<Create>
    let context: Context

    func run() throws {
        let allOrNothing = given[Create.allOrNothing]
        let session = try context.session(decides: allOrNothing)
        try NewName(resource)?.check(for: context.user, session)
        let slots = try slots(session)
        let occurrences = try explaining {
            try given[Create.dryRun] ? rehearse(slots, session) : book(slots, session)
        }
        let isRepeat = given.has(Create.key) && session.noticeCodes.contains(SQLState.bookedBefore)
        try context.print(.occurrences(occurrences))
        guard let first = occurrences.first?.booking else { return }
        let advice = Advice(context, session)
        if isRepeat { advice.onRepeat(first) }
        advice.onNewResource(first)
        advice.onTime(first)
    }

    private func slots(_ session: Session) throws -> [Slot] {
        let now = try session.now(if: request.needsClock || series.needsClock)
        return try series.slots(of: request, now: now, zone: context.zone())
    }

    /// The next free time of one would not help: all have to be free.
    private func explaining<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where failure.isTaken {
            throw Failure.notAllFree(failure)
        }
    }

    private func rehearse(_ slots: [Slot], _ session: Session) throws -> [Occurrence] {
        let query: Query = """
            select (o.booking).*, o.conflicts, o.next_start, o.next_end
            from booking.rehearse_series(\(context.user), \(resource), \(slots.map(\.start)),
              \(slots.map(\.end)), \(note), \(given[Create.allOrNothing])) o
            """
        return try session.write([[query]])[0][0].map { try Occurrence($0) }
    }

    private func book(_ slots: [Slot], _ session: Session) throws -> [Occurrence] {
        let key = try RequestKey(given[Create.key], for: context.invocation, zone: context.zone())
        return try session.writeSeries(
            """
            select booking.create_series(\(context.user), \(resource), \(slots.map(\.start)), \(slots.map(\.end)),
              \(note), \(key.key), \(key.request), \(given[Create.allOrNothing]), \(given.has(Create.privateNote)))
            """, under: key, for: context.user)
    }
}
