/// `booking resource retire NAME`
enum RetireResource: Command {
    static let words = "resource retire"

    static let definition = CommandDefinition(
        .resources, "take a resource out of use",
        arguments: [.one("NAME", .resource)],
        formats: .one,
        details: ["It takes no new bookings; those it has are kept."],
        examples: [Example("booking resource retire old-rig", "Nobody shall book it any more")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        let answers = try context.session().write([
            [
                "select booking.update_resource(\(context.user), \(name), p_retired => true)",
                "select * from booking.resources(\(context.user), \(name))",
            ]
        ])
        try context.print(ResourceRecord(answers[0][1][0]))
    }
}
