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

/// Runs the commands of `booking shell`.
private final class ShellSession {
    private let context: Context
    private let signals: SignalDescriptor
    private let kept: KeptConnection
    private let globals: [String]
    /// The signal that ends the session.
    private var end: Int32?

    init(_ context: Context, signals: SignalDescriptor) throws {
        self.context = context
        self.signals = signals
        kept = KeptConnection(to: try context.connectionSource(), interrupt: signals.descriptor)
        globals = context.invocation.globalWords
    }

    private var streams: Streams { context.streams }

    // MARK: - Without a person

    func read(keepsGoing: Bool) throws {
        var first: Int32 = 0
        while var text = try streams.readLine() {
            while ShellLine(text).isOpen {
                guard let more = try streams.readLine() else { throw Failure.openQuote() }
                text += "\n" + more
            }
            let words = ShellLine(text).words
            if ["exit", "quit"].contains(words.first) { break }
            let status = perform(words)
            if status != 0 {
                if !keepsGoing { throw ExitStatus(status) }
                if first == 0 { first = status }
            }
        }
        if first != 0 { throw ExitStatus(first) }
    }

    // MARK: - With a person

    /// The signal that ended it; nil where the person left.
    func converse() throws -> Int32? {
        let editor = LineEditor(signals, out: streams.out) { [context] in ShellCompletion(context).complete($0) }
        guard let editor else { throw Failure.noLineEditor() }
        let standing = ShellStanding(context, kept)
        editor.background = standing.background
        let history = ShellHistory(context.environment)
        history.lines().forEach(editor.remember)
        while end == nil {
            guard let text = try readCommand(editor, prompt: standing.prompt()) else { break }
            let words = ShellLine(text).words
            guard !words.isEmpty else { continue }
            editor.remember(text)
            history.append(text)
            if ["exit", "quit"].contains(words.first) { return nil }
            _ = perform(words)
        }
        try streams.out.writeLine("")
        return end
    }

    /// A line, or several where a quote is open; nil at the end, and empty where it was given up.
    private func readCommand(_ editor: LineEditor, prompt first: String) throws -> String? {
        var (text, prompt) = ("", first)
        while true {
            switch editor.read(prompt, isFirst: text.isEmpty) {
            case .end(let signal):
                end = signal
                return nil
            case .givenUp:
                try streams.out.writeLine("^C")
                try streams.out.flush()
                return ""
            case .text(let line): text += line
            }
            guard ShellLine(text).isOpen else { return text.last == "\n" ? String(text.dropLast()) : text }
            prompt = "> "
        }
    }

    // MARK: - A command

    /// Its exit status; what was wrong is told.
    private func perform(_ typed: [String]) -> Int32 {
        let words = globals + (typed.first == "booking" ? Array(typed.dropFirst()) : typed)
        guard words.count > globals.count else { return 0 }
        do {
            let invocation = try Invocation.parse(words)
            if invocation.has(GlobalOptions.version.definition.name) {
                try streams.out.writeLine(Booking.versionLine)
            } else {
                try invocation.command.run(
                    Context(invocation, environment: context.environment, streams: streams, kept: kept))
            }
            try streams.out.flush()
            return 0
        } catch is Interrupted {
            return interrupted()
        } catch {
            if signals.isPending(SIGINT) { return interrupted() }
            return Booking.end(with: error, of: words, streams)
        }
    }

    private func interrupted() -> Int32 {
        kept.cancel()
        while let signal = signals.take() {
            if signal == SIGTERM || signal == SIGHUP { end = signal }
        }
        try? streams.out.flush()
        try? streams.out.writeLine("")
        try? streams.out.flush()
        return ChildProcess.Exit.signal(SIGINT).status
    }
}

/// What the Tab key offers: the same as in other shells.
private struct ShellCompletion {
    private let context: Context

    init(_ context: Context) {
        self.context = context
    }

    func complete(_ text: String) -> LineEditor.Completion {
        let line = ShellLine(text)
        let typed = line.lastTyped
        let words = context.invocation.globalWords + line.words + (typed.isEmpty ? [""] : [])
        let completion = CompletionLine(words)
        let found = Complete.candidates(for: completion, context.streams).filter { $0.text != Complete.files }
        guard let first = found.first else { return .nothing }
        let common = found.dropFirst().reduce(completion.prefix + first.text) { common, other in
            String(zip(common, completion.prefix + other.text).prefix { $0 == $1 }.map(\.0))
        }
        if found.count == 1 { return .replace(typed.unicodeScalars.count, quoted(common) + " ") }
        if common.count > (completion.prefix + completion.current).count {
            return .replace(typed.unicodeScalars.count, quoted(common))
        }
        return .list(list(found))
    }

    private func quoted(_ word: String) -> String {
        word.reduce(into: "") { $0 += " '\"\\#".contains($1) ? "\\\($1)" : String($1) }
    }

    private func list(_ found: [Complete.Candidate]) -> [String] {
        let screen = context.screen
        let width = found.reduce(0) { max($0, DisplayWidth.of($1.text)) }
        let lines = found.prefix(max(10, screen.height - 3)).map { candidate in
            let line = DisplayWidth.pad(candidate.text, to: width) + "  " + Escape.visible(candidate.description)
            return DisplayWidth.truncate(line, to: screen.width, ellipsis: screen.ellipsis)
        }
        return lines + (lines.count < found.count ? ["and \(found.count - lines.count) more"] : [])
    }
}

/// The lines that were typed, in the folder for what programs remember; for its owner alone, and without secrets.
private struct ShellHistory {
    private static let most = 1_000
    private let path: String

    init(_ environment: Environment) {
        path = BaseDirectories(environment).state + "/booking/history"
    }

    func lines() -> [String] {
        guard let text = try? TextFile.read(path) else { return [] }
        let lines = text.split(separator: "\n").map(String.init)
        guard lines.count > 2 * Self.most else { return lines.suffix(Self.most) }
        let rest = Array(lines.suffix(Self.most))
        try? TextFile.replace(path, with: rest.map { $0 + "\n" }.joined())
        return rest
    }

    /// Several shells may write at once: a line is one write to the end. A history is not worth an error.
    func append(_ line: String) {
        guard !holdsSecret(line), !line.contains("\n") else { return }
        if access(path, F_OK) != 0 { try? TextFile.replace(path, with: "") }
        try? OpenFile(path, O_WRONLY | O_APPEND | O_CREAT).write(line + "\n")
    }

    private func holdsSecret(_ line: String) -> Bool {
        let lower = line.lowercased()
        guard let scheme = lower.firstRange(of: "://") else { return lower.firstRange(of: "password") != nil }
        return lower.firstRange(of: "password") != nil || lower[scheme.upperBound...].contains("@")
    }
}

extension String {
    fileprivate func firstRange(of part: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
