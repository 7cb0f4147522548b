/// `booking resource add NAME`
enum AddResource {
    static func run(_ context: Context) throws {
        let name = try Name.resource(context.invocation.arguments[0])
        let tags = try Tags(context.invocation.values(.tag))
        let answers = try context.session().write([
            [
                "select booking.add_resource(\(context.user), \(name), \(tags.json)::jsonb)",
                "select * from booking.resources(\(context.user), \(name))",
            ]
        ])
        try context.print(ResourceRecord(answers[0][1].one()))
    }
}
