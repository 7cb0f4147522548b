/// `booking resource show NAME`
enum ShowResource: Command {
    static let words = "resource show"

    static let definition = CommandDefinition(
        .resources, "show one resource",
        arguments: [.one("NAME", .resource)],
        formats: .records,
        examples: [Example("booking resource show Raum1", "Its tags, and who holds it")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let name = given.arguments[0]
        try context.print(context.session().resource(name, for: context.user))
    }
}

extension Session {
    func resource(_ name: String, for user: String?) throws -> ResourceRecord {
        try ResourceRecord(read("select * from booking.resources(\(user), \(name))")[0][0])
    }
}
