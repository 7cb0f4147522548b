/// `booking member list`
enum ListMembers {
    static func run(_ context: Context) throws {
        let rows = try context.session().read("select * from booking.members(\(context.user))")[0]
        try context.print(rows.map(MemberRecord.init))
    }
}
