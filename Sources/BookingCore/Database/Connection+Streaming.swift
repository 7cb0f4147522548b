import CLibPQ

extension Connection {
    /// Runs one statement and hands over its rows one by one, in constant memory.
    ///
    /// - Parameter silence: the longest wait for the next row.
    /// - Throws: what `each` throws, after cancelling the statement, so that the connection stays usable; else as
    ///   `transactions`.
    func stream(_ query: Query, silence: Duration? = nil, each: (Row) throws -> Void) throws {
        try query.check()
        try assertAlive()
        try send(query)
        PQsetSingleRowMode(handle)
        hasStreamed = true
        let expected = checksAnswers ? query.expected : nil
        var fit: Fit?
        var error: ServerError?
        while let result = try nextResult(until: silence.map(Deadline.after)) {
            let owner = ResultHandle(result)
            switch PQresultStatus(result) {
            case PGRES_SINGLE_TUPLE:
                try deliver(Row(result: owner, index: 0)) { row in
                    if let (shape, source) = expected {
                        let known = try fit ?? Fit(shape, in: result, of: source)
                        fit = known
                        owner.columns = known.places
                        // Which row is the last shows only afterwards.
                        try known.check(row, isLast: true)
                    }
                    try each(row)
                }
            case PGRES_FATAL_ERROR: error = ServerError(result)
            default: break
            }
        }
        if let error { throw error }
    }

    private func deliver(_ row: Row, to each: (Row) throws -> Void) throws {
        do {
            try each(row)
        } catch {
            cancel()
            // What is still to come is the rest of the rows that were under way, then the cancellation's error.
            while let result = try nextResult(until: .after(.seconds(10))) { PQclear(result) }
            throw error
        }
    }
}
