import CSystem
import Glibc

/// Which interrupt was typed at the terminal for a process group. The status of a process that a signal has ended does not
/// say whether it was typed, for all of the group, or sent by somebody, for this one alone; one of the group hears it.
final class TypedInterrupt {
    private var listener: Attendant?
    /// The last that was typed, once the group is done.
    private(set) var signal: Int32?

    /// - Throws: `SystemError` where it cannot be heard.
    init(for group: pid_t) throws {
        listener = try Attendant { csystem_listen(group, $0) }
    }

    deinit {
        end()
    }

    /// What is typed from now on is no concern of the group.
    func end() {
        if let status = listener?.dismiss(), status != 0 { signal = status }
        listener = nil
    }
}
