/// `booking undo ID`
enum Undo {
    static func run(_ context: Context) throws {
        let key = try RequestKey(context.invocation)
        let answers = try context.session().write([
            [
                """
                select * from booking.undo_booking(\(context.user), \(context.invocation.arguments[0]),
                  \(context.invocation.number(.ifRev)), \(key.key), \(key.request))
                """
            ],
            ["select * from booking.look_again(\(context.user), \(key.key))"],
        ])
        try context.print(answers[0][0].map { try BookingRecord($0) })
    }
}
