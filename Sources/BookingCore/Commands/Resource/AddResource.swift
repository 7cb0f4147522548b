/// `booking resource add NAME`
enum AddResource: Command {
    static let words = "resource add"
    static let tag: Option<Self, Tags> = .tags("describe it")

    static let definition = CommandDefinition(
        .resources, "add a thing that can be booked",
        arguments: [.one("NAME", .text)],
        options: [tag],
        formats: .one,
        details: ["A resource is also added by its first booking. Adding it by hand gives it tags."],
        examples: [Example("booking resource add Raum1 --tag seats=8 --tag floor=2", "A room with tags")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = try Name.resource(given.arguments[0])
        let tags = try given[Self.tag]
        let answers = try context.session().write([
            [
                "select booking.add_resource(\(context.user), \(name), \(tags.json)::jsonb)",
                "select * from booking.resources(\(context.user), \(name))",
            ]
        ])
        try context.print(ResourceRecord(answers[0][1][0]))
    }
}
