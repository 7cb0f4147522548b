/// `booking resource list`
enum ListResources: Command {
    static let words = "resource list"
    static let tag: Option<Self, Tags> = .tags("only with this tag")

    static let definition = CommandDefinition(
        .resources, "list what can be booked, and what is free",
        options: [tag],
        formats: .records,
        details: ["Each is shown with who holds it now, or until when it is free."],
        examples: [
            Example("booking resource list", "What is there to book?"),
            Example("booking resource list --tag seats=8", "Rooms with eight seats"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let tags = try given[Self.tag]
        let rows = try context.session().read(
            "select * from booking.resources(\(context.user), p_tags => \(tags.json)::jsonb)")[0]
        let resources = try rows.map { try ResourceRecord($0) }
        try context.print(resources)
        if resources.isEmpty && context.invocation.format == .table { context.notices.note("no resources") }
    }
}
