import Foundation
import Testing

@testable import BookingCore

/// `process-pending --loop --eager`: decides as soon as something changes, and does no more than that.
struct ResolverEagerTests {
    private let here = Installation()
    private let manager = NotifySocket()

    private func start(_ words: String...) -> RunningTool {
        let loop = here.startLoop(
            ["--eager", "--interval", "10m"] + words, environment: ["NOTIFY_SOCKET": manager.name])
        #expect(eventually { manager.contains("READY=1") })
        return loop
    }

    private func create(_ resource: String, hour: Int = 10, user: String = "alice") -> String {
        here.create(
            resource, String(format: "2027-03-01T%02d:00Z", hour), String(format: "2027-03-01T%02d:00Z", hour + 1),
            user: user)
    }

    @Test func aNewBookingIsValidLongBeforeTheNextPass() {
        let loop = start()
        let ids = (0..<20).map { create("R\($0 % 3)", hour: $0) }
        #expect(eventually { ids.allSatisfy { here.status($0) == "VALID" } })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func whatAWithdrawalFreesIsGivenToTheNext() {
        let first = create("R1")
        let second = create("R1", user: "bob")
        let loop = start()
        #expect(here.status(second) == "PENDING")
        here.run("delete", first, "--user", "alice")
        #expect(eventually { here.status(second) == "VALID" })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func itsOwnNotificationsDoNotWakeIt() {
        here.sql("alter database \(here.database) set track_functions = 'all'")
        let began = Instant.now
        let loop = start()
        let id = create("R1")
        #expect(eventually { here.status(id) == "VALID" })
        // When the second one is VALID, all that came of the first has been heard.
        let last = create("R2")
        #expect(eventually { here.status(last) == "VALID" })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
        let reads = "select calls from pg_stat_user_functions where schemaname = 'booking' and funcname = 'news'"
        // Once at the start, once for each booking, and by the clock.
        let most = 3 + Int(began.elapsed / .milliseconds(1_800))
        #expect(eventually { (3...most).contains(Int(here.sql(reads) ?? "") ?? 0) }, "\(here.sql(reads) ?? "")")
        #expect(here.sql("select count(*) from booking.pass") == "1")
    }

    /// The far end acknowledges and stays silent: that is found long before the next pass is due.
    @Test func aLinkThatFellSilentIsFound() throws {
        let loop = start()
        let process = try #require(
            here.sql(
                """
                select pid from pg_stat_activity
                where datname = current_database() and application_name = 'booking-process-pending'
                """))
        let pid = try #require(pid_t(process))
        #expect(kill(pid, SIGSTOP) == 0)
        defer { kill(pid, SIGCONT) }
        let id = create("R1")
        #expect(eventually(within: 15) { here.status(id) == "VALID" }, "\(loop.err)")
    }

    /// Or two of them would wake each other for ever.
    @Test func whatResolversWriteIsNoNews() throws {
        let session = try here.connect()
        func news(since place: String?) throws -> (place: String, resources: String) {
            let row = try session.run(
                "select snapshot, resources::text from booking.news(null, \(place)::pg_snapshot)")[0]
            return (row.text(0), row.text(1))
        }
        _ = create("R1")
        _ = create("R1", user: "bob")
        let before = try news(since: nil).place
        #expect(here.run("process-pending", "--grace", "0s").out.hasPrefix("promoted 1, rejected 1"))
        let after = try news(since: before)
        #expect(after.resources == "{}")
        _ = create("R2")
        #expect(try news(since: after.place).resources == "{R2}")
    }

    @Test func itKeepsToTheResourcesThatItIsAskedFor() {
        _ = create("R1")
        let loop = start("--resource", "R1")
        let others = create("R2")
        let own = create("R1", hour: 15)
        #expect(eventually { here.status(own) == "VALID" })
        #expect(here.status(others) == "PENDING")
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func whatItDidIsRecordedWithTheNextPass() {
        let loop = start()
        let id = create("R1")
        #expect(eventually { here.status(id) == "VALID" })
        loop.send(SIGHUP)
        #expect(eventually { here.sql("select count(*) from booking.pass where promoted = 1") == "1" })
        #expect(here.sql("select value from booking.metrics(null) where name = 'booking_pass_promoted_total'") == "1")
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }

    @Test func itListensAgainOnANewConnection() {
        let loop = start()
        here.sql(
            """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and application_name = 'booking-process-pending'
            """)
        let id = create("R1")
        #expect(eventually { here.status(id) == "VALID" })
        let later = create("R2")
        #expect(eventually { here.status(later) == "VALID" })
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
    }
}
