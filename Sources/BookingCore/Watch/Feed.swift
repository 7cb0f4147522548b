/// The event stream, read page by page from where it was left.
struct Feed {
    /// Behind the last event that was handed on.
    var place: String

    private let settings: WatchSettings
    /// How many events a page scans.
    private let pageSize: Int

    /// - Parameter place: `now`, `beginning` or a cursor.
    init(_ settings: WatchSettings, from place: String, pageSize: Int) {
        self.settings = settings
        self.place = place
        self.pageSize = pageSize
    }

    /// What asks for the page behind `place`.
    var query: Query {
        """
        select * from booking.feed(\(settings.user), \(place), \(settings.isMine), \(settings.resources),
          \(settings.types), \(pageSize))
        """
    }

    func page(_ rows: RowSet) throws -> FeedPage {
        try FeedPage(rows, since: place)
    }
}
