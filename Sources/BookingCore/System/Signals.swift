import Glibc

/// Signal dispositions that concern the terminal and pipes.
enum Signals {
    /// From now on a write to a closed pipe is an error (EPIPE), not the end of the program. Call it once at the start;
    /// `ChildProcess` gives children the default back.
    static func ignorePipe() {
        signal(SIGPIPE, SIG_IGN)
    }

    /// Where whoever started the program ignored it, nobody would be told how a child has ended (wait(2)).
    static func hearChildren() {
        signal(SIGCHLD, SIG_DFL)
    }

    /// Runs the body while Ctrl-C and Ctrl-\ concern only a child that has the terminal, as `system(3)` does.
    static func ignoringKeyboard<Value>(_ body: () throws -> Value) rethrows -> Value {
        let interrupt = signal(SIGINT, SIG_IGN)
        let quit = signal(SIGQUIT, SIG_IGN)
        defer {
            signal(SIGINT, interrupt)
            signal(SIGQUIT, quit)
        }
        return try body()
    }
}
