import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// What the functions set for their own transaction ends with it: behind a pooler the session is somebody else's next.
@Suite struct PromiseSettingsTests {
    private let here = Installation()
    private static let slot = "'2027-03-01 10:00Z', '2027-03-01 11:00Z'"

    @Test(arguments: [
        "select booking.create_booking(null, 'R1', \(slot))",
        "select booking.create_booking(null, 'R1', \(slot), p_if_free => true)",
        "select booking.update_booking(null, (select id::text from booking.booking), null, null, true, 'x')",
        "select booking.update_booking(null, (select id::text from booking.booking), \(slot), p_if_free => true)",
        "select booking.resolve_now(null, (select id::text from booking.booking))",
        "select booking.resolve_chunk(null, '15 minutes', array(select id from booking.resource), null, true, true)",
        "select booking.look_again(null, 'none')",
        "select booking.begin_pass(null)",
        "call booking.process_pending()",
    ])
    func nothingIsLeftInTheSession(statement: String) throws {
        if !statement.contains("create_booking") {
            here.create("R1", "2027-03-01T14:00Z", "2027-03-01T15:00Z", user: "postgres")
        }
        let session = try here.connect()
        // What they raise, lowered.
        try session.run(script: "set synchronous_commit to off; set lock_timeout to '7s'")
        let before = try settings(session)
        try session.run(script: statement)
        #expect(try settings(session) == before)
    }

    private func settings(_ session: Connection) throws -> [String] {
        try session.run("select name || ' ' || setting from pg_settings where source = 'session' order by name")
            .map { $0.text(0) }
    }

    /// Who locks a resource and then falls asleep is cut off, unless he asks for it otherwise.
    @Test(arguments: [
        "select booking.create_booking(null, 'R1', \(slot), p_if_free => true)",
        "select booking.resolve_now(null, (select id::text from booking.booking))",
    ])
    func aTransactionThatDecidesMayNotSleep(statement: String) throws {
        if !statement.contains("create_booking") {
            here.create("R1", "2027-03-01T14:00Z", "2027-03-01T15:00Z", user: "postgres")
        }
        let session = try here.connect()
        try session.run(script: "begin; \(statement)")
        #expect(try session.run("show idle_in_transaction_session_timeout")[0].text(0) == "5s")
        #expect(
            eventually {
                here.sql("select count(*) from pg_locks where relation = 'booking.resource'::regclass") == "0"
            })
    }
}
