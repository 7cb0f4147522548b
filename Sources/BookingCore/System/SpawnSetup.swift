import CSystem
import Glibc

/// What `posix_spawn` is to do between fork and exec.
final class SpawnSetup {
    private var actions = posix_spawn_file_actions_t()
    private var attributes = posix_spawnattr_t()

    init(newSession: Bool, newGroup: Bool = false) {
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        var none = sigset_t()
        var restored = sigset_t()
        sigemptyset(&none)
        sigemptyset(&restored)
        sigaddset(&restored, SIGPIPE)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &restored)
        let session = newSession ? Int32(BOOKING_SPAWN_NEW_SESSION) : 0
        let group = newGroup ? Int32(POSIX_SPAWN_SETPGROUP) : 0
        let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | session | group
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    deinit {
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
    }

    func change(to directory: String) {
        posix_spawn_file_actions_addchdir_np(&actions, directory)
    }

    /// The file that holds the input's bytes, to be kept open until the child has started.
    func connect(_ input: ChildProcess.Input) throws -> OpenFile? {
        switch input {
        case .inherited:
            return nil
        case .nothing:
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
            return nil
        case .bytes(let bytes):
            let file = try OpenFile.inMemory()
            try file.write(bytes)
            file.rewind()
            posix_spawn_file_actions_adddup2(&actions, file.descriptor, STDIN_FILENO)
            return file
        }
    }

    func connect(_ output: ChildProcess.Output, to descriptor: Int32) {
        switch output {
        case .inherited:
            break
        case .to(let file):
            posix_spawn_file_actions_adddup2(&actions, file.descriptor, descriptor)
        }
    }

    func closeOthers(but kept: OpenFile?) {
        let first = STDERR_FILENO + 1
        if let kept { posix_spawn_file_actions_adddup2(&actions, kept.descriptor, first) }
        posix_spawn_file_actions_addclosefrom_np(&actions, kept == nil ? first : first + 1)
    }

    func spawn(_ arguments: [String], _ variables: [String]?) throws -> pid_t {
        var pid: pid_t = 0
        let code = CStrings(arguments + [nil]).withMutablePointers { argv in
            guard let variables else { return posix_spawnp(&pid, argv[0]!, &actions, &attributes, argv, environ) }
            return CStrings(variables + [nil]).withMutablePointers {
                posix_spawnp(&pid, argv[0]!, &actions, &attributes, argv, $0)
            }
        }
        guard code == 0 else { throw Failure.cannot("run", arguments[0], SystemError(code: code)) }
        return pid
    }
}
