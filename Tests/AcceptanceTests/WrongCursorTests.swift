import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// The ways to follow a table of events that look right and are not, each caught by the checker that the feed passes.
struct WrongCursorTests {
    typealias Row = (id: Int, booking: String, type: String)

    /// Something that reads the events as they come.
    protocol Follower {
        mutating func read(_ here: Installation) -> [Row]
    }

    private static func rows(_ here: Installation, _ sql: String) -> [Row] {
        let text =
            here.sql("select coalesce(string_agg(id || ' ' || booking_id || ' ' || type, ','), '') from (\(sql)) x")
            ?? ""
        return text.split(separator: ",").map { line in
            let parts = line.split(separator: " ")
            return (Int(parts[0])!, String(parts[1]), String(parts[2]))
        }
    }

    /// Ids are taken before commits: what commits late is never seen.
    struct MaxID: Follower {
        var last = 0
        mutating func read(_ here: Installation) -> [Row] {
            let rows = rows(here, "select * from booking.event where id > \(last) order by id")
            last = rows.last?.id ?? last
            return rows
        }
    }

    /// Transactions in their order, once none is running before them: waits, and turns around what touches one booking.
    struct BelowXmin: Follower {
        var last = "0"
        mutating func read(_ here: Installation) -> [Row] {
            let end = here.sql("select pg_snapshot_xmin(pg_current_snapshot())")!
            let rows = rows(
                here, "select * from booking.event where xid >= '\(last)' and xid < '\(end)' order by xid, id")
            last = end
            return rows
        }
    }

    /// From snapshot to snapshot, but the rest of a full page is forgotten.
    struct PageWithoutLast: Follower {
        var old = "1:1:"
        let limit = 2
        mutating func read(_ here: Installation) -> [Row] {
            let new = here.sql("select pg_current_snapshot()")!
            let rows = rows(
                here,
                """
                select * from booking.event where pg_visible_in_snapshot(xid, '\(new)')
                  and not pg_visible_in_snapshot(xid, '\(old)') order by id limit \(limit)
                """)
            old = new
            return rows
        }
    }

    /// The feed itself, in pages as short.
    struct Feed: Follower {
        var place = "beginning"
        private var connection: Connection?

        mutating func read(_ here: Installation) -> [Row] {
            var all: [Row] = []
            while let page = try? page(here) {
                all += (0..<page.count).map { page[$0].row }.map {
                    (Int($0.int64("event_id")), $0.uuid("id"), $0.text("type"))
                }
                place = page.end
                if page.isLast { break }
            }
            return all
        }

        private mutating func page(_ here: Installation) throws -> FeedPage {
            let open = try connection ?? here.connect()
            connection = open
            let rows = try open.run("select f.*, (f.booking).* from booking.feed(null, \(place), p_limit => 2) f")
            return try FeedPage(rows, since: place)
        }
    }

    /// A late commit, two transactions that touch one booking the other way around, and more events than a page holds,
    /// with a look at the feed in between. What the follower has not seen by then, it may have so many seconds to see.
    private func flaws(of follower: some Follower, patience: Double = 0) throws -> [FeedChecker.Flaw] {
        let here = Installation()
        var follower = follower
        var seen: [Row] = []
        let (first, second) = (try here.connect(), try here.connect())
        let id = here.create("R", "2030-01-01T08:00Z", "2030-01-01T09:00Z", user: "postgres")
        seen += follower.read(here)

        try first.run(
            script: "begin; select booking.create_booking(null, 'S', '2030-01-01 10:00Z', '2030-01-01 11:00Z')")
        try second.run(script: "select booking.update_booking(null, '\(id)', null, null, true, 'one')")
        seen += follower.read(here)
        try first.run(script: "select booking.update_booking(null, '\(id)', null, null, true, 'two')")
        seen += follower.read(here)
        try first.run(script: "commit")
        seen += follower.read(here)
        for hour in 10..<16 { here.create("T", "2030-01-01T\(hour):00Z", "2030-01-01T\(hour):30Z", user: "postgres") }
        for _ in 0..<2 { seen += follower.read(here) }
        let checker = FeedChecker(here)
        _ = eventually(within: patience) {
            seen += follower.read(here)
            return seen.count >= checker.committed.count
        }
        return checker.flaws(of: seen)
    }

    @Test func theFeedPasses() throws {
        #expect(try flaws(of: Feed()) == [])
    }

    @Test func rememberingTheGreatestIDLoses() throws {
        #expect(try flaws(of: MaxID()).contains { if case .lost = $0 { true } else { false } })
    }

    /// Anybody's transaction holds this one up, in other databases of the server too.
    @Test func waitingForTheOldestTransactionTurnsAround() throws {
        let found = try flaws(of: BelowXmin(), patience: 60)
        #expect(found.contains { if case .reordered = $0 { true } else { false } })
    }

