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

/// Tells the user why a command failed; `--quiet` does not silence it.
struct ErrorPrinter {
    let err: Output
    /// Whether the output was asked for as JSON or NDJSON.
    var asJSON = false
    var isVerbose = false

    func print(_ failure: Failure) {
        guard asJSON else { return Notices(err: err, isVerbose: isVerbose).tell(failure) }
        try? err.write(JSONText.line(failure))
        try? err.flush()
    }
}

extension Failure: JSONWritable {
    func write(to json: inout JSONText) {
        json.object {
            $0.object("error") {
                $0.field("exit", Int(kind.exitCode))
                $0.field("kind", kind.rawValue)
                $0.field("message", message)
                $0.field("hint", hint)
            }
        }
    }
}
