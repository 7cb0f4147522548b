import CSystem

/// Kills a process group when its time is over, whatever becomes of this process: also when it is stopped, or dies.
final class ProcessGuard {
    private let attendant: Attendant

    /// When it is to happen.
    var end: Deadline {
        didSet { tell() }
    }

    /// - Throws: `SystemError` where there can be none.
    init(killing group: pid_t, at end: Deadline) throws {
        // Not before there is one: what ends a guard (deinit) must not be told to kill process -1, which is everybody.
        attendant = try Attendant { csystem_guard(group, $0) }
        self.end = end
        tell()
    }

    deinit {
        attendant.kill()
    }

    private func tell() {
        attendant.tell(max(1, end.moment.nanoseconds))
    }
}
