/// `booking approve ID`
enum Approve: Command {
    static let words = "approve"
    static let ifRev: Option<Self, Int?> = .number("if-rev", "only if its revision is still N, else exit with 3")
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(ifRev, noRetry)

    static let definition = CommandDefinition(
        .book, "let a booking become VALID that has to be approved",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: [
            "For those whom the resource names, by `--approval`, and for admins. Then it is decided as "
                + "others are, by its age. Other times have to be approved anew."
        ],
        examples: [Example("booking approve 3f2a", "Yes, you may have the board room")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let (user, id, session) = (context.user, given.arguments[0], try context.session())
        let key = RequestKey(for: context.invocation)
        let written = try session.write(
            """
            select * from booking.approve_booking(\(user), \(id), \(try given[Self.ifRev]), \(key.key), \(key.request))
            """, under: key, for: user)
        try context.print(.placed(session.conflicts(written, for: user)))
    }
}
