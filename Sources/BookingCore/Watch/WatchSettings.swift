/// What `booking watch` is asked to show, and when it is to end.
struct WatchSettings {
    enum Start {
        case now
        case beginning
        case after(Cursor)
    }

    let user: String?
    let isMine: Bool
    let resources: [String]?
    let types: [String]?
    let start: Start
    /// How many events to show.
    let count: Int?
    /// How long to run in all.
    let timeout: Duration?

    init(_ invocation: Invocation, user: String?) throws {
        self.user = user
        isMine = invocation.has(.mine)
        resources = invocation.values(.resource).isEmpty ? nil : invocation.values(.resource)
        types = invocation.values(.type).isEmpty ? nil : invocation.values(.type)
        start = try Self.start(invocation.value(.since) ?? "now")
        count = invocation.number(.count)
        timeout = try invocation.value(.timeout).map { try Interval.parse($0, zero: true) }
    }

    private static func start(_ text: String) throws -> Start {
        switch text {
        case "now": return .now
        case "beginning": return .beginning
        default:
            guard let cursor = Cursor(text) else { throw Failure.notACursor(text) }
            return .after(cursor)
        }
    }
}
