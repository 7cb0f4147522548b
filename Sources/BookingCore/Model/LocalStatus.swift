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
