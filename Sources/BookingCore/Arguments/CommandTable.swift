/// The one place that knows which commands there are. The parser, help, the manual and the completions are functions of it
/// and of the definitions that the commands bring along; tests hold them to their own rules.
enum CommandTable {
    /// In the order of the help.
    static let commands: [any Command.Type] = [
        Create.self, Update.self, Delete.self, Undo.self, Settle.self, Approve.self,
        RunHolding.self, Acquire.self, Release.self, Extend.self, CheckIn.self,
        Status.self, List.self, Show.self, History.self, Why.self, ListConflicts.self, Free.self, ShowAgenda.self,
        Watch.self, Wait.self,
        Import.self, Export.self, ReportUsage.self,
        AddResource.self, ListResources.self, ShowResource.self, UpdateResource.self, RetireResource.self,
        CloseResource.self,
        OpenResource.self, ImportResources.self,
        AddMember.self, ListMembers.self, RemoveMember.self, WhoAmI.self,
        ProcessPending.self, Prune.self, Forget.self, Doctor.self, Policy.self,
        Initialize.self, StartLocal.self, StopLocal.self, ShowLocal.self, DestroyLocal.self,
        Shell.self, Completions.self, ShowHelp.self,
    ]

    /// What the first words of the two-word commands stand for.
    static let groups = [
        "resource": "the things that can be booked",
        "member": "who may do what",
        "local": "a private PostgreSQL server for one machine",
    ]

    /// The command of exactly these words; nil also for a group such as `resource`.
    static func command(_ words: String) -> (any Command.Type)? {
        commands.first { $0.words == words }
    }

    static func commands(in section: HelpSection) -> [any Command.Type] {
        commands.filter { $0.definition.section == section }
    }

    /// The words that can follow these: first words for `[]`, `add`, `list` and so on for `["resource"]`.
    static func words(in path: [String]) -> [String] {
        var words: [String] = []
        for command in commands.map({ $0.path }) where command.count > path.count && command.starts(with: path) {
            if words.last != command[path.count] { words.append(command[path.count]) }
        }
        return words
    }

    /// Is there any command with this option?
    static func isOption(_ flag: String) -> Bool {
        commands.contains { $0.options.contains { $0.flag == flag } }
    }
}
