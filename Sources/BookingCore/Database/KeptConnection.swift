import CLibPQ

/// The connection of a session that runs many commands: each takes it, and leaves it for the next.
final class KeptConnection {
    /// Readable when a person wants the running command to end.
    let interrupt: Int32
    private let source: ConnectionSource
    private var idle: Connection?
    /// With the command that runs, or left behind by one that was given up, whose statement may still be running.
    private var lent: Connection?

    init(to source: ConnectionSource, interrupt: Int32) {
        (self.source, self.interrupt) = (source, interrupt)
    }

    /// Nil for another database, and where there is none that is of any use.
    func take(for other: ConnectionSource) -> Connection? {
        guard other.text == source.text, let connection = idle else { return nil }
        idle = nil
        guard PQstatus(connection.handle) == CONNECTION_OK else { return nil }
        lent = connection
        return connection
    }

    /// That it is lent, once it is made.
    func lend(_ connection: Connection, to other: ConnectionSource) {
        if other.text == source.text { lent = connection }
    }

    func put(_ connection: Connection) {
        guard connection === lent, PQstatus(connection.handle) == CONNECTION_OK,
            PQtransactionStatus(connection.handle) == PQTRANS_IDLE
        else { return }
        (idle, lent) = (connection, nil)
    }

    /// For `poll`, while it is this one that is idle; -1 for none.
    func socket(of connection: Connection?) -> Int32 {
        connection != nil && connection === idle ? connection?.socket ?? -1 : -1
    }

    /// Whether others have done something since it was last asked. A connection that has ended is let go.
    func isWoken() -> Bool {
        do {
            return try (idle?.notifications(fromOthers: true) ?? 0) > 0
        } catch {
            idle = nil
            return false
        }
    }

    /// Ends what the server is doing for a command that was given up.
    func cancel() {
        lent?.cancel()
        (idle, lent) = (nil, nil)
    }
}
