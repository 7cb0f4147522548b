/// A command, by the words that name it on the command line.
///
/// What each command takes and says stands in `CommandTable`.
enum Verb: String, CaseIterable, Sendable {
    case create, update, delete, undo
    case list, show, history, why, conflicts, watch, wait
    case resourceAdd = "resource add"
    case resourceList = "resource list"
    case resourceShow = "resource show"
    case resourceUpdate = "resource update"
    case resourceRetire = "resource retire"
    case memberAdd = "member add"
    case memberList = "member list"
    case memberRemove = "member remove"
    case whoami
    case processPending = "process-pending"
    case prune, doctor, policy
    case initialize = "init"
    case localStart = "local start"
    case localStop = "local stop"
    case localStatus = "local status"
    case localDestroy = "local destroy"
    case completions, help

    /// Each word by itself: `["resource", "add"]`.
    var path: [String] {
        rawValue.split(separator: " ").map(String.init)
    }

    /// The command of exactly these words; nil also for a group such as `["resource"]`. Every start comes by here: `joined`
    /// would have the runtime look up a generic collection first.
    init?(path: [String]) {
        guard !path.contains(where: { $0.utf8.contains(UInt8(ascii: " ")) }),
            let verb = Verb(rawValue: path.dropFirst().reduce(path.first ?? "") { $0 + " " + $1 })
        else { return nil }
        self = verb
    }

    var definition: CommandDefinition {
        CommandTable.definition(of: self)
    }
}
