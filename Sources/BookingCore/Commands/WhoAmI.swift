/// `booking whoami`
enum WhoAmI {
    static func run(_ context: Context) throws {
        let identity = try Identity(context.session().read("select * from booking.whoami(\(context.user))")[0][0])
        if context.isQuiet { return try context.out.writeLine(identity.role) }
        switch context.invocation.format {
        case .table:
            try context.out.write(
                context.details([
                    ("role", identity.role), ("acting for", identity.actingFor),
                    ("rights", identity.rights.joined(separator: ", ")),
                ]))
        case .json: try context.out.write(JSONText.line(identity))
        default: try context.printRecords([identity])
        }
    }
}
