import Glibc

/// A program started by this one: started by `posix_spawn`, found in `PATH`, waited for once.
///
/// The child gets the three standard descriptors and no other but `keeping`, no blocked signals, and `SIGPIPE` as the shell gives
/// it, whatever this process does with its own.
struct ChildProcess {
    enum Input {
        case nothing
        case inherited
        case bytes([UInt8])
    }

    enum Output {
        case inherited
        /// Written to an open file; `OpenFile.contents` reads it back once the child has ended.
        case to(OpenFile)
    }

    enum Exit: Equatable {
        case code(Int32)
        case signal(Int32)

        /// From what waitpid(2) says of one that has ended.
        init(waitStatus: Int32) {
            let signal = waitStatus & 0x7f
            self = signal == 0 ? .code(waitStatus >> 8 & 0xff) : .signal(signal)
        }

        /// As the shell says it: the exit code, or 128 and the signal's number.
        var status: Int32 {
            switch self {
            case .code(let code): code
            case .signal(let signal): 128 + signal
            }
        }

        /// As a message says it: `ended with status 3`, `was ended by signal 9`.
        var words: String {
            switch self {
            case .code(let code): "ended with status \(code)"
            case .signal(let signal): "was ended by signal \(signal)"
            }
        }
    }

    let pid: pid_t

    /// - Parameters:
    ///   - environment: `NAME=VALUE` each; nil hands on this process's own.
    ///   - newSession: puts the child beyond the reach of the terminal.
    ///   - newGroup: puts it beyond the reach of the terminal's Ctrl-C only.
    ///   - keeping: stays open in the child too, as its descriptor 3: a lock on it is held until both are gone.
    init(
        _ arguments: [String], environment: [String]? = nil, directory: String? = nil, newSession: Bool = false,
        newGroup: Bool = false, keeping: OpenFile? = nil, input: Input = .nothing, output: Output = .inherited,
        errors: Output = .inherited
    ) throws {
        let setup = SpawnSetup(newSession: newSession, newGroup: newGroup)
        if let directory { setup.change(to: directory) }
        let inputFile = try setup.connect(input)
        setup.connect(output, to: STDOUT_FILENO)
        setup.connect(errors, to: STDERR_FILENO)
        setup.closeOthers(but: keeping)
        pid = try withExtendedLifetime(inputFile) { try setup.spawn(arguments, environment) }
    }

    /// Waits until the child has ended.
    func wait() -> Exit {
        var status: Int32 = 0
        _ = System.call { waitpid(pid, &status, 0) }
        return Exit(waitStatus: status)
    }

    func send(_ signal: Int32) {
        kill(pid, signal)
    }
}

extension ChildProcess {
    /// This process's own variables, and more; those that hold the database's password are this program's alone.
    static func environmentWithoutSecrets(adding variables: [(String, String)] = []) -> [String] {
        let own = sequence(first: environ) { $0.successor() }.lazy.map(\.pointee).prefix { $0 != nil }
        return own.compactMap { $0.map { String(cString: $0) } }.filter { !holdsSecret($0) }
            + variables.map { "\($0)=\($1)" }
    }

    /// A connection string that cannot be read may hold one in the wrong place.
    private static func holdsSecret(_ variable: String) -> Bool {
        let value = variable.drop { $0 != "=" }.dropFirst()
        switch variable.prefix(while: { $0 != "=" }) {
        case "PGPASSWORD": return true
        case "BOOKING_DATABASE_URL", "DATABASE_URL":
            return !value.isEmpty && (try? ConnectionString(String(value)))?.hasSecret != false
        default: return false
        }
    }

    /// Runs a program to its end; its output and its errors come back as one text.
    static func capture(
        _ arguments: [String], environment: [String]? = nil, directory: String? = nil, newSession: Bool = false,
        keeping: OpenFile? = nil
    ) throws -> (exit: Exit, text: String) {
        let file = try OpenFile.inMemory()
        let child = try ChildProcess(
            arguments, environment: environment, directory: directory, newSession: newSession,
            keeping: keeping, output: .to(file), errors: .to(file))
        let exit = child.wait()
        return (exit, file.text())
    }
}
