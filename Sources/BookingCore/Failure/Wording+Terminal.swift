// Terminal and files.

extension Failure {
    /// What C's functions failed at: `cannot open /etc/x: Permission denied`.
    static func cannot(_ act: String, _ thing: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot \(act) \(thing): \(error.message)")
    }

    /// A question in a script, where nobody would answer it.
    static func confirmationNeeded(_ question: String) -> Failure {
        Failure(.usage, "nobody to ask: \(question)", hint: "--yes answers yes beforehand")
    }
}
