/// What was pruned.
struct PruneRecord: Record {
    let events: Int
    let before: Timestamp

    static let columns = ["pruned", "before"]

    var values: [Value] { [.number(events), .time(before)] }

    var sentence: String { "pruned \(Self.counted(events)) from before \(before.rfc3339)" }

    static func counted(_ events: Int) -> String { "\(events) \(events == 1 ? "event" : "events")" }
}

/// What would be.
struct PruneRehearsal: Record {
    let events: Int
    let before: Timestamp

    static let columns = ["pruned", "before", "would_prune"]

    var values: [Value] { [.number(0), .time(before), .number(events)] }

    var sentence: String { "would prune \(PruneRecord.counted(events)) from before \(before.rfc3339)" }
}
