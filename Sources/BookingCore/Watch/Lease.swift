/// Asks for pages on behalf of a named cursor, which it claims, moves and keeps; without a name it only asks.
final class Lease: WatchChores {
    private let settings: WatchSettings
    let link: FeedLink
    private let signals: SignalDescriptor
    private var cursor: NamedCursor?
    /// What was delivered, as far as the database knows.
    private var place: String?

    init(_ settings: WatchSettings, link: FeedLink, signals: SignalDescriptor) {
        self.settings = settings
        self.link = link
        self.signals = signals
    }

    /// Where to go on; nil without a name.
    func claim() throws -> String? {
        guard let name = settings.name, cursor == nil else { return place }
        let row = try outlasting { gone in
            try whole(NamedCursor.claim(name, settings, over: link.connection, gone: gone)).one()
        }
        cursor = NamedCursor(row, name: name, user: settings.user)
        place = row.text("since")
        return place
    }

    /// The server takes a moment to see that a run that was killed is gone.
    private func outlasting<Result>(_ claim: (_ gone: String?) throws -> Result) throws -> Result {
        let limit = Deadline.after(.seconds(2))
        var gone: String?
        while true {
            try link.connect()
            do {
                return try claim(gone)
            } catch let refusal as ServerError where refusal.sqlstate == SQLState.cursorHeld {
                guard let left = NamedCursor.left(by: refusal), !limit.hasPassed else { throw refusal }
                if gone != nil {
                    try InterruptiblePoll(interrupt: signals.descriptor)(until: .after(.milliseconds(50)))
                }
                gone = left
            }
        }
    }

    /// Renews the lease first where it is time to: who has lost it delivers nothing more.
    func request(_ query: Query) throws -> RowSet {
        guard let cursor, cursor.isDue else { return try link.request(query) }
        let answers = try link.request([[cursor.move(to: nil, over: link.connection)], [query]])
        self.cursor?.hasBeenRenewed()
        return answers[1][0]
    }

    /// Asks beforehand for what comes behind `place`. Not with a name: there the cursor moves in between.
    func prefetch(_ query: Query) {
        if cursor == nil { link.prefetch(query) }
    }

    func move(to place: String) throws {
        guard let cursor, place != self.place else { return }
        _ = try whole(cursor.move(to: place, over: link.connection))
        self.cursor?.hasBeenRenewed()
        self.place = place
    }

    /// Renews it while something else takes long. Where that fails the next move tells.
    func keep() {
        guard let cursor, cursor.isDue else { return }
        self.cursor?.hasBeenRenewed()
        _ = try? whole(cursor.move(to: nil, over: link.connection))
    }

    var socket: Int32 { link.connection?.socket ?? -1 }

    func absorb() { link.absorb() }

    /// Frees it for the next run at once.
    func release() {
        guard let cursor else { return }
        self.cursor = nil
        link.deadline = .after(.seconds(2))
        _ = try? whole(cursor.move(to: nil, releasing: true, over: link.connection))
    }

    /// A signal waits for the answer: cut off from it, nobody would know whether the cursor is held, and where it stands.
    private func whole(_ query: Query) throws -> RowSet {
        try signals.postponing { try link.request([[query]])[0][0] }
    }
}
