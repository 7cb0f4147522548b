extension ConnectionSource {
    /// Whether the config file names this private server, which is then started on demand.
    func isEntry(of server: LocalServer) -> Bool {
        if case .configFile = origin { return text == server.conninfo }
        return false
    }
}
