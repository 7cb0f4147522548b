/// Why a pass of a loop failed, where another one may succeed.
struct Setback {
    let failure: Failure
    /// Whether the database cannot be reached or used at the moment.
    var isUnreachable: Bool { failure.kind == .database }

    /// - Throws: the failure, where no repetition can mend it: a lacking right, a wrong use, no schema or another version.
    init(_ error: any Error) throws {
        failure = try Self.failure(error)
        let isLasting = (error as? ServerError)?.isLasting ?? false
        guard [.database, .busy, .failed].contains(failure.kind), !isLasting else { throw failure }
    }

    private static func failure(_ error: any Error) throws -> Failure {
        do {
            return try Failure.translating { throw error } as Failure
        } catch let failure as Failure {
            return failure
        }
    }
}

extension ServerError {
    /// Of the schema itself: our own refusals, or that it is not there.
    fileprivate var isLasting: Bool {
        sqlstate.hasPrefix("BK9") || ["3F000", "42883", "42P01"].contains(sqlstate)
    }
}
