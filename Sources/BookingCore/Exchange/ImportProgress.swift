import Glibc

/// How far an import has come, for a person who looks on: one line on standard error that is written anew.
final class ImportProgress {
    private let err: Output
    private let isShown: Bool
    private let began = Instant.now
    private var last: Instant?

    init(_ context: Context) {
        err = context.streams.err
        isShown = !context.isQuiet && isatty(context.streams.err.descriptor) == 1
    }

    /// - Parameter part: how much of the whole is done, from 0 to 1, as far as that is known.
    func tell(_ what: String, _ rows: Int, _ part: Double?) {
        guard isShown, last.map({ $0.elapsed > .milliseconds(200) }) ?? true else { return }
        last = .now
        let seconds = Double(max(1, began.elapsedMilliseconds)) / 1000
        let rest = part.flatMap { $0 > 0.01 ? ", \(Int(seconds / $0 * (1 - $0)) + 1) s left" : nil } ?? ""
        try? err.write("\r\u{1B}[K\(what) \(rows) rows, \(Int(Double(rows) / seconds)) a second\(rest)")
        try? err.flush()
    }

    func clear() {
        guard isShown, last != nil else { return }
        last = nil
        try? err.write("\r\u{1B}[K")
        try? err.flush()
    }
}
