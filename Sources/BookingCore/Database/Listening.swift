/// The connection over which somebody is woken by what happens: one that was made anew has to listen first.
struct Listening {
    /// Where every change of bookings is told.
    static let channel = "booking"

    private(set) weak var connection: Connection?

    /// Has the session's connection listen, unless it does. What a pooler does not pass on, the clock makes up for.
    mutating func renew(on session: Session, to channel: String = channel, by limit: Deadline? = nil) throws {
        guard try session.connected() !== connection else { return }
        _ = try session.listen(to: channel, by: limit)
        connection = try session.connected()
    }
}

extension Query {
    static func listen(to channel: String = Listening.channel) -> Query { "listen \"\(raw: channel)\"" }
    static let unlisten: Query = "unlisten \"\(raw: Listening.channel)\""
}
