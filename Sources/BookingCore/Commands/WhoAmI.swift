/// `booking whoami`
enum WhoAmI: Command {
    static let words = "whoami"

    static let definition = CommandDefinition(
        .members, "say who you are, and what you may do",
        formats: .records,
        details: [
            "With each right stands what gives it: the role itself, a group role that it is a member of, or everyone. "
                + "A delegate sees for whom he may act."
        ],
        examples: [Example("booking whoami", "As whom am I connected?")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let answer = try context.session().read(Identity.query(for: context.user))
        let identity = try Identity(answer[0].one())
        try context.print(
            Report(ids: [identity.role], record: identity) {
                $0.details(
                    [
                        ("role", identity.role), ("acting for", identity.actingFor),
                    ]
                        + identity.words.enumerated().map { ($0 == 0 ? "rights" : "", $1) })
            })
    }
}
