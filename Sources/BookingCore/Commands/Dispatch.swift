/// From a command's name to its code.
enum Dispatch {
    static func run(_ context: Context) throws {
        switch context.invocation.verb {
        case .create: try Create.run(context)
        case .update: try Update.run(context)
        case .delete: try Delete.run(context)
        case .undo: try Undo.run(context)
        case .list: try List.run(context)
        case .show: try Show.run(context)
        case .history: try History.run(context)
        case .why: try Why.run(context)
        case .conflicts: try ListConflicts.run(context)
        case .watch: try Watch.run(context)
        case .wait: try Wait.run(context)
        case .resourceAdd: try AddResource.run(context)
        case .resourceList: try ListResources.run(context)
        case .resourceShow: try ShowResource.run(context)
        case .resourceUpdate: try UpdateResource.run(context)
        case .resourceRetire: try RetireResource.run(context)
        case .memberAdd: try AddMember.run(context)
        case .memberList: try ListMembers.run(context)
        case .memberRemove: try RemoveMember.run(context)
        case .whoami: try WhoAmI.run(context)
        case .processPending: try ProcessPending.run(context)
        case .prune: try Prune.run(context)
        case .doctor: try Doctor.run(context)
        case .policy: try Policy.run(context)
        case .initialize: try Initialize.run(context)
        case .localStart: try StartLocal.run(context)
        case .localStop: try StopLocal.run(context)
        case .localStatus: try ShowLocal.run(context)
        case .localDestroy: try DestroyLocal.run(context)
        case .completions: try Completions.run(context)
        case .help: try ShowHelp.run(context)
        }
    }
}
