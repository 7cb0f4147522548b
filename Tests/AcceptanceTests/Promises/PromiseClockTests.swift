import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A clock that ran ahead and was put right: what was stored meanwhile lies in the future. It holds nobody up, hides nothing,
/// and makes no age negative.
@Suite struct PromiseClockTests {
    private let here = Installation()

    private func check(_ name: String) -> [String: Any] {
        let checks = here.run("doctor", "--json").json?["checks"] as? [[String: Any]] ?? []
        return checks.first { $0["name"] as? String == name } ?? [:]
    }

    private func metric(_ name: String) -> Double? {
        let lines = here.run("doctor", "-o", "prometheus").out.split(separator: "\n")
        return lines.first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
    }

    @Test func aLeaseFromTheFutureIsFree() {
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").status == 0)
        here.sql(
            "update booking.cursor set lease_ends_at = clock_timestamp() + '3 days', holder = 'gone', backend = null")
        let run = here.run("watch", "--name", "n", "--timeout", "0s")
        #expect(run.status == 0, "\(run)")
        here.sql(
            "update booking.cursor set lease_ends_at = clock_timestamp() + '14 seconds', holder = 'somebody', backend = null"
        )
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").status == 3)
    }

    @Test func aPassFromTheFutureIsSeenAndHidesNothing() {
        let id = here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "postgres")
        #expect(here.run("process-pending").status == 0)
        here.sql(
            """
            update booking.setting set installed_at = clock_timestamp() - interval '1 day';
            update booking.pass set started_at = started_at + '3 days', finished_at = finished_at + '3 days'
            """)
        let check = check("resolver")
        #expect(check["ok"] as? Bool == false)
        #expect((check["message"] as? String)?.contains("ahead of the server's clock") == true, "\(check)")
        #expect(here.run("list").err.contains("no resolver has run since"))
        here.create("R", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "postgres")
        let later = here.create("R", "2030-01-01T10:45Z", "2030-01-01T11:30Z", user: "postgres")
        #expect(here.run("why", later, "--json").json?["next_pass_at"] is NSNull)
        // The next one has the right time.
        #expect(here.run("process-pending").status == 0)
        #expect(self.check("resolver")["ok"] as? Bool == true)
        #expect(here.status(id) == "VALID")
    }

    @Test func noAgeIsNegative() {
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "postgres")
        #expect(here.run("process-pending").status == 0)
        here.create("R", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "postgres")
        here.sql(
            """
            update booking.booking set updated_at = updated_at + '3 days' where status = 'PENDING';
            update booking.pass set finished_at = started_at - interval '1 day'
            """)
        let queue = check("queue")
        #expect(queue["ok"] as? Bool == false)
        #expect((queue["message"] as? String)?.contains("3 days ahead of the server's clock") == true, "\(queue)")
        for name in [
            "booking_oldest_pending_age_seconds", "booking_oldest_transaction_age_seconds",
            "booking_resolver_last_pass_duration_seconds", "booking_pass_seconds_total",
        ] {
            #expect(metric(name).map { $0 >= 0 } == true, "\(name)")
        }
        #expect(here.sql("select booking.age_text('-3 days')") == "0 s")
    }

    /// What a pass is given stays in the database, for `why` and `doctor` to calculate with.
    @Test(arguments: ["170000000 years", "-1 s", "101 years"])
    func aGraceThatCannotBeIsRefused(_ grace: String) throws {
        let connection = try here.connect()
        for statement in [
            "select pass_id from booking.begin_pass(null, '\(grace)')",
            "select (booking).id from booking.rehearse_pass(null, '\(grace)')",
            "select promoted from booking.resolve_chunk(null, '\(grace)', array[1])",
            "select booking.set_policy(null, 'grace', '\(grace)')",
            "select booking.set_policy(null, 'interval', '\(grace)')",
        ] {
            let error = #expect(throws: ServerError.self, "\(statement)") { try connection.run(script: statement) }
            #expect(error?.sqlstate == "BK206", "\(statement): \(String(describing: error))")
        }
        #expect(here.run("doctor").status == 0)
    }

    @Test func soIsOneThatIsGivenToTheProgram() {
        for words in [
            ["process-pending", "--grace", "40000d"], ["policy", "grace", "40000d"], ["policy", "interval", "40000d"],
            ["process-pending", "--grace", "-1s"],
        ] {
            let run = here.run(words)
            #expect(run.status == 2 && run.err.hasPrefix("booking: "), "\(run)")
        }
        #expect(here.run("doctor").status == 0)
    }
}
