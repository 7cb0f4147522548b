import Glibc

/// Where the private server of one user lives: all of it in one folder.
struct LocalPaths: Equatable, Sendable {
    let folder: String

    static let dataName = "postgres"
    static let logName = "postgres.log"

    var data: String { folder + "/" + Self.dataName }
    var socketFolder: String { folder + "/socket" }
    var socket: String { socketFolder + "/.s.PGSQL.5432" }
    var log: String { folder + "/" + Self.logName }
    var lock: String { folder + "/postgres.lock" }
    /// Our settings, rewritten by every start; a data folder that has this file was made by us and is whole.
    var settings: String { data + "/booking.conf" }
    var mainSettings: String { data + "/postgresql.conf" }
    var version: String { data + "/PG_VERSION" }
    var processID: String { data + "/postmaster.pid" }

    /// The most bytes that the path of a Unix socket can have.
    static let longestSocket = 107

    /// Root's server runs as `postgres`, who cannot enter root's home.
    init(environment: Environment) {
        let folders = BaseDirectories(environment)
        folder = (geteuid() == 0 ? folders.givenData ?? "/var/lib" : folders.data) + "/booking"
    }

    /// Refuses what no server could work with: libpq ends a host at a comma, settings end at a line's end.
    func check() throws {
        guard !folder.contains(where: { $0 == "," || $0.isNewline }) else { throw Failure.socketPathUnusable(folder) }
        guard socket.utf8.count <= Self.longestSocket else { throw Failure.socketPathTooLong(socket) }
    }
}
