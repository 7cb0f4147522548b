// Terminal and files.

extension Failure {
    /// - Parameter changed: the ids of what was changed before, which would have been written there.
    static func cannotWrite(to name: String, _ error: SystemError, changed: [String]? = nil) -> Failure {
        let message = "cannot write to \(name): \(error.message)"
        let done = changed.map { ["done all the same"] + ($0.isEmpty ? [] : [$0.joined(separator: " ")]) }
        return Failure(.failed, message, hint: done?.joined(separator: ": "))
    }

    static func cannotRead(from name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot read from \(name): \(error.message)")
    }

    /// A question in a script, where nobody would answer it.
    static func confirmationNeeded(_ question: String) -> Failure {
        Failure(.usage, "nobody to ask: \(question)", hint: "--yes answers yes beforehand")
    }
}
