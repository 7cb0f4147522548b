import Glibc

/// A process of this machine that need not be of ours.
enum OtherProcess {
    /// Whether it has ended, its status read or not yet; false where nobody can tell.
    static func isGone(_ pid: pid_t) -> Bool {
        guard pid > 0 else { return false }
        if kill(pid, 0) == -1 { return errno == ESRCH }
        // One that nobody has waited for yet has no program any more (proc(5)).
        return hasProgram("self") && !hasProgram(String(pid))
    }

    private static func hasProgram(_ process: String) -> Bool {
        var room: CChar = 0
        return readlink("/proc/\(process)/exe", &room, 1) != -1 || errno != ENOENT
    }
}
