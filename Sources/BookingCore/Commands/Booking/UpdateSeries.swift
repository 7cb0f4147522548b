/// `booking update --series`: each booking gets new times on its own day, or all get the note.
struct UpdateSeries {
    let scope: SeriesScope
    let change: SlotChange
    let note: String?
    let given: Given<Update>
    let context: Context

    func run() throws {
        for option in [Update.ifRev, Update.resource] as [any DeclaredOption]
        where given.has(option) {
            throw Failure.notOfSeries(option.definition.flag)
        }
        guard change.isOfEachDay else { throw Failure.seriesNeedsClock() }
        let session = try context.session(decides: given[Update.ifFree])
        let key = try RequestKey(for: context.invocation, zone: change.needsZone ? context.zone() : nil)
        try context.print(.occurrences(explaining { try RevisionRace.run { try once(key, session) } }))
    }

    /// The next free time of one would not help: all have to be free.
    private func explaining<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where failure.isTaken {
            throw Failure.notAllFreeToMoveTo(failure)
        }
    }

    /// Each change is bound to the revision whose times it was told from.
    private func once(_ key: RequestKey, _ session: Session) throws -> [Occurrence] {
        let bookings = try session.series(of: given.arguments[0], scope, for: context.user)
        let zone = try context.zone()
        let times = try bookings.map { try change.resolve(current: $0.slot, now: nil, zone: zone) }
        if given[Update.dryRun] {
            let query: Query = """
                select (o.booking).*, o.conflicts, o.next_start, o.next_end
                from booking.rehearse_updates(\(context.user), \(bookings.map(\.id)), \(bookings.map(\.revision)),
                  \(times.map(\.start)), \(times.map(\.end)), \(note != nil), \(note), \(given[Update.ifFree])) o
                """
            let occurrences = try session.write([[query]])[0][0].map { try Occurrence($0) }
            return SeriesConflicts(session: session, context: context).rehearsed(occurrences) { booking in
                """
                select * from booking.rehearse_change(\(context.user), 'update', \([booking.id]), \(booking.slot.start),
                  \(booking.slot.end))
                """
            }
        }
        let occurrences = try session.writeSeries(
            """
            select booking.update_bookings(\(context.user), \(bookings.map(\.id)), \(bookings.map(\.revision)),
              \(times.map(\.start)), \(times.map(\.end)), \(note != nil), \(note), \(key.key), \(key.request),
              \(given.has(Update.privateNote)),
              \(given[Update.ifFree]))
            """, under: key, for: context.user)
        return SeriesConflicts(session: session, context: context).named(occurrences)
    }
}
