import CEdit
import Glibc

/// Lines that a person types, with libedit: history, completion, all that a shell has.
final class LineEditor {
    enum Line {
        case text(String)
        /// Ctrl-C.
        case givenUp
        /// Ctrl-D, or a signal that ends the session.
        case end(signal: Int32?)
    }

    /// What the Tab key does to the text before the cursor.
    enum Completion {
        /// Puts a text in the place of the last so many characters.
        case replace(Int, String)
        case list([String])
        case nothing
    }

    /// What may happen while a person types, and what is to be told of it.
    struct Background {
        /// Readable when there may be something to tell; -1 for none.
        let descriptor: () -> Int32
        /// When to look in any case.
        let due: () -> Deadline?
        /// Nil where there is nothing to tell.
        let news: () -> News?
    }

    struct News {
        /// As it is from now on.
        let prompt: String
        let tell: () -> Void
    }

    /// None until it is set.
    var background: Background?

    private let signals: SignalDescriptor
    private let out: Output
    private let complete: (String) -> Completion
    private var edit: UnsafeMutablePointer<cedit>?
    private var signal: Int32?
    private var prompt = ""
    /// Whether it is the prompt of a command, not that of a further line of one.
    private var isFirst = true

    /// Nil where libedit is not installed.
    init?(_ signals: SignalDescriptor, out: Output, complete: @escaping (String) -> Completion) {
        (self.signals, self.out, self.complete) = (signals, out, complete)
        let context = Unmanaged.passUnretained(self).toOpaque()
        edit = cedit_open(
            { context in context.map { LineEditor.of($0).wait() } ?? 0 },
            { context in context.map { LineEditor.of($0).completed() } ?? Int32(CC_ERROR) }, context)
        if edit == nil { return nil }
    }

    deinit {
        if let edit { cedit_close(edit) }
    }

    private static func of(_ context: UnsafeMutableRawPointer) -> LineEditor {
        Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue()
    }

    func read(_ prompt: String, isFirst: Bool = true) -> Line {
        signal = nil
        (self.prompt, self.isFirst) = (prompt, isFirst)
        guard let line = edit.flatMap({ cedit_read($0, prompt) }) else {
            guard signal == SIGINT, let edit else { return .end(signal: signal) }
            cedit_reset(edit)
            return .givenUp
        }
        return .text(String(cString: line))
    }

    func remember(_ line: String) {
        if let edit { cedit_remember(edit, line) }
    }

    /// Until there is something to read; 0 for a signal that ends the line.
    private func wait() -> Int32 {
        while true {
            var watched: [pollfd] = [
                .readable(STDIN_FILENO), .readable(signals.descriptor), .readable(background?.descriptor() ?? -1),
            ]
            let isQuiet = !Poll.wait(for: &watched, until: background?.due())
            // What was typed goes first.
            if isQuiet || watched[2].isReady && !watched[0].isReady && !watched[1].isReady {
                if let news = background?.news() { show(news) }
                continue
            }
            guard watched[1].isReady, let signal = signals.take() else { return 1 }
            if signal == SIGWINCH {
                if let edit { cedit_resize(edit) }
            } else {
                self.signal = signal
                return 0
            }
        }
    }

    /// In the place of the line that is being typed, which goes on below.
    private func show(_ news: News) {
        guard let edit else { return }
        let columns = max(1, TerminalSettings(descriptor: out.descriptor, environment: .process).width)
        let above = DisplayWidth.of(prompt + text) / columns
        try? out.write((above > 0 ? "\u{1B}[\(above)A" : "") + "\r\u{1B}[J")
        try? out.flush()
        news.tell()
        if isFirst { prompt = news.prompt }
        cedit_redraw(edit, prompt)
    }

    /// What is typed before the cursor.
    private var text: String {
        var length: Int32 = 0
        guard let edit, let start = cedit_text(edit, &length) else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: start, count: Int(length)), as: UTF8.self)
    }

    private func completed() -> Int32 {
        guard let edit else { return Int32(CC_ERROR) }
        switch complete(text) {
        case .nothing: return Int32(CC_ERROR)
        case .replace(let count, let text):
            cedit_replace(edit, Int32(count), text)
            return Int32(CC_REFRESH)
        case .list(let lines):
            try? out.write("\n" + lines.map { $0 + "\n" }.joined())
            try? out.flush()
            return Int32(CC_REDISPLAY)
        }
    }
}
