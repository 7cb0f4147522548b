/// `booking forget`
enum Forget: Command {
    static let words = "forget"
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(noRetry)

    static let definition = CommandDefinition(
        .run, "replace a person's name by a pseudonym",
        arguments: [.one("USER", .user)],
        formats: .one,
        details: [
            "Only an admin may, and only of somebody who has no rights any more. "
                + "The name goes from bookings, from their history and from what is kept of rights, things, rules and passes, "
                + "for good; a place in a queue or in the feed goes altogether; "
                + "what was booked, when, and what became of it stays, under a pseudonym that is printed.",
            "Notes stay as they were written. Backups, and what a watcher has been told, are not reached: "
                + "keep backups no longer than you must.",
        ],
        examples: [Example("booking forget ann", "Whoever has left is not to be named any more")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        if context.prompt.wantsConfirmation {
            guard try context.prompt.confirm("Replace the name \(name) for good?") else { throw Failure.nothingDone() }
        }
        let row = try context.session().write([["select * from booking.forget_user(\(context.user), \(name))"]])[0][0]
            .one()
        let forgotten = ForgottenRecord(row)
        try context.print(Report(record: forgotten) { _ in forgotten.sentence + "\n" })
    }
}
