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
        let answer = try apply(change, note: note, to: id, context, try context.session())
        try context.print(answer)
    }

    /// Where the new times depend on the present ones, the change is bound to the revision they were read from, and
    /// made again when somebody else was quicker.
    private static func apply(
        _ change: SlotChange, note: String?, to id: String, _ context: Context, _ session: Session
    ) throws -> Conflicts {
        let key = RequestKey(context.invocation)
        let asked = context.invocation.number(.ifRev)
        let now = try change.needsClock ? session.now() : nil
        while true {
            let current = try change.needsBooking ? session.booking(id, for: context.user) : nil
            let times = try change.resolve(current: current?.slot, now: now, zone: context.zone())
            do {
                return try write(times, note, id, asked ?? current?.revision, key, context, session)
            } catch let failure as Failure where failure.kind == .busy && current != nil && asked == nil {
                continue
            }
        }
    }

    private static func write(
        _ times: (start: Timestamp?, end: Timestamp?), _ note: String?, _ id: String, _ revision: Int?,
        _ key: RequestKey, _ context: Context, _ session: Session
    ) throws -> Conflicts {
        let answers = try session.write([
            ["""
            select * from booking.update_booking(\(context.user), \(id), \(times.start), \(times.end), \(note != nil),
              \(note), \(revision), \(key.key), \(key.request))
            """],
            ["select * from booking.look_again(\(context.user), \(key.key))"],
        ])
        return try Conflicts(answers[0][0]).adding(answers[1][0])
    }
}
