// `booking local start|stop|status|destroy`: the private server of `booking init --local`.

enum StartLocal {
    static func run(_ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        try server.start()
        try context.tell("the private server is running", of: server)
    }
}

enum StopLocal {
    static func run(_ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        try server.stop()
        try context.tell("the private server is stopped", of: server)
    }
}

enum DestroyLocal {
    static func run(_ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        guard server.status() != .absent else { return try context.tell("there is no private server", of: server) }
        guard try context.prompt.confirm("Destroy the private server in \(server.paths.folder), with all its bookings?")
        else { throw Failure.notConfirmed() }
        try server.destroy()
        try forget(server, context)
        try context.tell("the private server is gone", of: server)
    }

    private static func forget(_ server: LocalServer, _ context: Context) throws {
        guard var file = try ConfigFile.find(context.environment) else { return }
        file.remove("db", of: server.conninfo)
        try file.write()
    }
}

extension Context {
    /// What was done, or for programs how it stands with the private server now.
    fileprivate func tell(_ message: String, of server: LocalServer) throws {
        guard invocation.format == .json else { return notices.note(message) }
        try out.write(JSONText.line(LocalStatus(server)))
    }
}
