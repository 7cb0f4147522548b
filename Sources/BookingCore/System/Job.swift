import Glibc

/// What was started together with this process: its process group, which a shell with job control looks after.
enum Job {
    /// Stops it as Ctrl-Z does, and returns when it is continued; at once, and false, where nobody could continue it: an
    /// orphaned group the kernel does not stop (setpgid(2)).
    static func stop() -> Bool {
        var (continued, before) = (sigset_t(), sigset_t())
        sigemptyset(&continued)
        sigaddset(&continued, SIGCONT)
        sigprocmask(SIG_BLOCK, &continued, &before)
        defer { sigprocmask(SIG_SETMASK, &before, nil) }
        kill(0, SIGTSTP)
        var pending = sigset_t()
        sigpending(&pending)
        return sigismember(&pending, SIGCONT) == 1
    }
}
