/// Asks for pages on behalf of a named cursor, which it claims, moves and keeps; without a name it only asks.
final class Lease {
    private let settings: WatchSettings
    let link: FeedLink
    private var cursor: NamedCursor?
    /// What was delivered, as far as the database knows.
    private var place: String?

    init(_ settings: WatchSettings, link: FeedLink) {
        self.settings = settings
        self.link = link
    }

    /// Where to go on; nil without a name.
    func claim() throws -> String? {
        guard let name = settings.name, cursor == nil else { return place }
        let row = try link.request([[NamedCursor.claim(name, settings)]])[0][0][0]
        cursor = NamedCursor(row, name: name, user: settings.user)
        place = row.text(0)
        return place
    }

    /// Renews the lease first where it is time to: who has lost it delivers nothing more.
    func request(_ query: Query) throws -> RowSet {
        guard let cursor, cursor.isDue else { return try link.request(query) }
        let answers = try link.request([[cursor.move(to: nil)], [query]])
        self.cursor?.hasBeenRenewed()
        return answers[1][0]
    }

    /// Asks beforehand for what comes behind `place`. Not with a name: there the cursor moves in between.
    func prefetch(_ query: Query) {
        if cursor == nil { link.prefetch(query) }
    }

    func move(to place: String) throws {
        guard let cursor, place != self.place else { return }
        _ = try link.request([[cursor.move(to: place)]])
        self.cursor?.hasBeenRenewed()
        self.place = place
    }

    /// Renews it while something else takes long. Where that fails the next move tells.
    func keep() {
        guard let cursor, cursor.isDue else { return }
        self.cursor?.hasBeenRenewed()
        _ = try? link.request([[cursor.move(to: nil)]])
    }

    /// Frees it for the next run at once.
    func release() {
        guard let cursor else { return }
        self.cursor = nil
        link.deadline = .after(.seconds(2))
        _ = try? link.request([[cursor.move(to: nil, releasing: true)]])
    }
}
