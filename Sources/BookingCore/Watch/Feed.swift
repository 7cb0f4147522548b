/// The event stream, read from snapshot to snapshot over one session.
struct Feed {
    private static let pageSize = 500

    private let session: Session
    private let settings: WatchSettings
    /// Nil until the first position is known.
    private(set) var cursor: Cursor?

    init(_ settings: WatchSettings, session: Session) {
        self.settings = settings
        self.session = session
    }

    /// Subscribes to the wake-ups. To be done before the first drain of each connection: what commits between the two
    /// is then either drained or announced.
    func listen() throws {
        _ = try session.transactions([["listen booking"]])
    }

    /// Hands over, in order, every event that has come since the last time. The cursor of an event is that after it.
    /// - Returns: whether `deliver` wants more.
    mutating func drain(_ deliver: (EventRecord) throws -> Bool) throws -> Bool {
        var next = try position()
        if var cursor {
            if cursor.isFinished { cursor.advance(to: next.new) }
            next = cursor
        }
        cursor = next
        while try deliverPage(deliver) {
            if cursor?.isFinished ?? true { return true }
        }
        return false
    }

    /// - Returns: whether `deliver` wants more. The cursor is finished when the page was the last.
    private mutating func deliverPage(_ deliver: (EventRecord) throws -> Bool) throws -> Bool {
        guard var cursor, !cursor.isFinished else { return true }
        let rows = try session.transactions([["""
            select * from booking.feed(\(settings.user), \(cursor.old), \(cursor.new), \(cursor.last), \(settings.isMine),
              \(settings.resources), \(settings.types), \(Self.pageSize))
            """]])[0][0]
        for row in rows {
            cursor.last = row.int64(0)
            let event = try EventRecord(row) { _ in cursor.text }
            let wantsMore = try deliver(event)
            self.cursor = cursor
            if !wantsMore { return false }
        }
        if rows.count < Self.pageSize { cursor.finish() }
        self.cursor = cursor
        return true
    }

    /// Where the feed is now, as the end of what is read next.
    private func position() throws -> Cursor {
        let now = try Cursor(position: session.transactions([[
            "select * from booking.feed_position(\(settings.user))"
        ]])[0][0])
        if let cursor {
            guard cursor.epoch == now.epoch else { throw Failure.cursorFromElsewhere() }
            return now
        }
        switch settings.start {
        case .now: return now
        case .beginning: return Cursor(epoch: now.epoch, from: Cursor.nothing, to: now.new)
        case .after(let cursor):
            guard cursor.epoch == now.epoch else { throw Failure.cursorFromElsewhere() }
            return cursor.isFinished ? Cursor(epoch: now.epoch, from: cursor.old, to: now.new) : cursor
        }
    }
}
