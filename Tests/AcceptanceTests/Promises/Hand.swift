import TestSupport

@testable import BookingCore

/// A user whose transactions are begun and committed by hand, to force an order on what others do at the same time.
struct Hand {
    let connection: Connection
    let user: String

    init(_ here: Installation, _ user: String) throws {
        connection = try here.connect()
        self.user = user
    }

    func begin() throws { try connection.run(script: "begin") }
    func commit() throws { try connection.run(script: "commit") }
    func rollBack() throws { try connection.run(script: "rollback") }

    /// The change alone, without the second look; its booking's id.
    @discardableResult
    func write(_ request: Request, key: String? = nil) throws -> String {
        try connection.run(request.batches(by: user, key: key ?? user)[0][0])[0].uuid(0)
    }

    /// The second look of what was written under the key.
    func look(key: String? = nil) throws {
        try connection.run("select * from booking.look_again(\(user), \(key ?? user))")
    }

    /// What comes before that where many were written.
    func settle(keys: [String]) throws {
        try connection.run("select booking.settle_alone(\(user), \(keys))")
    }

    /// Writes in a transaction that is left open, so that nobody sees it yet.
    func hold(_ request: Request, key: String? = nil) throws -> String {
        try begin()
        return try write(request, key: key)
    }
}

extension Installation {
    /// Each announced pair as the ids of the two, the newer one first, in the order of the events.
    func announced() throws -> [[String]] {
        try connect().run(
            """
            select c.booking_id::text, o::text
            from booking.event c, unnest(c.others) with ordinality x(o, n)
            where c.type = 'booking_conflict' order by c.id, n
            """
        ).map { [$0.text(0), $0.text(1)] }
    }
}
