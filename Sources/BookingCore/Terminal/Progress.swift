/// How far something has come that takes more than a second, for a person who looks on: one line on standard error that
/// is written anew, and erased at the end. Who asked for quiet, or reads no terminal, is told nothing.
final class Progress {
    private static let patience = Duration.seconds(1)
    private static let pause = Duration.milliseconds(200)

    private let err: Output
    private let isShown: Bool
    private let width: Int
    private let began: Instant
    private var words = ""
    private var next: Instant
    private var isWritten = false

    init(_ context: Context) {
        err = context.streams.err
        let terminal = TerminalSettings(descriptor: err.descriptor, environment: context.environment)
        // One that is dumb cannot erase it.
        isShown = !context.isQuiet && terminal.isTerminal && context.environment["TERM"] != "dumb"
        width = terminal.width
        began = .now
        next = began + Self.patience
    }

    /// When the line is to be written anew, also where nothing has changed but the time.
    var due: Deadline? { isShown && !words.isEmpty ? .at(next) : nil }

    func tell(_ words: String) {
        self.words = words
        if due?.hasPassed == true { show() }
    }

    /// - Parameter part: how much of the whole is done, from 0 to 1, as far as that is known.
    func tell(_ act: String, _ count: Int, _ things: String, _ part: Double? = nil) {
        guard isShown else { return }
        let seconds = Double(max(1, began.elapsedMilliseconds)) / 1000
        let rest = part.flatMap { $0 > 0.01 ? ", \(Int(seconds / $0 * max(0, 1 - $0)) + 1) s left" : nil } ?? ""
        tell("\(act) \(count) \(things), \(Int(Double(count) / seconds)) a second\(rest)")
    }

    func show() {
        next = .now + Self.pause
        isWritten = true
        // A line that wraps could not be erased.
        let line = "\(words) … \(began.elapsedMilliseconds / 1000) s"
        write("\r\u{1B}[K" + Escape.visible(line).prefix(max(0, width - 1)))
    }

    /// Takes the line away, before something else is written or at the end.
    func clear() {
        if isWritten { write("\r\u{1B}[K") }
        isWritten = false
        words = ""
    }

    private func write(_ text: String) {
        try? err.write(text)
        try? err.flush()
    }
}
