// The wording of every error that the program itself finds, in one place.
// What the database refuses is worded in sql/function/fail.sql.

// MARK: - Arguments

// MARK: - Times and durations

// MARK: - Names, notes, ids

// MARK: - Connection and database

// MARK: - The private server

// MARK: - Terminal and files

extension Failure {
    static func cannotWrite(to name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot write to \(name): \(error.message)")
    }

    static func cannotRead(from name: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot read from \(name): \(error.message)")
    }

    static func cannotStart(_ command: String, _ error: SystemError) -> Failure {
        Failure(.failed, "cannot start \(command): \(error.message)")
    }

    /// A question in a script, where nobody would answer it.
    static func confirmationNeeded(_ question: String) -> Failure {
        Failure(.usage, "nobody to ask: \(question)", hint: "--yes answers yes beforehand")
    }
}

// MARK: - Watching
