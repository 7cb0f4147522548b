/// `booking delete ID…`
enum Delete {
    static func run(_ context: Context) throws {
        let key = try RequestKey(context.invocation)
        let answer = try context.session().write([
            [
                """
                select * from booking.delete_bookings(\(context.user), \(context.invocation.arguments),
                  \(context.invocation.number(.ifRev)), \(key.key), \(key.request))
                """
            ]
        ])
        try context.print(answer[0][0].map { try BookingRecord($0) })
    }
}
