/// `booking resource update NAME`
enum UpdateResource: Command {
    static let words = "resource update"
    static let tag: Option<Self, Tags> = .tags("set a tag, or remove it by an empty VALUE")
    static let name: Option<Self, String?> = .text("name", "NEW", "a new name", read: Name.resource)

    static let definition = CommandDefinition(
        .resources, "rename a resource, or change its tags",
        arguments: [.one("NAME", .resource)],
        options: [tag, name],
        formats: .one,
        details: ["Its bookings stay as they are."],
        examples: [
            Example("booking resource update Raum1 --name 'Room 1'", "A new name"),
            Example("booking resource update Raum1 --tag seats=10 --tag floor=", "Another tag, and one less"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        let newName = try given[Self.name]
        let tags = try given[Self.tag]
        guard newName != nil || !tags.isEmpty else { throw Failure.nothingToChange(Self.self) }
        let answers = try context.session().write([
            [
                "select booking.update_resource(\(context.user), \(name), \(tags.json)::jsonb, \(newName))",
                "select * from booking.resources(\(context.user), \(newName ?? name))",
            ]
        ])
        try context.print(ResourceRecord(answers[0][1][0]))
    }
}
