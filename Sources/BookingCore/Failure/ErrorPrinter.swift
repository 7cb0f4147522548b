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
