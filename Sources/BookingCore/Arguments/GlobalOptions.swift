/// The options of every command, on either side of its name.
enum GlobalOptions: OptionOwner {
    static let profile: Option<Self, String?> = .text(
        "profile", "NAME", "the database of that section of the config file; for `booking list` also `all`",
        kind: .profile, conflicts: ["db"])
    static let user: Option<Self, String?> = .text(
        "user", short: "u", "NAME", "act for NAME; your own name is your database role", kind: .user, read: Name.user)
    static let db: Option<Self, String?> = .text(
        "db", short: "d", "DATABASE",
        "the database, as a conninfo string or URI (default: BOOKING_DATABASE_URL, DATABASE_URL, "
            + "libpq's PG* variables, the config file)",
        kind: .database)
    /// The parser makes the invocation's format of it.
    static let output: Option<Self, String?> = .text(
        "output", short: "o", "FORMAT", "how to print", kind: .choice(OutputFormat.allCases.map(\.rawValue)))
    static let json: Option<Self, Bool> = .flag("json", "the same as `--output json`; the last of the two counts")
    static let quiet: Option<Self, Bool> = .flag(
        "quiet", short: "q", "print ids alone, whatever the format, and no notices")
    static let timeZone: Option<Self, String?> = .text(
        "time-zone", "ZONE", "the zone of times, such as Europe/Berlin (default: TZ, else the system's)", kind: .zone)
    static let color: Option<Self, ColorChoice?> = .value(
        "color", "WHEN", .choice(["auto", "always", "never"]), "when to use colour"
    ) { ColorChoice(rawValue: $0) ?? .auto }
    static let noPager: Option<Self, Bool> = .flag("no-pager", "never page long output")
    static let yes: Option<Self, Bool> = .flag("yes", short: "y", "answer yes to every question")
    static let noInput: Option<Self, Bool> = .flag("no-input", "never ask: fail where a question would be needed")
    static let verbose: Option<Self, Bool> = .flag("verbose", short: "v", "say on standard error what is done")
    static let help: Option<Self, Bool> = .flag("help", short: "h", "show help")
    static let version: Option<Self, Bool> = .flag("version", short: "V", "show the version")

    static let options = list(
        profile, user, db, output, json, quiet, timeZone, color, noPager, yes, noInput, verbose, help, version)

    static func has(_ name: String) -> Bool {
        options.contains { $0.name == name }
    }
}
