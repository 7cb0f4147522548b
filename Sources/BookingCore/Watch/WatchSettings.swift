/// What `booking watch` is asked to show, and when it is to end.
struct WatchSettings {
    let user: String?
    let isMine: Bool
    let resources: [String]?
    let types: [String]?
    /// `now`, `beginning` or a cursor; nil where nothing is said.
    let since: String?
    /// The name of a cursor that is kept in the database.
    let name: String?
    /// Run by the shell for each event, instead of printing it.
    let command: String?
    /// How many events to show.
    let count: Int?
    /// How long to run in all.
    let timeout: Duration?
    /// Whether to do without notifications.
    let polls: Bool

    init(_ given: Given<Watch>, user: String?) throws {
        self.user = user
        isMine = given[Watch.mine]
        resources = try Self.list(given[Watch.resource])
        types = try Self.list(given[Watch.type])
        since = try given[Watch.since]
        name = try given[Watch.name]
        command = try given[Watch.exec]
        count = try given[Watch.count]
        timeout = try given[Watch.timeout]
        polls = given[Watch.poll]
    }

    /// How long it may take to handle what there is; zero stands for all that there is now.
    var limit: Duration? { timeout == .zero ? nil : timeout }

    private static func list(_ values: [String]) -> [String]? {
        values.isEmpty ? nil : values
    }

    static func shellCommand(_ text: String) throws -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw Failure.emptyCommand() }
        return text
    }

    static func place(_ text: String) throws -> String {
        guard ["now", "beginning"].contains(text) || Cursor(text) != nil else { throw Failure.notACursor(text) }
        return text
    }
}
