/// Which database, and where that was said.
struct ConnectionSource: Sendable {
    /// Where the setting came from.
    enum Origin: Equatable, Sendable {
        case flag
        /// Its name, and the file's path.
        case profile(String, String)
        case bookingVariable
        case databaseVariable
        /// The names of those of libpq's variables that are set.
        case libpqVariables([String])
        /// The file's path.
        case configFile(String)
        case libpqDefaults

        /// As messages name it.
        var words: String {
            switch self {
            case .flag: "--db"
            case .profile(let name, let path): "[\(name)] in \(path)"
            case .bookingVariable: "BOOKING_DATABASE_URL"
            case .databaseVariable: "DATABASE_URL"
            case .libpqVariables(let names): names.joined(separator: ", ")
            case .configFile(let path): path
            case .libpqDefaults: "libpq's defaults"
            }
        }
    }

    let origin: Origin
    /// As libpq takes it in `dbname`; nil where libpq's own environment and defaults say all. May hold a password.
    let text: String?
    /// What PGSERVICE says, without white space around it, such as the newline at the end of a file. (The other variables
    /// are quoted in what libpq says, this one is not.)
    private(set) var service: String?

    /// The first that says something: the profile or the flag, our variable, the common one, libpq's own, the config file.
    static func resolve(
        flag: String?, profile: String? = nil, environment: Environment
    ) throws -> ConnectionSource {
        var source = try profile.map { try self.profile($0, environment) } ?? first(flag, environment)
        source.service = environment["PGSERVICE"]?.trimmed
        if let service = source.service, Escape.visible(service) != service { throw Failure.notAService(service) }
        return source
    }

    private static func first(_ flag: String?, _ environment: Environment) throws -> ConnectionSource {
        if let flag { return try ConnectionSource(.flag, flag) }
        if let url = environment["BOOKING_DATABASE_URL"] { return try ConnectionSource(.bookingVariable, url) }
        if let url = environment["DATABASE_URL"] { return try ConnectionSource(.databaseVariable, url) }
        let names = libpqVariables.filter { environment[$0] != nil }
        if !names.isEmpty { return ConnectionSource(trusting: .libpqVariables(names)) }
        if let file = try ConfigFile.find(environment), file["db"] != nil { return try configFile(file) }
        return ConnectionSource(trusting: .libpqDefaults)
    }

    private static func profile(_ name: String, _ environment: Environment) throws -> ConnectionSource {
        guard name != ConfigFile.everyProfile else { throw Failure.everyProfileElsewhere() }
        let file = try ConfigFile.findOrMake(environment)
        guard file.profiles.contains(name) else { throw Failure.noProfile(name, file.path, file.profiles) }
        guard let words = file["db", name] else { throw Failure.emptyProfile(name, file.path) }
        return try ConnectionSource(.profile(name, file.path), words)
    }

    /// Somebody said so, and libpq does not just guess.
    var isChosen: Bool { origin != .libpqDefaults }

    /// What `init --local` has entered in the config file.
    static func configFile(_ file: ConfigFile) throws -> ConnectionSource {
        try ConnectionSource(.configFile(file.path), file["db"] ?? "")
    }

    private static let libpqVariables = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGDATABASE", "PGSERVICE"]

    private init(_ origin: Origin, _ words: String) throws {
        let string: ConnectionString
        do {
            string = try ConnectionString(words)
        } catch {
            throw Failure.notAConnectionString(origin, error)
        }
        guard origin != .flag || !string.hasSecret else { throw Failure.passwordInArgument() }
        self.origin = origin
        text = string.text
    }

    private init(trusting origin: Origin) {
        self.origin = origin
        text = nil
    }
}
