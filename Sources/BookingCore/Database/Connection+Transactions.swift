import CLibPQ

/// What became of a transaction. No `Result`: a generic type's metadata would be made anew at each start.
enum TransactionOutcome {
    case committed([RowSet])
    case rolledBack(ServerError)

    /// What its statements gave.
    func get() throws(ServerError) -> [RowSet] {
        switch self {
        case .committed(let results): return results
        case .rolledBack(let error): throw error
        }
    }

    /// Once its results have been held against what its statements have to give.
    func checked(for queries: [Query]) throws -> TransactionOutcome {
        guard case .committed(let results) = self else { return self }
        return .committed(try zip(results, queries).map { try $0.checked(for: $1) })
    }

    func withoutFirst(_ count: Int) -> TransactionOutcome {
        guard count > 0, case .committed(let results) = self else { return self }
        return .committed(Array(results.dropFirst(count)))
    }
}

extension Connection {
    /// Runs transactions in one round trip: each inner array is one, committed when all its statements succeed.
    ///
    /// Where one fails, its first error is thrown and all results are dropped; see `outcomes`.
    @discardableResult
    func transactions(_ batches: [[Query]], deadline: Deadline? = nil) throws -> [[RowSet]] {
        try outcomes(of: batches, deadline: deadline).map { try $0.get() }
    }

    /// Runs transactions in one round trip, and says of each what became of it.
    ///
    /// All are sent before the first answer is read. Where a statement fails, its transaction is rolled back and the
    /// later ones run nonetheless; the connection stays usable.
    /// - Throws: `ConnectionLost`, `Interrupted`; `Failure` for a value that cannot be sent.
    func outcomes(of batches: [[Query]], deadline: Deadline? = nil) throws -> [TransactionOutcome] {
        try post(batches, deadline: deadline)
        return try collect(batches, deadline: deadline)
    }

    /// Sends transactions and does not wait for them: `collect` has to be what comes next.
    func post(_ batches: [[Query]], deadline: Deadline? = nil) throws {
        for query in batches.joined() { try query.check() }
        try assertAlive()
        try leaveSingleRowMode(deadline)
        guard PQenterPipelineMode(handle) == 1 else { throw lost(afterSending: false) }
        for batch in batches {
            for query in batch { try send(query) }
            guard PQpipelineSync(handle) == 1 else { throw lost(afterSending: true) }
        }
    }

    /// What became of the transactions that were posted.
    func collect(_ batches: [[Query]], deadline: Deadline? = nil) throws -> [TransactionOutcome] {
        let outcomes = try batches.map { try receive($0, until: deadline) }
        guard PQexitPipelineMode(handle) == 1 else { throw lost(afterSending: true) }
        guard checksAnswers else { return outcomes }
        return try zip(outcomes, batches).map { try $0.checked(for: $1) }
    }

    /// Only the next statement outside a pipeline ends single-row mode; libpq has no call for it.
    private func leaveSingleRowMode(_ deadline: Deadline?) throws {
        guard hasStreamed else { return }
        hasStreamed = false
        try run(script: "", deadline: deadline)
    }

    /// Runs one statement as a transaction of its own.
    @discardableResult
    func run(_ query: Query, deadline: Deadline? = nil) throws -> RowSet {
        try transactions([[query]], deadline: deadline)[0][0]
    }

    /// Runs a script of several statements. It may hold its own `begin` and `commit`; without them it is one
    /// transaction. It takes no values and returns none.
    /// - Parameter name: what an error calls it.
    func run(script: String, as name: String? = nil, deadline: Deadline? = nil) throws {
        try assertAlive()
        guard PQsendQuery(handle, script) == 1 else { throw lost(afterSending: false) }
        var error: ServerError?
        while let result = try nextResult(until: deadline) {
            _ = rows(of: result, name ?? Failure.cut(script), &error)
        }
        if let error { throw error }
    }

    private func receive(_ batch: [Query], until deadline: Deadline?) throws -> TransactionOutcome {
        var results: [RowSet] = []
        var error: ServerError?
        for query in batch {
            while let result = try nextResult(until: deadline) {
                if let rows = rows(of: result, query.name, &error) { results.append(rows) }
            }
        }
        guard let synchronised = try nextResult(until: deadline) else { throw lost(afterSending: true) }
        PQclear(synchronised)
        return error.map { .rolledBack($0) } ?? .committed(results)
    }

    /// A statement's rows; nil for an error, of which the first is kept, and for what an error made the server skip.
    private func rows(
        of result: OpaquePointer, _ statement: @autoclosure () -> String, _ error: inout ServerError?
    ) -> RowSet? {
        switch PQresultStatus(result) {
        case PGRES_FATAL_ERROR:
            error = error ?? ServerError(result, of: statement())
            PQclear(result)
            return nil
        case PGRES_PIPELINE_ABORTED:
            PQclear(result)
            return nil
        default:
            return RowSet(owning: result)
        }
    }
}

extension Query {
    /// A value in text form ends at its first zero byte, which PostgreSQL's text cannot hold anyway.
    func check() throws {
        guard !values.contains(where: { $0?.utf8.contains(0) ?? false }) else { throw Failure.zeroByteInText() }
    }
}
