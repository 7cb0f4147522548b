/// `booking resource show NAME`
enum ShowResource {
    static func run(_ context: Context) throws {
        let name = context.invocation.arguments[0]
        try context.print(context.session().resource(name, for: context.user))
    }
}

extension Session {
    func resource(_ name: String, for user: String?) throws -> ResourceRecord {
        try ResourceRecord(read("select * from booking.resources(\(user), \(name))")[0].one())
    }
}
