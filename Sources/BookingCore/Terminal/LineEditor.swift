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

    private let signals: SignalDescriptor
    private let out: Output
    private let complete: (String) -> Completion
    private var edit: UnsafeMutablePointer<cedit>?
    private var signal: Int32?

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

    func read(_ prompt: String) -> Line {
        signal = nil
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
            var watched: [pollfd] = [.readable(STDIN_FILENO), .readable(signals.descriptor)]
            _ = Poll.wait(for: &watched)
            guard watched[1].isReady, let signal = signals.take() else { return 1 }
            if signal == SIGWINCH {
                if let edit { cedit_resize(edit) }
            } else {
                self.signal = signal
                return 0
            }
        }
    }

    private func completed() -> Int32 {
        guard let edit else { return Int32(CC_ERROR) }
        var length: Int32 = 0
        guard let start = cedit_text(edit, &length) else { return Int32(CC_ERROR) }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(length))
        switch complete(String(decoding: bytes, as: UTF8.self)) {
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
