import CSystem
import Glibc

/// A child process that finds signals as we found them: those we ignore or block for ourselves are as usual for it.
/// What our caller ignores, such as SIGHUP under `nohup`, stays ignored.
struct ChildProcess {
    let id: pid_t

    /// How a child ended.
    enum End: Equatable {
        case exited(Int32)
        case signalled(Int32)
    }

    /// Starts `/bin/sh -c command`.
    /// - Parameter input: the descriptor that becomes its standard input; nil leaves ours.
    init(shell command: String, input: Int32? = nil) throws {
        try self.init(["/bin/sh", "-c", command], input: input)
    }

    /// Starts a program, looked up in PATH, with its arguments. Throws a `Failure` if there is none to run.
    init(_ words: [String], input: Int32? = nil) throws {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        Self.resetSignals(&attributes)

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input { posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) }

        let copies = words.map { strdup($0) } + [nil]
        defer { for copy in copies { free(copy) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, words[0], &actions, &attributes, copies, csystem_environment())
        guard code == 0 else { throw Failure.cannotStart(words[0], SystemError(code: code)) }
        self.id = id
    }

    /// Waits for its end. Nil if somebody else has waited for it.
    func wait() -> End? {
        var status: Int32 = 0
        guard case .success = Descriptor.call({ Int(waitpid(id, &status, 0)) }) else { return nil }
        // The layout behind WIFEXITED and its kin, which are macros.
        let signal = status & 0x7F
        return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
    }

    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var pipe = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &pipe)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    }
}
