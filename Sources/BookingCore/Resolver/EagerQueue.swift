/// Resources that are to be resolved at once, but each at most once in 50 ms: a burst of bookings is one piece of work.
struct EagerQueue {
    static let pause = Duration.milliseconds(50)

    private var due: [String: Instant] = [:]
    private var taken: [String: Instant] = [:]

    /// When the next one is due; nil when none waits.
    var next: Instant? { due.values.min() }

    mutating func add(_ resources: [String], at now: Instant = .now) {
        for resource in resources where due[resource] == nil {
            due[resource] = max(now, taken[resource].map { $0 + Self.pause } ?? now)
        }
    }

    /// Those that are due.
    mutating func take(at now: Instant = .now) -> [String] {
        let resources = due.filter { $0.value <= now }.keys.sorted()
        taken = taken.filter { $0.value + Self.pause > now }
        for resource in resources {
            due[resource] = nil
            taken[resource] = now
        }
        return resources
    }

    mutating func removeAll() {
        due = [:]
    }
}
