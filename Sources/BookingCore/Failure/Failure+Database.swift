extension Failure {
    /// What the user reads of an error of the database layer; others are passed on.
    static func of(
        _ error: any Error, duringChange: Bool = false, isUncertain: Bool = false, isRepeatable: Bool = false
    ) throws -> Failure {
        do {
            return try translating(duringChange: duringChange, isUncertain: isUncertain, isRepeatable: isRepeatable) {
                throw error
            }
        } catch let failure as Failure {
            return failure
        }
    }

    /// Turns the database layer's errors into what the user reads.
    /// - Parameters:
    ///   - duringChange: a link that breaks now leaves the outcome unknown.
    ///   - isUncertain: it is unknown already, from an earlier attempt.
    ///   - isRepeatable: the user can run the same line again.
    static func translating<Result>(
        duringChange: Bool = false, isUncertain: Bool = false, isRepeatable: Bool = false, _ body: () throws -> Result
    ) throws -> Result {
        do {
            return try body()
        } catch let error as ServerError {
            let failure = Failure.from(error)
            throw isUncertain ? Failure.outcomeUnknown(failure, isRepeatable: isRepeatable) : failure
        } catch let error as ConnectionLost {
            throw Failure.from(
                error, duringChange: duringChange, isUncertain: isUncertain, isRepeatable: isRepeatable)
        } catch is Unconfirmed {
            throw Failure.unconfirmed(isRepeatable: isRepeatable)
        } catch let failure as Failure where isUncertain && failure.kind == .database {
            throw Failure.outcomeUnknown(failure, isRepeatable: isRepeatable)
        }
    }
}
