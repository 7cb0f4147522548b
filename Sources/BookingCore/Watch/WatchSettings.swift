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

    init(_ invocation: Invocation, user: String?) throws {
        self.user = user
        isMine = invocation.has(.mine)
        resources = try Self.list(invocation.values(.resource).map(Name.resource))
        types = Self.list(invocation.values(.type))
        since = try invocation.value(.since).map(Self.place)
        name = try invocation.value(.name).map(Name.cursor)
        command = try invocation.value(.exec).map(Self.command)
        count = invocation.number(.count)
        timeout = try invocation.value(.timeout).map { try Interval.parse($0, zero: true) }
        polls = invocation.has(.poll)
    }

    private static func list(_ values: [String]) -> [String]? {
        values.isEmpty ? nil : values
    }

    private static func command(_ text: String) throws -> String {
        guard text.contains(where: { !$0.isWhitespace }) else { throw Failure.emptyCommand() }
        return text
    }

    private static func place(_ text: String) throws -> String {
        guard ["now", "beginning"].contains(text) || Cursor(text) != nil else { throw Failure.notACursor(text) }
        return text
    }
}
