/// `booking member remove ROLE`
enum RemoveMember {
    static func run(_ context: Context) throws {
        let rights = context.invocation.values(.right)
        let role = context.invocation.arguments[0]
        // Who takes the right to see them from himself sees nothing more.
        _ = try context.session().write([
            ["select booking.remove_member(\(context.user), \(role), \(rights.isEmpty ? nil : rights))"]
        ])
    }
}
