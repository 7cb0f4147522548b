/// `booking resource retire NAME`
enum RetireResource {
    static func run(_ context: Context) throws {
        let name = context.invocation.arguments[0]
        let answers = try context.session().write([
            [
                "select booking.update_resource(\(context.user), \(name), p_retired => true)",
                "select * from booking.resources(\(context.user), \(name))",
            ]
        ])
        try context.print(ResourceRecord(answers[0][1].one()))
    }
}
