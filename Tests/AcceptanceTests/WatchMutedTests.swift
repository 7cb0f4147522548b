import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Where much happens that does not concern a watcher, it looks by the clock, and nobody who writes has to wake it.
struct WatchMutedTests {
    @Test func whoIsMutedIsNotWoken() throws {
        let here = Installation()
        let link = FeedLink(try here.session(), polls: false)
        func isWoken() throws -> Bool {
            here.sql("select pg_notify('booking', '')")
            return try link.hasBeenNotified()
        }
        try link.connect()
        #expect(try eventually(isWoken))
        try link.mute()
        _ = try link.hasBeenNotified()
        for _ in 0..<20 { #expect(try !isWoken()) }
        try link.unmute()
        #expect(try eventually(isWoken))
        try link.mute()
        link.drop()
        try link.connect()
        #expect(try eventually(isWoken))
    }

    @Test func whatConcernsItIsShownAllTheSame() throws {
        let here = Installation()
        let watch = here.start("watch", "--mine", "--user", "alice", "--json")
        var hour = 0
        func book(_ user: String) {
            hour += 1
            let start = "'2030-01-01Z'::timestamptz + '\(hour) hours'"
            here.sql("select booking.create_booking('\(user)', 'R', \(start), \(start) + '1 hour')")
        }
        func lastQuery() -> String {
            here.sql(
                """
                select query from pg_stat_activity
                where datname = current_database() and application_name = 'booking-watch'
                """) ?? ""
        }
        func count() -> Int { SeenEvent.all(in: watch.out).count }
        for round in 1...2 {
            #expect(
                eventually {
                    book("bob")
                    return lastQuery().contains("unlisten")
                })
            book("alice")
            #expect(eventually { count() == round })
        }
        // Now that it is quiet, it is woken again: each line comes before the next poll could bring it.
        let waits = (3...6).map { round in
            let began = Date()
            book("alice")
            #expect(eventually { count() == round })
            return Date().timeIntervalSince(began)
        }
        #expect(waits.min()! < 1)
        watch.send(SIGTERM)
        watch.end()
    }
}
