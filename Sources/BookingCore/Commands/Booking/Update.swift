/// `booking update ID`
enum Update {
    static func run(_ context: Context) throws {
        let invocation = context.invocation
        let id = invocation.arguments[0]
        let change = try SlotChange(
            from: invocation.value(.from), to: invocation.value(.to), for: invocation.value(.for),
            shift: invocation.value(.shift))
        let note = try invocation.value(.note).map(Note.check)
        if invocation.has(.ifFree) && change.isEmpty { throw Failure.noTimeToTake() }
        let session = try context.session(decides: invocation.has(.ifFree))
        if let resource = try invocation.value(.resource).map(Name.resource) {
            throw Failure.resourceIsFixed(try replacement(resource, change, note: note, id, context, session))
        }
        guard !change.isEmpty || note != nil else { throw Failure.nothingToChange(.update) }
        let answer = try Attempt(change: change, note: note, id: id, context: context, session: session).untilDone()
        try context.print(answer)
        Advice(context, session).afterBooking(answer)
    }

    /// The commands that do what was meant: book the other resource as asked, and delete this booking.
    private static func replacement(
        _ resource: String, _ change: SlotChange, note: String?, _ id: String, _ context: Context, _ session: Session
    ) throws -> [String] {
        let old = try session.booking(id, for: context.user)
        let now = try change.needsClock ? session.now() : nil
        let times = try change.resolve(current: old.slot, now: now, zone: context.zone())
        let (start, end) = (times.start ?? old.slot.start, times.end ?? old.slot.end)
        let noteWords = (note ?? old.note).map { ["--note", $0] } ?? []
        let owner = try session.connected().user == old.user ? nil : old.user
        return [
            Context.command(["create", resource, start.rfc3339, end.rfc3339] + noteWords, for: owner),
            context.command(["delete", old.shortID]),
        ]
    }
}

/// One update, made again where somebody else was quicker; what is locked has been waited for already.
private struct Attempt {
    let change: SlotChange
    let note: String?
    let id: String
    let context: Context
    let session: Session

    private static let most = 10

    func untilDone() throws -> Conflicts {
        let key = try RequestKey(context.invocation, zone: change.needsZone ? context.zone() : nil)
        let now = try change.needsClock ? session.now() : nil
        for _ in 1..<Self.most {
            do {
                return try once(key, now)
            } catch let failure as Failure where failure.isChanged && dependsOnPresentTimes {
                continue
            }
        }
        return try once(key, now)
    }

    private var askedRevision: Int? { context.invocation.number(.ifRev) }
    private var dependsOnPresentTimes: Bool { change.needsBooking && askedRevision == nil }

    /// Where the new times depend on the present ones, the change is bound to the revision they were read from.
    private func once(_ key: RequestKey, _ now: Timestamp?) throws -> Conflicts {
        let current = try change.needsBooking ? session.booking(id, for: context.user) : nil
        let times = try change.resolve(current: current?.slot, now: now, zone: context.zone())
        let answers = try whereFree(times) {
            try session.write([
                [
                    """
                    select * from booking.update_booking(\(context.user), \(id), \(times.start), \(times.end), \(note != nil),
                      \(note), \(askedRevision ?? current?.revision), \(key.key), \(key.request),
                      \(context.invocation.has(.ifFree)))
                    """
                ],
                ["select * from booking.look_again(\(context.user), \(key.key))"],
            ])
        }
        return try session.counting(Conflicts(answers[0][0]).adding(answers[1][0]), for: context.user)
    }

    private func whereFree<Result>(
        _ times: (start: Timestamp?, end: Timestamp?), _ body: () throws -> Result
    ) throws -> Result {
        func wanted() throws -> (resource: String, slot: Slot, besides: String?) {
            let current = try session.booking(id, for: context.user)
            let slot = Slot(start: times.start ?? current.slot.start, end: times.end ?? current.slot.end)
            return (current.resource, slot, current.id)
        }
        return try Advice(context, session).whereFree(["update", id], wanted: wanted, body)
    }
}

extension Failure {
    /// Another revision than the one that the change was bound to (fail.sql, `changed`).
    fileprivate var isChanged: Bool { sqlstate == "BK302" }
}
