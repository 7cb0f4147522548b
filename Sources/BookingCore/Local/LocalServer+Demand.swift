extension LocalServer {
    /// Starts it on demand: where the config file names it, and it has stopped. False where there is nothing to start.
    func start(if source: ConnectionSource) throws -> Bool {
        guard case .configFile = source.origin, source.text == conninfo, status() == .stopped else { return false }
        try start()
        return true
    }
}
