/// `booking update ID`
enum Update {
    static func run(_ context: Context) throws {
        let invocation = context.invocation
        let id = invocation.arguments[0]
        if let resource = invocation.value(.resource) { throw Failure.resourceIsFixed(id, resource) }
        let change = try SlotChange(
            from: invocation.value(.from), to: invocation.value(.to), for: invocation.value(.for),
            shift: invocation.value(.shift))
        let note = try invocation.value(.note).map(Note.check)
        guard !change.isEmpty || note != nil else { throw Failure.nothingToChange() }
        let session = try context.session()
        let answer = try Attempt(change: change, note: note, id: id, context: context, session: session).untilDone()
        try context.print(answer)
        Advice(context, session).afterBooking(answer)
    }
}

/// One update, made again where somebody else was quicker.
private struct Attempt {
    let change: SlotChange
    let note: String?
    let id: String
    let context: Context
    let session: Session

    private static let most = 10

    func untilDone() throws -> Conflicts {
        let key = RequestKey(context.invocation)
        let now = try change.needsClock ? session.now() : nil
        for _ in 1..<Self.most {
            do {
                return try once(key, now)
            } catch let failure as Failure where failure.kind == .busy && dependsOnPresentTimes {
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
        let answers = try session.write([
            ["""
            select * from booking.update_booking(\(context.user), \(id), \(times.start), \(times.end), \(note != nil),
              \(note), \(askedRevision ?? current?.revision), \(key.key), \(key.request))
            """],
            ["select * from booking.look_again(\(context.user), \(key.key))"],
        ])
        return try Conflicts(answers[0][0]).adding(answers[1][0])
    }
}
