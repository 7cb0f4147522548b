/// `booking extend ID`
enum Extend: Command {
    static let words = "extend"
    static let by: Option<Self, Duration?> = .interval("by", zero: false, "how much longer", conflicts: ["to"])
    static let to: Option<Self, TimeExpression?> = .time("to", "when it is to end")
    static let key: Option<Self, String?> = .text(
        "key", "KEY", "repeat safely: the same key again extends it no further", read: Name.key
    ).besideTheRequest
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(by, to, key, noRetry)

    static let definition = CommandDefinition(
        .hold, "give a hold, or any VALID booking, a later end",
        arguments: [.one("ID", .booking)],
        formats: .one,
        details: [
            "It stays VALID. Where the time is wanted by another booking, or by somebody who waits for his turn, nothing is "
                + "changed and the exit status is 3."
        ],
        examples: [
            Example("booking extend 3f2a --by 15m", "A quarter of an hour more"),
            Example("booking extend 3f2a --to 18:00", "Until six"),
        ])

    static let page = PageNotes(
        exits: [
            3: "Somebody else has the time, or waits for it; nothing has changed.",
            6: "The booking has ended.",
            7: "No booking has this id, several begin with it, or it is deleted.",
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (by, to) = (try given[Self.by], try given[Self.to])
        guard by != nil || to != nil else { throw Failure.noLength(words, option: "--by") }
        if ShellVariables.ids(given.arguments).count > 1 { throw Failure.oneHoldAtATime(given.arguments[0]) }
        let (id, user) = (given.arguments[0], context.user)
        let session = try context.session(decides: true)
        let end = try to.map { try newEnd($0, of: session.booking(id, for: user), context, session) }
        let key = try RequestKey(given[Self.key], for: context.invocation, zone: to == nil ? nil : context.zone())
        let written = try session.write(
            "select * from booking.extend_booking(\(user), \(id), \(by), \(end), \(key.key), \(key.request))",
            under: key, for: user)
        try context.print(.conflicts(session.conflicts(written, for: user)))
    }

    private static func newEnd(
        _ to: TimeExpression, of booking: BookingRecord, _ context: Context, _ session: Session
    ) throws -> Timestamp? {
        let change = try SlotChange(from: nil, to: to, for: nil, shift: nil)
        let now = try session.now(if: change.needsClock)
        return try change.resolve(current: booking.slot, now: now, zone: context.zone()).end
    }
}
