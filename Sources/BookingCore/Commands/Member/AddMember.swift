/// `booking member add ROLE`
enum AddMember {
    static func run(_ context: Context) throws {
        let rights = context.invocation.values(.right)
        guard !rights.isEmpty else { throw Failure.rightMissing() }
        let role = context.invocation.arguments[0]
        let answers = try context.session().write([
            [
                "select booking.add_member(\(context.user), \(role), \(rights))",
                "select * from booking.members(\(context.user)) m where m.role = \(role)",
            ]
        ])
        try context.print(answers[0][1].map(MemberRecord.init))
    }
}
