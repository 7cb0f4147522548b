import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 7: what an admin said about a resource holds from the moment he said it, whoever is at work then.
@Suite struct PromiseRulesTests {
    private let here = Installation()
    private let start = "2031-05-05T10:00Z", end = "2031-05-05T11:00Z"

    private var closing: String {
        "select booking.close_resource(null, 'R', '2031-05-05T00:00Z', '2031-05-06T00:00Z', 'broken')"
    }

    private var validInClosure: String? {
        here.sql(
            """
            select count(*) from booking.booking b join booking.closure c on c.resource_id = b.resource_id
            where b.status = 'VALID' and b.busy && c.during
            """)
    }

    /// Whether a session of this database waits for somebody's lock.
    private var somebodyWaits: Bool {
        here.sql(
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
            != "0"
    }

    /// Who is just making a booking VALID is waited for, and told.
    @Test func theClosingWaitsForWhoDecides() throws {
        here.run("resource", "add", "R")
        let user = try here.connect(as: here.member())
        try user.run(
            script: "begin; select * from booking.create_booking(null, 'R', '\(start)', '\(end)', p_if_free => true)")
        let close = here.start("resource", "close", "R", "--from", "2031-05-05", "--to", "2031-05-05")
        #expect(eventually { somebodyWaits })
        #expect(here.sql("select count(*) from booking.closure") == "0")
        try user.run(script: "commit")
        #expect(close.end().status == 0)
        #expect(here.sql("select count(*) from booking.event where type = 'booking_closed'") == "1")
    }

    /// Whoever only wants it does not keep it open, however long his transaction is.
    @Test func whoOnlyBooksKeepsNobodyFromClosing() throws {
        here.run("resource", "add", "R")
        let user = try here.connect(as: here.member())
        try user.run(script: "begin; select * from booking.create_booking(null, 'R', '\(start)', '\(end)')")
        let close = here.run("resource", "close", "R", "--from", "2031-05-05", "--to", "2031-05-05")
        #expect(close.status == 0, "\(close)")
        let open = here.run("resource", "open", "R")
        #expect(open.status == 0, "\(open)")
        try user.run(script: "commit")
        let taking =
            "select * from booking.create_booking(null, 'R', '2031-05-05T15:00Z', '2031-05-05T16:00Z', p_if_free => true)"
        try user.run(script: "begin; \(taking)")
        #expect(here.run("resource", "open", "R").status == 7)
        try user.run(script: "commit")
    }

    /// By every way in which a booking becomes VALID, begun before the closing is committed.
    @Test(arguments: ["if-free", "acquire", "extend", "now", "at-once", "pass", "procedure"])
    func whoDecidesWaitsForTheClosing(way: String) throws {
        here.run("resource", "add", "R")
        let held = here.create("R", "2031-05-04T23:00Z", "2031-05-05T00:00Z", user: "postgres", "--if-free")
        let waiting = here.create("R", start, end, user: "alice")
        if way == "at-once" { here.run("policy", "promote", "at-once") }
        let admin = try here.connect()
        try admin.run(script: "begin; \(closing)")
        let other = ["create", "R", "2031-05-05T12:00Z", "2031-05-05T13:00Z"]
        let words =
            switch way {
            case "if-free": other + ["--if-free"]
            case "acquire": ["acquire", "R", "--for", "3000d", "--no-wait"]
            case "extend": ["extend", held, "--by", "1h"]
            case "now": ["wait", waiting, "--timeout", "2s", "--user", "alice"]
            case "at-once": other
            default: ["process-pending"]
            }
        let run = here.start(words)
        if way == "procedure" { callProcedure() }
        #expect(eventually { somebodyWaits || !run.isRunning })
        try admin.run(script: "commit")
        _ = run.end()
        callProcedure()
        #expect(validInClosure == "0", "\(run.out) \(run.err)")
        #expect(here.status(waiting) == "PENDING" && here.status(held) == "VALID")
    }

    /// It says what it had to leave as an error.
    private func callProcedure() {
        _ = Shell.run("psql -X '\(here.conninfo)' -c 'call booking.process_pending()'", [:])
    }

    /// Many that book, resolvers that pass, and an admin who closes and opens: of what became VALID in a closed time,
    /// nothing did so after the closing.
    @Test func nothingBecomesValidInAClosedTime() throws {
        here.run("resource", "add", "R")
        here.run("policy", "promote", "at-once")
        let users = (0..<3).map { worker in
            here.start(
                ["create", "R", "2031-05-05T\(10 + worker):00Z", "--for", "20m", "--user", "u\(worker)"])
        }
        let close = here.start(["resource", "close", "R", "--from", "2031-05-05", "--to", "2031-05-05"])
        for run in users + [close] { #expect(run.end().status == 0) }
        for worker in 0..<3 {
            here.run("create", "R", "2031-05-05T\(14 + worker):00Z", "--for", "20m", "--user", "u\(worker)")
        }
        here.run("process-pending")
        #expect(
            here.sql(
                """
                select count(*) from booking.event v join booking.closure c on c.resource_id = v.resource_id
                where v.type = 'booking_validated' and c.during && tstzrange(v.start_time, v.end_time)
                  and v.at > c.closed_at and not exists (
                    select from booking.event t where t.type = 'booking_closed' and t.booking_id = v.booking_id)
                """) == "0")
        #expect(here.sql("select count(*) from booking.booking where status = 'PENDING'") != "0")
    }

    /// Of an approval for other times nothing is left, and nobody can give it to himself.
    @Test func anApprovalIsForThePlacementThatWasSeen() throws {
        let mallory = here.member()
        here.run("resource", "add", "R")
        here.sql("create role approvers_of_\(here.database)")
        here.run("resource", "update", "R", "--approval", "approvers_of_\(here.database)")
        let user = try here.connect(as: mallory)
        let id = try user.run(
            "select id from booking.create_booking(null, 'R', \(start)::timestamptz, \(end)::timestamptz)")[0].uuid(0)
        for crime in [
            "select booking.approve_booking(null, '\(id)')", "select booking.approve_booking('postgres', '\(id)')",
            "select booking.set_rules(null, 'R', '{\"approvers\": []}')",
            "update booking.booking set approved = 1",
        ] {
            #expect(throws: ServerError.self, "\(crime)") { try user.run(script: crime) }
        }
        #expect(here.run("approve", id, "-q").status == 0)
        #expect(here.run("update", id, "--shift", "1h", role: mallory).status == 0)
        here.run("process-pending", "--grace", "0s")
        #expect(here.status(id) == "PENDING")
        #expect(here.run("approve", id, "-q").status == 0)
        here.run("process-pending")
        #expect(here.status(id) == "VALID")
    }

    /// A booking that was not approved is in nobody's way.
    @Test func whatIsNotApprovedBlocksNobody() {
        here.run("resource", "add", "R")
        here.sql("create role approvers_of_\(here.database)")
        here.run("resource", "update", "R", "--approval", "approvers_of_\(here.database)")
        let first = here.create("R", start, end, user: "alice"), second = here.create("R", start, end, user: "bob")
        here.run("approve", second)
        here.run("process-pending", "--grace", "0s")
        #expect(here.status(first) == "PENDING" && here.status(second) == "VALID")
        here.run("approve", first)
        here.run("process-pending", "--grace", "0s")
        #expect(here.status(first) == "REJECTED")
    }

    /// By every way in which a booking is placed.
    @Test func whoMayNotBookItDoesNot() throws {
        let mallory = here.member()
        here.run("resource", "add", "R")
        let connection = try here.connect(as: mallory)
        let id = try connection.run(
            "select id from booking.create_booking(null, 'R', \(start)::timestamptz, \(end)::timestamptz)")[0].uuid(0)
        try connection.run(script: "select booking.delete_bookings(null, array['\(id)'])")
        here.run("resource", "update", "R", "--admins-only")
        for crime in [
            "select booking.create_booking(null, 'R', now(), now() + '1 h')",
            "select booking.create_booking(null, 'R', now(), now() + '1 h', p_if_free => true)",
            "select booking.create_booking(null, 'R', now(), now() + '1 h', p_dry_run => true)",
            "select booking.undo_booking(null, '\(id)')", "select booking.acquire(null, array['R'], '{}', '1 h')",
        ] {
            #expect(throws: ServerError.self, "\(crime)") { try connection.run(script: crime) }
        }
        #expect(here.sql("select count(*) from booking.booking where status <> 'DELETED'") == "0")
        #expect(here.run("create", "R", start, end).status == 0)
    }
}
