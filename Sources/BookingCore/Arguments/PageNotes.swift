/// What the page of a command in the manual says beyond its help. What holds for every command is on booking(1).
struct PageNotes: Sendable {
    /// What its exit statuses mean, besides 0 and those that any command may have.
    var exits: [Int: String] = [:]
    /// The variables that this command reads, or gives to what it runs.
    var environment: [String: String] = [:]
    var files: [String: String] = [:]
    /// Examples that would be too much for the help.
    var recipes: [Example] = []
    /// Pages besides those of the commands that its words name: `env 1`.
    var seeAlso: [String] = []
}
