/// What was pruned.
struct PruneRecord: Record {
    let events: Int
    let before: Timestamp

    static let columns = ["pruned", "before"]

    var values: [Value] { [.number(events), .time(before)] }

    var sentence: String { "pruned \(events) \(events == 1 ? "event" : "events") from before \(before.rfc3339)" }
}
