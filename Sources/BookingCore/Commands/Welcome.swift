/// `booking` alone: what fits a screen of it, and where one stands.
enum Welcome: Command {
    static let words = "help"
    static let definition = ShowHelp.definition

    static func run(_ given: Given<Self>, _ context: Context) throws {
        try context.page(Help.short)
        try context.out.flush()
        try Status.glance(context)
    }
}
