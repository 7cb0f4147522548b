import Glibc

/// The terminal whose keys this process's session hears. One process group at a time has it: who takes it away from another
/// job ends that one's next read, and a shell with it.
final class ControllingTerminal {
    let descriptor: Int32
    private let file: OpenFile?

    /// Nil where there is none.
    init?() {
        // Also where all that is read and written goes elsewhere.
        file = Self.stream == nil ? try? OpenFile("/dev/tty", O_RDWR | O_NOCTTY) : nil
        guard let descriptor = Self.stream ?? file?.descriptor else { return nil }
        self.descriptor = descriptor
    }

    /// Whether it is among the standard streams.
    static var isOnStream: Bool { stream != nil }

    private static var stream: Int32? { [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].first { tcgetpgrp($0) != -1 } }

    /// Whether this process's group has it.
    var isOurs: Bool { tcgetpgrp(descriptor) == getpgrp() }

    /// Only what is ours is given.
    func give(to group: pid_t) {
        if isOurs { tcsetpgrp(descriptor, group) }
    }

    /// Only from the group that it was given to: by now it may be a shell's, which has put us into the background.
    func take(from group: pid_t) {
        if tcgetpgrp(descriptor) == group { tcsetpgrp(descriptor, getpgrp()) }
    }
}
