/// Why a pass of a loop failed, where another one may succeed.
struct RetryableFailure {
    let failure: Failure
    /// Whether the database cannot be reached or used at the moment.
    var isUnreachable: Bool { failure.kind == .database }

    /// - Throws: the failure, where no repetition can mend it: a lacking right, a wrong use, no schema or another version.
    init(_ error: any Error) throws {
        failure = try Failure.of(error)
        guard [.database, .busy, .failed].contains(failure.kind), !failure.isLasting else { throw failure }
    }
}

extension Failure {
    /// Of the schema itself: our own refusals, or that it is not there.
    fileprivate var isLasting: Bool {
        guard let sqlstate else { return false }
        return kind == .database && sqlstate.hasPrefix(SQLState.Class.ours)
            || [SQLState.invalidSchema, SQLState.undefinedFunction, SQLState.undefinedTable].contains(sqlstate)
    }
}
