extension Session {
    static let connectionAttempts = 8

    /// Transactions that may be repeated as they are: sent again over a new connection where the link breaks, at most so
    /// many times, the waits growing to some seconds, and within the time of one request; what the server has refused is
    /// not, unless the schema may have been upgraded.
    /// - Throws: raw errors; a `Failure` that names the standby where commits wait for one.
    func persistently(_ batches: [[Query]], attempts: Int = connectionAttempts) throws -> [[RowSet]] {
        let limit = connector.requestLimit
        var backoff = Backoff(shortest: .milliseconds(40), longest: .seconds(5))
        for attempt in 1... {
            do {
                return try transactions(batches, deadline: limit)
            } catch  where attempt == 1 && Self.maybeOfAnUpgrade(error) {
                disconnect()
                continue
            } catch let lost as ConnectionLost {
                disconnect()
                if attempt >= attempts || limit.hasPassed { throw try explained(lost) }
            } catch let failure as Failure where failure.kind == .database && failure.sqlstate == nil {
                disconnect()
                if attempt >= attempts || limit.hasPassed { throw failure }
            }
            try connector.pause(backoff.next(), until: limit)
        }
        return []
    }
}
