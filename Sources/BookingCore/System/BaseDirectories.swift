import Glibc

/// Where a user's programs keep their files, by the XDG Base Directory Specification.
struct BaseDirectories: Sendable {
    private let environment: Environment

    init(_ environment: Environment) {
        self.environment = environment
    }

    var config: String { givenConfig ?? home + "/.config" }
    var data: String { givenData ?? home + "/.local/share" }
    var state: String { given("XDG_STATE_HOME") ?? home + "/.local/state" }

    /// Where the user has said so himself.
    var givenConfig: String? { given("XDG_CONFIG_HOME") }
    var givenData: String? { given("XDG_DATA_HOME") }

    /// Where `HOME` is not set, as in many a service, the one that the user database has: so does libpq.
    private var home: String {
        environment["HOME"] ?? getpwuid(geteuid()).map { String(cString: $0.pointee.pw_dir) } ?? "/"
    }

    /// The specification has relative paths ignored.
    private func given(_ name: String) -> String? {
        environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
}
