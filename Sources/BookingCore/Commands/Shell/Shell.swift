import Glibc

/// `booking shell`
enum Shell: Command {
    static let words = "shell"
    static let keepGoing: Option<Self, Bool> = .flag("keep-going", "from a file or a pipe: go on after an error")
    static let options = list(keepGoing)

    static let definition = CommandDefinition(
        .run, "run many commands in one session",
        details: [
            "Commands are typed without `booking`. The Tab key completes them, and what the database knows; Ctrl-C ends a "
                + "command or gives up a line; Ctrl-D, or `exit`, leaves. Global options given to the shell hold for all "
                + "its commands. Word of a new conflict of yours comes while the prompt waits, above the line that is being "
                + "typed. Lines are kept in `$XDG_STATE_HOME/booking/history`.",
            "From a file or a pipe, it ends with the first error and its exit status, unless `--keep-going` is given; then "
                + "with that of the first error at the end. All commands share one connection, which makes it the quickest "
                + "way to run many.",
        ],
        examples: [
            Example("booking shell", "An interactive session"),
            Example(
                "booking shell --keep-going",
                "As the end of a pipe: each line a command, whatever becomes of the others"),
            Example("booking shell -u alice", "All of them for alice"),
        ])

    static let page = PageNotes(
        files: [
            "$XDG_STATE_HOME/booking/history":
                "The lines typed before. Without that variable it is `~/.local/state/booking/history`."
        ],
        seeAlso: ["editline 7"])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard context.kept == nil else { throw Failure.shellInShell() }
        let isInteractive = context.prompt.canAsk
        SignalDescriptor.endsCommandsAlone = isInteractive
        let signals = SignalDescriptor(isInteractive ? [SIGINT, SIGTERM, SIGHUP, SIGWINCH] : [])
        let session = try ShellSession(context, signals: signals)
        guard isInteractive else { return try session.read(keepsGoing: given[Self.keepGoing]) }
        let end = try session.converse()
        SignalDescriptor.endsCommandsAlone = false
        if let end { try signals.end(by: end) }
    }
}
