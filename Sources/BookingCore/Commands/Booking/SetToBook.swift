/// What `create --resource` and `create --tag` book: several resources for one time, or any one that has the tags.
struct SetToBook {
    private let resources: [String]
    private let tags: Tags

    /// Nil where neither was given.
    init?(_ given: Given<Create>) throws {
        resources = try given[Create.resource].map(Name.resource)
        tags = try given[Create.tag]
        if resources.isEmpty && tags.isEmpty { return nil }
        if !resources.isEmpty && !tags.isEmpty { throw Failure.namesAndTags() }
    }

    func run(_ given: Given<Create>, _ context: Context) throws {
        let note = try given[Create.note] ?? given[Create.privateNote]
        let request = try SlotRequest(
            words: given.arguments, from: given[Create.from], to: given[Create.to], for: given[Create.for])
        let session = try context.session(decides: given[Create.ifFree])
        for name in resources { try NewName(name)?.check(for: context.user, session) }
        let slot = try request.resolve(now: session.now(if: request.needsClock), zone: context.zone())
        let key = try RequestKey(
            given[Create.key], for: context.invocation, zone: try request.needsZone ? context.zone() : nil)
        let query: Query = """
            select c.n, (c.booking).* from booking.create_bookings(\(context.user), \(resources), \(tags.json), \(slot.start),
              \(slot.end), \(note), \(key.key), \(key.request), \(given[Create.dryRun]), \(given[Create.ifFree]),
              \(given.has(Create.privateNote))) c
            """
        let (rows, overdue) = try KnownNames(resources: resources, context, session).suggesting {
            try naming(slot, context) {
                try given[Create.dryRun]
                    ? rehearse(query, session) : write(query, under: key, for: context.user, session)
            }
        }
        let answers = try Conflicts.numbered(rows).map { try session.counting($0, for: context.user) }
        if given.has(Create.key), session.noticeCodes.contains(SQLState.bookedBefore), let first = answers.first {
            Advice(context, session).onRepeat(first.booking)
        }
        try context.print(.conflicts(answers))
        let advice = Advice(context, session)
        if let first = answers.first { advice.onTime(first.booking) }
        advice.onResolver(overdue)
        answers.forEach(advice.onConflict)
    }

    /// A refusal of a time that is not free says how to find one.
    private func naming<Result>(_ slot: Slot, _ context: Context, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where failure.isTaken {
            let what = resources.isEmpty ? tags.words.flatMap { ["--tag", $0] } : resources
            let length = String(describing: Span(from: slot.start, to: slot.end))
            throw Failure.notFreeTogether(failure, context.command(["free"] + what + ["--for", length]))
        }
    }

    private func rehearse(_ query: Query, _ session: Session) throws -> (RowSet, RowSet) {
        let answers = try session.read(query, Advice.overdue)
        return (answers[0], answers[1])
    }

    /// As one booking is written, but what came of it is asked for once all is done.
    private func write(
        _ query: Query, under key: RequestKey, for user: String?, _ session: Session
    ) throws -> (RowSet, RowSet) {
        let answers = try session.write([
            [query],
            [.lookAgain(user, key), Advice.overdue, .resolveWritten(user, key)],
        ])
        let created: Query = "select c.n, (c.booking).* from booking.show_created(\(user), \(key.key)) c"
        return (try session.read(created)[0], answers[1][1])
    }
}

extension Conflicts {
    /// From the rows of `booking.show_created`: those of one booking have its number, itself first.
    fileprivate static func numbered(_ rows: RowSet) throws -> [Conflicts] {
        var groups: [(number: Int, bookings: [BookingRecord])] = []
        for row in rows {
            if groups.last?.number != row.int("n") { groups.append((row.int("n"), [])) }
            groups[groups.count - 1].bookings.append(try BookingRecord(row))
        }
        return groups.map { Conflicts(booking: $0.bookings[0], conflicting: Array($0.bookings.dropFirst())) }
    }
}
