import Glibc

/// Asks the person at the terminal; never a script.
struct Prompt {
    let streams: Streams
    /// `--yes`: every confirmation is given beforehand.
    var assumesYes = false
    /// False with `--no-input`.
    var mayAsk = true

    /// Whether there is somebody to ask.
    var canAsk: Bool { mayAsk && isatty(streams.input) == 1 }

    /// Whether what a script may do unasked is to be confirmed: at a terminal, or where it was said that nobody can be asked.
    var wantsConfirmation: Bool { !assumesYes && (isatty(streams.input) == 1 || !mayAsk) }

    /// Whether the user agrees; anything but `y` or `yes` is a no.
    ///
    /// Throws a usage failure that names `--yes` where it would have to ask but cannot.
    func confirm(_ question: String) throws -> Bool {
        if assumesYes { return true }
        guard canAsk else { throw Failure.confirmationNeeded(question) }
        let answer = try ask("\(question) [y/N]") ?? ""
        return ["y", "yes"].contains(answer.lowercased())
    }

    /// The line that the user types in answer, without outer spaces; nil if they end the input. Only if `canAsk`.
    func ask(_ question: String) throws -> String? {
        try streams.out.flush()
        try streams.err.write(Escape.visible(question) + " ")
        try streams.err.flush()
        return try streams.readLine().map(Self.trimmed)
    }

    private static func trimmed(_ line: String) -> String {
        String(line.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
