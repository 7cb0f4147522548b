import CLibPQ

/// Where a connection goes, or is trying to.
struct Address: Equatable {
    let host: String
    /// The numeric address; empty for a socket, and before the name is resolved.
    let numeric: String
    let port: String

    init(_ connection: OpaquePointer) {
        host = String(cString: PQhost(connection))
        numeric = String(cString: PQhostaddr(connection))
        port = String(cString: PQport(connection))
    }

    init(host: String, numeric: String = "", port: String) {
        self.host = host
        self.numeric = numeric
        self.port = port
    }

    var words: String {
        if host.hasPrefix("/") { return "\(host)/.s.PGSQL.\(port)" }
        let given = host.isEmpty ? numeric : host
        let name = given.contains(":") ? "[\(given)]" : given
        return name.isEmpty ? "the server" : "\(name):\(port)"
    }
}

/// The hosts of a connection string with several: three lists, of which only `port` may be shorter, namely one for all.
struct HostList {
    private let entries: [Address]

    init(_ options: ConnectionOptions) {
        let hosts = Self.items(options["host"])
        let numeric = Self.items(options["hostaddr"])
        let ports = Self.items(options["port"])
        entries = (0..<max(hosts.count, numeric.count)).map { index in
            Address(
                host: hosts.isEmpty ? "" : hosts[index],
                numeric: numeric.isEmpty ? "" : numeric[index],
                port: (index < ports.count ? ports[index] : ports.first) ?? "")
        }
    }

    private init(entries: [Address]) {
        self.entries = entries
    }

    var isEmpty: Bool { entries.isEmpty }

    /// The list without the one that a connection was trying.
    func without(_ address: Address) -> HostList {
        HostList(entries: entries.filter { !($0.isNamed(by: address) && $0.port == address.port) })
    }

    /// In libpq's three lists.
    var settings: [(String, String)] {
        [
            ("host", entries.map(\.host)), ("hostaddr", entries.map(\.numeric)), ("port", entries.map(\.port)),
        ].filter { !$0.1.allSatisfy(\.isEmpty) }.map { ($0.0, $0.1.joined(separator: ",")) }
    }

    /// All of them, where there are several; else nil.
    var words: String? {
        entries.count > 1 ? entries.map(\.words).joined(separator: ", ") : nil
    }

    private static func items(_ list: String?) -> [String] {
        list?.split(separator: ",", omittingEmptySubsequences: false).map(String.init) ?? []
    }
}

extension Address {
    /// libpq's `PQhost` gives the name where there is one, else the numeric address.
    fileprivate func isNamed(by current: Address) -> Bool {
        host.isEmpty ? [current.host, current.numeric].contains(numeric) : host == current.host
    }
}
