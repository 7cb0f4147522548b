/// How `process-pending --loop` is to go on.
struct LoopSettings {
    let interval: Duration
    let jitter: Duration
    /// Whether it also wakes on new bookings.
    let isEager: Bool

    init(_ given: Given<ProcessPending>) throws {
        interval = try given[ProcessPending.interval] ?? .seconds(60)
        jitter = try given[ProcessPending.jitter] ?? .zero
        isEager = given[ProcessPending.eager]
        guard jitter <= interval else { throw Failure.jitterBeyondInterval() }
    }

    /// Refuses what makes no sense for a single pass.
    static func check(_ given: Given<ProcessPending>) throws {
        let ofLoops: [any DeclaredOption] = [ProcessPending.interval, ProcessPending.jitter, ProcessPending.eager]
        let stray = ofLoops.first(where: given.has)
        if let stray, !given[ProcessPending.loop] { throw Failure.needsLoop(stray.definition.flag) }
    }
}
