/// The settings that make a PostgreSQL private: no network, a socket that only its owner can reach.
struct ServerSettings {
    let socketFolder: String

    var text: String {
        """
        # Written by booking at every start of its private server; your own settings belong into postgresql.conf.
        listen_addresses = ''
        port = 5432  # nothing but the end of the socket's name
        unix_socket_directories = \(Self.quoted("\"" + socketFolder.doubling("\"") + "\""))
        unix_socket_permissions = 0700
        max_connections = 100

        """
    }

    /// Replaces the settings in one step, in a folder of the account's own.
    func write(to path: String, for account: Account) throws {
        try TextFile.put(text, at: path, draft: path + ".new", prepare: account.own)
    }

    /// As a string in postgresql.conf, which knows both doubled quotes and backslashes.
    private static func quoted(_ value: String) -> String {
        "'" + value.doubling("\\").doubling("'") + "'"
    }
}

extension String {
    fileprivate func doubling(_ character: Character) -> String {
        reduce(into: "") { $0 += $1 == character ? "\($1)\($1)" : "\($1)" }
    }
}
