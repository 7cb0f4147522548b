/// The event stream, read page by page from where it was left.
struct Feed {
    /// Behind the last event that was handed on.
    var place: String

    private let settings: WatchSettings
    /// How many events a page scans: at most, and at present.
    private let longestPage: Int
    private var pageSize: Int

    /// - Parameter place: `now`, `beginning` or a cursor.
    init(_ settings: WatchSettings, from place: String, pageSize: Int) {
        self.settings = settings
        self.place = place
        longestPage = pageSize
        self.pageSize = min(pageSize, 100)
    }

    /// What asks for the page behind a place.
    func query(behind place: String) -> Query {
        """
        select f.event_id, f.type, f.at, f.actor, f.conflicting, f.before, f.range, f.cursor, (f.booking).*
        from booking.feed(\(settings.user), \(place), \(settings.isMine), \(settings.resources), \(settings.types),
          \(pageSize)) f
        """
    }

    /// Sizes the next page after this one, so that conflicts with a hundred bookings in each do not fill the memory.
    mutating func fit(_ page: FeedPage) {
        guard page.count > 0 else { return }
        pageSize = max(10, min(longestPage, pageSize * 2, longestPage * page.count / page.weight))
    }
}
