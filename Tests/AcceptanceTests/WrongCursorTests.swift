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
        mutating func read(_ here: Installation) -> [Row] {
            var all: [Row] = []
            while true {
                let page = "booking.feed(null, '\(place)', p_limit => 2)"
                all += rows(
                    here,
                    "select event_id as id, id as booking_id, type from \(page) where type is not null order by event_id"
                )
                let next = here.sql(
                    """
                    select coalesce(max(cursor), max(range) || '/' || max(event_id) || '.' ||
                      (select booking.event_stamp(at) from booking.event where id = max(event_id))) from \(page)
                    """)!
                if next == place { return all }
                place = next
            }
        }
    }

    /// A late commit, two transactions that touch one booking the other way around, and more events than a page holds,
    /// with a look at the feed in between.
    private func flaws(of follower: some Follower) throws -> [FeedChecker.Flaw] {
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
        return FeedChecker(here).flaws(of: seen)
    }

    @Test func theFeedPasses() throws {
        #expect(try flaws(of: Feed()) == [])
    }

    @Test func rememberingTheGreatestIDLoses() throws {
        #expect(try flaws(of: MaxID()).contains { if case .lost = $0 { true } else { false } })
    }

    @Test func waitingForTheOldestTransactionTurnsAround() throws {
        #expect(try flaws(of: BelowXmin()).contains { if case .reordered = $0 { true } else { false } })
    }

    @Test func aPageThatForgetsItsEndLoses() throws {
        #expect(try flaws(of: PageWithoutLast()).contains { if case .lost = $0 { true } else { false } })
    }

    /// Waits for a notification; how many came.
    private func notifications(_ connection: Connection, within seconds: Double) throws -> Int {
        var count = 0
        _ = try eventually(within: seconds) {
            count += try connection.notifications()
            return count > 0
        }
        return count
    }

    /// Drains, then subscribes, and never polls: what comes in between waits for the next one to be announced.
    @Test func drainingBeforeListeningLoses() throws {
        let here = Installation()
        var feed = Feed()
        var seen = feed.read(here)
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "postgres")
        let listener = try here.connect()
        try listener.run(script: "listen booking")
        if try notifications(listener, within: 0.5) > 0 { seen += feed.read(here) }
        #expect(FeedChecker(here).flaws(of: seen) == [.lost([1])])

        // The other way around.
        var right = Feed()
        var all: [Row] = []
        let other = try here.connect()
        try other.run(script: "listen booking")
        all += right.read(here)
        here.create("R", "2030-01-01T12:00Z", "2030-01-01T13:00Z", user: "postgres")
        if try notifications(other, within: 10) > 0 { all += right.read(here) }
        #expect(FeedChecker(here).flaws(of: all) == [])
    }
}
