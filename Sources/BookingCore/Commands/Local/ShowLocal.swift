/// `booking local status`: as with systemctl, exit 0 says that it runs.
enum ShowLocal: Command {
    static let words = "local status"

    static let definition = CommandDefinition(
        .setUp, "say whether the private server runs, and where",
        formats: .one,
        examples: [Example("booking local status", "Does it run?")])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let server = LocalServer(environment: context.environment)
        let status = LocalStatus(server)
        if context.invocation.format == .json {
            try context.out.write(JSONText.line(status))
        } else if !context.isQuiet {
            try context.out.write(context.details(zip(LocalStatus.columns, status.values).map { ($0, $1.cell ?? "-") }))
        }
        if server.status() != .running { throw Failure.privateServerStopped(server.status()) }
    }
}

/// How it stands with the private server.
struct LocalStatus: Record {
    let state: String
    private let version: Int?
    private let paths: LocalPaths

    init(_ server: LocalServer) {
        state = server.status().rawValue
        version = server.majorVersion
        paths = server.paths
    }

    static let columns = ["state", "version", "data", "socket", "log"]

    var values: [Value] {
        [.text(state), Value(version), .text(paths.data), .text(paths.socketFolder), .text(paths.log)]
    }
}
