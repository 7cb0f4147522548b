/// The private server as the database of this user: what `booking init --local` makes, starts, and enters in the config
/// file.
enum PrivateSource {
    static func prepare(_ context: Context) throws -> ConnectionSource {
        let server = LocalServer(environment: context.environment)
        var file = try ConfigFile.findOrMake(context.environment)
        try confirm(file, server, context)
        try server.create()
        file.set("db", to: server.conninfo)
        try file.write()
        return try .configFile(file)
    }

    /// A team's database that stands there would be forgotten.
    private static func confirm(_ file: ConfigFile, _ server: LocalServer, _ context: Context) throws {
        guard let other = file["db"], other != server.conninfo else { return }
        guard try context.prompt.confirm("\(file.path) names another database: replace it by the private server?")
        else { throw Failure.nothingDone() }
    }

    /// Nobody else can reach it: its socket is in a folder of this user's.
    static func tellWhoseItIs(_ context: Context) {
        context.notices.note("this server is for you alone; nobody else can connect to it")
        context.notices.hint(
            "to share things: booking init --db postgresql://HOST/NAME")
    }

    /// What the environment says goes before the config file.
    static func warnIfOverruled(_ source: ConnectionSource, _ context: Context) {
        guard let used = try? ConnectionSource.resolve(flag: nil, environment: context.environment).origin,
            used != source.origin
        else { return }
        context.notices.note("\(used.words) is set, and goes before \(source.origin.words)")
        context.notices.hint("to use the private server: unset \(used.words)")
    }
}
