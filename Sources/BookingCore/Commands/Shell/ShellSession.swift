import Glibc

/// Runs the commands of `booking shell`.
final class ShellSession {
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
