extension Session {
    /// How often a request is sent at most that others are in the way of.
    private static let attempts = 8

    /// Writes, each array a transaction, all in one round trip. The first is the change, and must be repeatable (it
    /// carries a key): it is sent again when others were in the way, when the link broke before the answer came, and
    /// when the server did not wait for its standby.
    /// What follows it is of use, but no part of it: where that fails, its results are empty.
    /// - Throws: a `Failure`; `outcomeUnknown` when nobody can tell whether it was carried out. An attempt that got no
    ///   answer may still be under way, so that after one only success is certain, and no refusal.
    func write(_ batches: [[Query]]) throws -> [[RowSet]] {
        let limit = connector.requestLimit
        var (isUncertain, refusals, mayReopen) = (false, 0, true)
        var backoff = Backoff(shortest: .milliseconds(10), longest: .seconds(1))
        while true {
            do {
                return try change(batches, by: limit)
            } catch {
                if let lost = error as? ConnectionLost {
                    disconnect()
                    isUncertain = isUncertain || lost.afterSending
                }
                isUncertain = isUncertain || error is Unconfirmed
                let reopens = mayReopen && Self.maybeOfAnUpgrade(error)
                if reopens {
                    disconnect()
                    mayReopen = false
                }
                refusals += error is ServerError ? 1 : 0
                guard !limit.hasPassed, refusals < Self.attempts || isUncertain,
                    reopens || mayRepeat(after: error, isUncertain)
                else {
                    throw try explained(named(error), duringChange: true, isUncertain)
                }
                notices.detail("trying again: \(error)")
                try connector.pause(backoff.next(), until: limit)
            }
        }
    }

    private func change(_ batches: [[Query]], by limit: Deadline) throws -> [[RowSet]] {
        let outcomes = try outcomes(of: batches, deadline: limit)
        if isUnconfirmed { throw Unconfirmed() }
        return try [outcomes[0].get()]
            + zip(batches, outcomes).dropFirst().map { batch, outcome in
                (try? outcome.get()) ?? batch.map { _ in RowSet.none }
            }
    }

    /// A lock that was not free in time does not say who has it.
    func named(_ error: any Error) -> any Error {
        guard let refusal = error as? ServerError, refusal.sqlstate == SQLState.lockNotAvailable,
            let holders = try? transactions([["select who from booking.blocking_sessions(null)"]])[0][0],
            !holders.isEmpty
        else { return error }
        return ServerError.held(by: holders.map { $0.text(0) })
    }

    private func mayRepeat(after error: any Error, _ isUncertain: Bool) -> Bool {
        switch error {
        case let error as ServerError: error.mayBeRepeated || isUncertain && error.isTransient
        case is ConnectionLost, is Unconfirmed: true
        case let failure as Failure: isUncertain && failure.kind == .database && connector.retries.waitsForServer
        default: false
        }
    }

    /// What the user reads when a request has failed for good; where it was waiting for a standby, that.
    func explained(_ error: any Error, duringChange: Bool = false, _ isUncertain: Bool = false) throws -> Failure {
        let wasWaiting = (error as? ConnectionLost)?.afterSending ?? (error as? ServerError)?.isTransient ?? false
        let isUnknown = isUncertain || duringChange && error is ConnectionLost
        if wasWaiting, let state = missingStandby() {
            return .noStandby(state, isUnknown: isUnknown, isRepeatable: connector.retries.isRepeatable)
        }
        return try .of(
            error, duringChange: duringChange, isUncertain: isUncertain, isRepeatable: connector.retries.isRepeatable)
    }

    private func missingStandby() -> String? {
        let session = twin(retries: Retries())
        let rows = try? session.transactions([["select booking.missing_standby()"]], deadline: .after(.seconds(3)))
        return rows?[0][0][0].optionalText(0)
    }
}

extension ServerError {
    /// A key that two repeats of one request wrote at once ends one of them with a unique violation; its next attempt
    /// finds the other's work.
    fileprivate var mayBeRepeated: Bool {
        [SQLState.serializationFailure, SQLState.deadlockDetected, SQLState.uniqueViolation].contains(sqlstate)
    }
}
