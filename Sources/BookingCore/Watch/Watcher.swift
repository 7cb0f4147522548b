/// `booking watch`: follows the feed until it is told to end.
///
/// A notification is only a wake-up, which may be lost or forged; a poll every two seconds runs regardless, and finds a
/// dead link on the way. What breaks once it has worked is mended for as long as it takes.
struct Watcher {
    enum End: Equatable {
        case enough
        case timeout
        case signal(Int32)
    }

    /// How many events a page scans. A named cursor moves more often, so that a crash repeats little.
    private static let pageSize = (unnamed: 5_000, named: 500)

    /// What connecting may take however short the time is.
    private static let connecting = Duration.seconds(2)

    private let settings: WatchSettings
    private let lease: Lease
    private let link: FeedLink
    private let poll: WatchPoll
    private let notices: Notices
    private let deadline: Deadline?
    private let sink: any EventSink
    private var remaining: Int?
    private var delivered = 0
    /// Whether all is shown that there was at the start, and whether a page has looked for it.
    private var (hasShownStart, hasSoughtStart) = (false, false)
    private var throttle = WatchThrottle()
    private var feed: Feed?
    private var outage: Outage?

    init(
        _ settings: WatchSettings, lease: Lease, poll: WatchPoll, notices: Notices, sink: any EventSink
    ) {
        self.settings = settings
        self.lease = lease
        link = lease.link
        self.poll = poll
        self.notices = notices
        self.sink = sink
        deadline = settings.timeout.map(Deadline.after)
        link.deadline = settings.timeout.map { .after(max($0, Self.connecting)) }
        remaining = settings.count
    }

    /// - Throws: `ClosedPipe`, a `Failure` or what becomes one.
    mutating func run() throws -> End {
        do {
            return try follow()
        } catch is Interrupted {
            return .signal(poll.takeSignal())
        }
    }

    private mutating func follow() throws -> End {
        repeat {
            do {
                let (began, before, place) = (Instant.now, delivered, feed?.place)
                if let end = try drain() { return end }
                hasShownStart = true
                link.deadline = deadline
                let hasMoved = link.isMuted && feed?.place != place
                throttle.read(in: began.elapsed, gaveEvents: delivered > before, hasMoved: hasMoved)
                try wait()
            } catch  where FeedLink.isOutage(error) {
                if try endsTooEarly(error) { return .timeout }
                try mend(error)
            }
        } while deadline?.hasPassed != true
        return .timeout
    }

    /// An outage before all was shown that there was at the start is an error, unless time is left to mend it, or events
    /// are counted, as then their number tells.
    private func endsTooEarly(_ error: any Error) throws -> Bool {
        let isOver = deadline?.hasPassed == true
        if hasShownStart || feed != nil && !isOver { return false }
        guard isOver, settings.count != nil else { throw error }
        notices.note(try Failure.of(error).message)
        return true
    }

    /// All that there is; nil unless it ends with that. What there was at the start is shown however short the time, unless each
    /// event takes some.
    private mutating func drain() throws -> End? {
        while true {
            let page = try nextPage()
            if let end = try deliver(page) { return end }
            hasSoughtStart = hasSoughtStart || page.beginsRange
            let mayEnd = hasShownStart || hasSoughtStart && page.endsRange
            if page.isLast || mayEnd && deadline?.hasPassed == true { return nil }
            try poll.check()
        }
    }

    private mutating func nextPage() throws -> FeedPage {
        let feed = try self.feed ?? begin()
        let rows = try lease.request(feed.query(behind: feed.place))
        self.feed = feed
        outage?.end(notices)
        outage = nil
        let page = try FeedPage(rows, since: feed.place)
        self.feed?.fit(page)
        return page
    }

    private func begin() throws -> Feed {
        try link.connect()
        link.deadline = nil
        let start = try lease.claim() ?? settings.since ?? "now"
        return Feed(settings, from: start, pageSize: settings.name == nil ? Self.pageSize.unnamed : Self.pageSize.named)
    }

    /// - Returns: why no more events are wanted; nil where they are.
    private mutating func deliver(_ page: FeedPage) throws -> End? {
        if !page.isLast, let feed { lease.prefetch(feed.query(behind: page.end)) }
        for index in 0..<page.count {
            let event = page[index]
            try sink.deliver(event, after: feed?.place ?? page.end)
            delivered += 1
            remaining = remaining.map { $0 - 1 }
            guard sink.isFull || remaining == 0 else { continue }
            try sink.flush()
            try move(to: event.cursor)
            if remaining == 0 { return .enough }
            if sink.isSlow, settings.limit != nil, deadline?.hasPassed == true { return .timeout }
            try poll.check()
        }
        try sink.flush()
        try move(to: page.end)
        return nil
    }

    private mutating func move(to place: String) throws {
        feed?.place = place
        try lease.move(to: place)
    }

    /// Until there may be something new.
    private mutating func wait() throws {
        if deadline?.hasPassed == true { return }
        if throttle.needsNoWaking, !link.polls {
            try link.mute()
            return try pause(throttle.length)
        } else if link.isMuted {
            return try link.unmute()
        }
        try pause(throttle.length)
        throttle.wasWoken = try link.hasBeenNotified()
        if throttle.wasWoken { return }
        try pause(.milliseconds(.random(in: 1_800...2_200)), socket: link.connection?.socket ?? -1)
        throttle.wasWoken = try link.hasBeenNotified()
    }

    private mutating func mend(_ error: any Error) throws {
        link.drop()
        var current = try outage ?? Outage(Failure.of(error), notices)
        let time = current.pause()
        outage = current
        try pause(time)
    }

    private func pause(_ time: Duration, socket: Int32 = -1) throws {
        let left = deadline.map { Duration.milliseconds($0.remaining) }
        try poll.pause(min(time, left ?? time), socket: socket)
    }
}
