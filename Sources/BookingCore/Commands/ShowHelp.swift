/// `booking help [COMMAND]`, `booking COMMAND --help`, and `booking` alone
enum ShowHelp {
    static func run(_ context: Context) throws {
        try context.page(try Help.text(for: context.invocation.arguments))
    }
}
