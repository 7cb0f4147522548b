extension Session {
    /// Who reads from a standby is told where the answer may be older than the doctor lets pass.
    func tellOfLag(_ connection: Connection) {
        guard connection.isStandby, let lag = try? lag(connection) else { return }
        guard !lag.isOK else { return notices.detail(lag.message) }
        notices.note(lag.message)
        if let hint = lag.hint { notices.hint(hint) }
    }

    private func lag(_ connection: Connection) throws -> Check? {
        let found = try connection.run(
            "select * from booking.safety(null) where name = 'writing'", deadline: .after(connector.patience))
        return found.first.map(Check.init)
    }
}
