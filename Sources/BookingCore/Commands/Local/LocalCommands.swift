// `booking local start|stop|status|destroy`: the private server of `booking init --local`.

enum StartLocal {
    static func run(_ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        try server.start()
        context.notices.note("the private server is running")
    }
}

enum StopLocal {
    static func run(_ context: Context) throws {
        try LocalServer(environment: context.environment).stop()
        context.notices.note("the private server is stopped")
    }
}

enum DestroyLocal {
    static func run(_ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        guard server.status() != .absent else { return context.notices.note("there is no private server") }
        guard try context.prompt.confirm("Destroy the private server in \(server.paths.folder), with all its bookings?")
        else { throw Failure.notConfirmed() }
        try server.destroy()
        try forget(server, context)
        context.notices.note("the private server is gone")
    }

    private static func forget(_ server: LocalServer, _ context: Context) throws {
        guard var file = try ConfigFile.find(context.environment), file["db"] == server.conninfo else { return }
        file.remove("db")
        try file.write()
    }
}
