import Glibc

extension Session {
    static let connectionAttempts = 8

    /// Transactions that may be repeated as they are: sent again over a new connection where the link breaks, at most so
    /// many times, the waits growing to some seconds; what the server has refused is not. Errors are raw.
    func persistently(_ batches: [[Query]], attempts: Int = connectionAttempts) throws -> [[RowSet]] {
        for attempt in 1..<max(attempts, 1) {
            do {
                return try transactions(batches)
            } catch is ConnectionLost {
                disconnect()
            } catch let failure as Failure where failure.kind == .database && failure.sqlstate == nil {
                disconnect()
            }
            usleep(UInt32.random(in: 0...UInt32(20_000 << attempt)))
        }
        return try transactions(batches)
    }
}
