/// What the program has to say besides its data: one line each on standard error, in words that cannot harm a terminal.
///
/// If standard error itself cannot be written to, there is nobody left to tell; the work goes on.
struct Notices {
    let err: Output
    /// `--quiet`.
    var isQuiet = false
    /// `--verbose`.
    var isVerbose = false

    /// `booking: message`
    func note(_ message: String) {
        if !isQuiet { print("booking: ", message) }
    }

    /// What only those want to know who asked for it.
    func detail(_ message: String) {
        if isVerbose { print("booking: ", message) }
    }

    /// `hint: what to do`
    func hint(_ message: String) {
        if !isQuiet { print("hint: ", message) }
    }

    /// A failure, which `--quiet` does not silence.
    func tell(_ failure: Failure) {
        print("booking: ", failure.message)
        if let hint = failure.hint { print("hint: ", hint) }
        if let statement = failure.statement {
            detail("refused by the server: \(statement), SQLSTATE \(failure.sqlstate ?? "unknown")")
        }
    }

    private func print(_ label: String, _ message: String) {
        try? err.writeLine(label + Escape.visible(message))
        try? err.flush()
    }
}