    @Test func aPageThatForgetsItsEndLoses() throws {
        #expect(try flaws(of: PageWithoutLast()).contains { if case .lost = $0 { true } else { false } })
    }

    /// The product's own link, feed and pages. As a rule it subscribes first and drains afterwards.
    private final class Listener {
        private let session: Session
        private let link: FeedLink
        private var feed: BookingCore.Feed
        private let subscribesLate: Bool
        private(set) var seen: [Row] = []

        init(_ here: Installation, subscribesLate: Bool) throws {
            self.subscribesLate = subscribesLate
            session = try here.session()
            link = FeedLink(session, polls: subscribesLate)
            let settings = try WatchSettings(Given(try Invocation.parse(["watch"])), user: nil)
            feed = BookingCore.Feed(settings, from: "beginning", pageSize: 500)
        }

        /// As after an outage.
        func reconnect() throws {
            link.drop()
            try drain()
            if subscribesLate { _ = try session.transactions([["listen booking"]]) }
        }

        /// Follows for some time, woken by notifications alone, or until it has seen so many.
        func follow(until count: Int, within seconds: Double) throws {
            _ = try eventually(within: seconds) {
                if try link.hasBeenNotified() { try drain() }
                return seen.count >= count
            }
        }

        private func drain() throws {
            while true {
                let page = try FeedPage(link.request(feed.query(behind: feed.place)), since: feed.place)
                seen += (0..<page.count).map { page[$0].row }.map {
                    (Int($0.int64("event_id")), $0.uuid("id"), $0.text("type"))
                }
                feed.place = page.end
                if page.isLast { return }
            }
        }
    }

    /// Somebody books at any moment while it connects again; then all is quiet.
    private func flaws(
        of listener: Listener, on here: Installation, rounds: Int, patience: Double, _ random: inout SeededGenerator
    ) throws -> [FeedChecker.Flaw] {
        for round in 1...rounds {
            let delay = UInt32.random(in: 0..<8_000, using: &random)
            let written = DispatchSemaphore(value: 0)
            Thread.detachNewThread {
                usleep(delay)
                let start = "'2030-01-01Z'::timestamptz + '\(round) hours'"
                here.sql("select booking.create_booking(null, 'R', \(start), \(start) + '1 hour')")
                written.signal()
            }
            try listener.reconnect()
            written.wait()
            try listener.follow(until: round, within: patience)
            let flaws = FeedChecker(here).flaws(of: listener.seen)
            if flaws != [] { return flaws }
        }
        return []
    }

    /// What comes in between waits for the next one to be announced, where nobody polls.
    @Test func drainingBeforeListeningLoses() throws {
        var random = SeededGenerator(printing: "drainingBeforeListeningLoses")
        let (here, there) = (Installation(), Installation())
        let wrong = try Listener(here, subscribesLate: true)
        let found = try flaws(of: wrong, on: here, rounds: 400, patience: 0.3, &random)
        #expect(found.contains { if case .lost = $0 { true } else { false } })
        let right = try Listener(there, subscribesLate: false)
        #expect(try flaws(of: right, on: there, rounds: 60, patience: 20, &random) == [])
    }

    /// The same in a crowd of writers, with rollbacks and long transactions, whose order is left to chance: the check that
    /// the feed passes finds every wrong cursor.
    @Test func theCheckFindsThemInACrowdToo() throws {
        var random = SeededGenerator(printing: "theCheckFindsThemInACrowdToo")
        let here = Installation()
        // Of one user, so that they change the same bookings.
        let writers = (0..<4).map { _ in TortureWriter(here, user: "user", random: random.fork()) }
        writers.forEach { $0.start() }
        var followers: [(name: String, follower: any Follower, seen: [Row])] = [
            ("feed", Feed(), []), ("max(id)", MaxID(), []), ("xmin", BelowXmin(), []), ("page", PageWithoutLast(), []),
        ]
        func look() {
            for index in followers.indices { followers[index].seen += followers[index].follower.read(here) }
        }
        // Two transactions have to cross each other for this one, which a busy machine lets happen less often.
        func hasCrossed() -> Bool {
            FeedChecker(here).flaws(of: followers[2].seen).contains { if case .reordered = $0 { true } else { false } }
        }
        let end = Date(timeIntervalSinceNow: Double(Torture.times(8)))
        while Date() < end { look() }
        while !hasCrossed(), Date() < end + 40 { look() }
        writers.forEach { $0.stop() }
        #expect(eventually { !writers.contains(where: \.isRunning) })
        for _ in 0..<2 { look() }
        let checker = FeedChecker(here)
        #expect(checker.committed.count > 100)
        for (name, _, seen) in followers {
            let flaws = checker.flaws(of: seen)
            #expect((flaws == []) == (name == "feed"), "\(name): \(flaws)")
        }
    }
}
