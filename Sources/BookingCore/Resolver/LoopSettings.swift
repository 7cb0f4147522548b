/// How `process-pending --loop` is to go on.
struct LoopSettings {
    let interval: Duration
    let jitter: Duration
    /// Whether it also wakes on new bookings.
    let isEager: Bool

    init(_ invocation: Invocation) throws {
        interval = try invocation.value(.interval).map { try Interval.parse($0, zero: false) } ?? .seconds(60)
        jitter = try invocation.value(.jitter).map { try Interval.parse($0, zero: true) } ?? .zero
        isEager = invocation.has(.eager)
        guard jitter <= interval else { throw Failure.jitterBeyondInterval() }
    }

    /// Refuses what makes no sense for a single pass.
    static func check(_ invocation: Invocation) throws {
        let stray = [OptionName.interval, .jitter, .eager].first(where: invocation.has)
        if let stray, !invocation.has(.loop) { throw Failure.needsLoop(stray.flag) }
    }
}
