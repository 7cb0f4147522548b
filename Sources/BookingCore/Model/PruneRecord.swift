/// What was pruned.
struct PruneRecord: Record {
    let events: Int
    let before: Timestamp

    static let columns = ["pruned", "before"]

    var values: [Value] { [.number(events), .time(before)] }

    var sentence: String { "pruned \(events.counting("event")) from before \(before.rfc3339)" }
}

/// What would be.
struct PruneRehearsal: Record {
    let events: Int
    let before: Timestamp

    static let columns = ["pruned", "before", "would_prune"]

    var values: [Value] { [.number(0), .time(before), .number(events)] }

    var sentence: String { "would prune \(events.counting("event")) from before \(before.rfc3339)" }
}
