// Terminal and files.

extension Failure {
    static func cannotWrite(to name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot write to \(name): \(error.message)")
    }

    static func cannotRead(from name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot read from \(name): \(error.message)")
    }

    /// A question in a script, where nobody would answer it.
    static func confirmationNeeded(_ question: String) -> Failure {
        Failure(.usage, "nobody to ask: \(question)", hint: "--yes answers yes beforehand")
    }
}
