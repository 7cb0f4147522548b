/// `booking resource update NAME`
enum UpdateResource {
    static func run(_ context: Context) throws {
        let invocation = context.invocation
        let name = invocation.arguments[0]
        let newName = try invocation.value(.name).map(Name.resource)
        let tags = try Tags(invocation.values(.tag))
        guard newName != nil || !tags.isEmpty else { throw Failure.nothingToChange(.resourceUpdate) }
        let answers = try context.session().write([
            [
                "select booking.update_resource(\(context.user), \(name), \(tags.json)::jsonb, \(newName))",
                "select * from booking.resources(\(context.user), \(newName ?? name))",
            ]
        ])
        try context.print(ResourceRecord(answers[0][1].one()))
    }
}
