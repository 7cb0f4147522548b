import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A resolver that does not run, or cannot, is seen.
struct ResolverDoctorTests {
    private let here = Installation()

    /// The check as `booking doctor` gives it.
    private func check(_ name: String, role: String? = nil) -> (ok: Bool, message: String, status: Int32) {
        let run = here.run("doctor", "--json", role: role)
        let checks = run.json?["checks"] as? [[String: Any]] ?? []
        let found = checks.first { $0["name"] as? String == name }
        return (found?["ok"] as? Bool ?? false, found?["message"] as? String ?? "\(run)", run.status)
    }

    private func create(_ user: String = "alice") -> String {
        here.create("R1", "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: user)
    }

    @Test func allIsWell() {
        #expect(here.run("process-pending").status == 0)
        let run = here.run("doctor", "--json")
        #expect(run.status == 0, "\(run)")
        #expect(run.json?["ok"] as? Bool == true)
    }

    @Test func eachPassIsRecorded() {
        _ = create()
        _ = create("bob")
        here.run("process-pending", "--grace", "20m")
        let pass = here.sql(
            """
            select concat_ws(' ', actor, grace, promoted, rejected, pending, left_undone,
              finished_at > started_at, finished_at between now() - interval '1 minute' and now())
            from booking.pass
            """)
        #expect(pass == "postgres 00:20:00 1 0 1 0 t t")
    }

    @Test func noPassForThreeIntervalsIsSaidByAll() {
        here.run("process-pending")
        here.sql("update booking.pass set finished_at = now() - interval '170 seconds'")
        #expect(check("resolver").ok)
        #expect(!here.run("list").err.contains("no resolver"))
        here.sql("update booking.pass set finished_at = now() - interval '190 seconds'")
        let found = check("resolver")
        #expect(!found.ok && found.status == 1)
        #expect(found.message == "the last pass ended 3 min ago, with a grace of 15 min; one is due every 60 s")
        let words = ["create", "R1", "2027-03-01T10:00Z", "2027-03-01T11:00Z"]
        for run in [here.run("list"), Tool.run(words, ["BOOKING_DATABASE_URL": here.conninfo])] {
            #expect(run.status == 0)
            #expect(run.err.contains("hint: no resolver has run since "), "\(run)")
            #expect(run.err.contains(": booking process-pending --loop\n"), "\(run)")
        }
        // A pass over some resources alone is not what is missed.
        here.run("process-pending", "--resource", "R1")
        #expect(!check("resolver").ok)
        here.run("policy", "interval", "2m")
        #expect(check("resolver").ok)
    }

    @Test func anOldPendingBookingIsSeen() {
        _ = create()
        here.sql("update booking.booking set updated_at = now() - interval '15 minutes 50 seconds'")
        #expect(check("queue").ok)
        here.sql("update booking.booking set updated_at = now() - interval '16 minutes 10 seconds'")
        let found = check("queue")
        #expect(!found.ok && found.message == "the oldest PENDING booking has waited 16 min")
    }

    /// However long the approval takes, no resolver can do anything about it.
    @Test func whatWaitsForAnApprovalIsNobodysFault() {
        let id = create()
        here.run("resource", "update", "R1", "--approval", "pg_monitor")
        here.sql("update booking.booking set updated_at = now() - interval '20 minutes'")
        here.run("process-pending")
        let found = check("queue")
        #expect(found.ok && found.message == "what is PENDING waits for an approval", "\(found)")
        // Nor has one had the chance when it has been given.
        #expect(here.run("approve", id).status == 0)
        #expect(check("queue").ok)
        here.sql("update booking.event set at = now() - interval '17 minutes' where type = 'booking_approved'")
        #expect(!check("queue").ok)
    }

    /// A grace that the passes go by counts, not the setting that they override.
    @Test func howOldAPendingBookingMayBeIsSaidByTheLastPass() {
        _ = create()
        _ = create("bob")
        here.run("process-pending", "--grace", "1h")
        here.sql("update booking.booking set updated_at = now() - interval '20 minutes' where status = 'PENDING'")
        #expect(check("queue").ok)
        here.run("policy", "grace", "2h")
        here.sql("update booking.booking set updated_at = now() - interval '62 minutes' where status = 'PENDING'")
        #expect(!check("queue").ok)
    }

    /// Where writes decide, they go by the setting.
    @Test func whereNoPassNeedRunTheSettingCounts() {
        _ = create()
        _ = create("bob")
        here.run("process-pending", "--grace", "1h")
        here.run("policy", "promote", "at-once")
        here.sql("update booking.booking set updated_at = now() - interval '20 minutes' where status = 'PENDING'")
        // The program would have it decided first.
        #expect(here.sql("select ok from booking.health(null) where name = 'queue'") == "f")
    }

    @Test func aTransactionThatHoldsBookingsIsNamed() throws {
        let id = create()
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.booking where id = '\(id)' for update")
        #expect(check("transactions").ok)
        // Its age cannot be made; the limit can.
        here.sql(function("health", with: ("'10 seconds'", "'0 seconds'")))
        let found = check("transactions")
        let name = try session.name()
        #expect(!found.ok && found.message.contains("held for more than 10 s by \(name)"), "\(found)")
    }

    @Test func whoMayNotSeeOthersTransactionsSaysSo() {
        let role = "owner_\(UUID().uuidString.prefix(8).lowercased())"
        here.sql("create role \(role) login")
        here.sql("grant all on all tables in schema booking to \(role)")
        here.sql("grant usage on schema booking to \(role)")
        here.sql("alter function booking.health(text) owner to \(role)")
        here.sql("grant execute on all functions in schema booking to \(role)")
        #expect(check("transactions").message.hasSuffix("of others' transactions \(role) may not know"))
    }

    @Test func fullConnectionsAreSeen() {
        #expect(check("connections").ok)
        here.sql(function("connection_limit", with: ("select ", "select 1 + 0 * ")))
        #expect(!check("connections").ok)
    }

    @Test func aFullNotificationQueueIsSeen() {
        here.sql(function("health", with: ("u < 0.5", "u < 0")))
        let found = check("notifications")
        #expect(!found.ok && found.message == "the notification queue is 0 % full")
    }

    @Test func aConstraintThatKeepsNothingApartIsNoConstraint() {
        here.sql(
            """
            alter table booking.booking drop constraint no_overlap;
            alter table booking.booking add constraint no_overlap
              exclude using gist (resource_id with =, busy with &&) where (status = 'PENDING' and false)
            """)
        #expect(!check("constraint").ok)
        #expect(here.run("init").status == 0)
        #expect(!check("constraint").ok)
        #expect(check("definitions").message == "not as they were installed: constraint no_overlap, index no_overlap")
    }

    @Test func connectionsOfOthersCountWhoeverOwnsTheSchema() throws {
        let owner = "owner_of_\(here.database)"
        here.sql(
            "create role \(owner) login; alter database \(here.database) owner to \(owner); drop schema booking cascade"
        )
        #expect(here.run("init", role: owner).status == 0)
        let sessions = try (0..<5).map { _ in try OpenSession(here) }
        let checks = here.run("doctor", "--json", role: owner).json?["checks"] as? [[String: Any]] ?? []
        let message = checks.first { $0["name"] as? String == "connections" }?["message"] as? String ?? ""
        #expect(Int(message.prefix { $0 != " " }) ?? 0 > sessions.count, "\(message)")
    }

    @Test func whatTheLastPassHadToLeaveIsSeen() throws {
        let id = here.create("R1", "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: "alice")
        let session = try OpenSession(here)
        try session.run("begin; select 1 from booking.booking where id = '\(id)' for update")
        #expect(here.run("process-pending").status == 3)
        #expect(!check("transactions").ok)
        try session.run("rollback")
        #expect(here.run("process-pending").status == 0)
        #expect(check("transactions").ok)
    }

    @Test func theConstraintIsMissed() {
        #expect(check("constraint").ok)
        here.sql("alter table booking.booking drop constraint no_overlap")
        #expect(!check("constraint").ok)
        #expect(check("definitions").message == "not as they were installed: constraint no_overlap, index no_overlap")
    }

    @Test(arguments: [
        ("drop index booking.booking_pending", "index booking_pending"),
        (
            "update pg_index set indisvalid = false where indexrelid = 'booking.booking_pending'::regclass",
            "index booking_pending"
        ),
        ("alter table booking.booking add column extra int", "column booking.extra"),
        ("alter table booking.event alter column actor drop not null", "column event.actor"),
        ("alter table booking.setting drop constraint setting_grace", "constraint setting_grace"),
        (
            "create or replace function booking.age_text(p_interval interval) returns text language sql as 'select null::text'",
            "age_text(interval)"
        ),
        ("drop function booking.overdue_since()", "overdue_since()"),
        ("create or replace view booking.bookings as select (null::booking.public_booking).*", "view bookings"),
        ("alter view booking.bookings set (security_barrier = false)", "view bookings"),
        ("grant insert on booking.booking to public", "rights on booking"),
        (
            "grant execute on function booking.decide(text, int, uuid[], int[]) to public",
            "rights on decide(text,integer,uuid[],integer[])"
        ),
        ("grant execute on function booking.overdue_since() to pg_monitor", "rights on overdue_since()"),
        ("alter table booking.event set unlogged", "table event"),
        ("alter table booking.event enable row level security", "table event"),
        (
            "alter type booking.public_booking add attribute extra int",
            "column public_booking.extra, view all_bookings, view all_events"
        ),
        ("create rule keep as on delete to booking.event do instead nothing", "rule keep on event"),
        ("alter table booking.booking disable trigger all", "disabled trigger on booking"),
        ("grant select (note) on booking.booking to pg_monitor", "rights on columns of booking"),
        ("grant usage on type booking.feed_row to pg_monitor", "rights on type feed_row"),
        ("grant usage on schema booking to pg_monitor", "rights on schema booking"),
        (
            """
            create trigger late before update on booking.booking for each row
              execute function suppress_redundant_updates_trigger()
            """, "trigger late on booking"
        ),
    ])
    func driftIsNamed(change: String, object: String) {
        #expect(check("definitions").ok)
        here.sql(change)
        // Another function's error would hide it.
        #expect(here.sql("select string_agg(d, ', ' order by d) from booking.drifted_definitions() d") == object)
    }

    // MARK: - For Prometheus

    private func figures() -> [String: Double] {
        let lines = here.run("doctor", "-o", "prometheus").out.split(separator: "\n").filter { !$0.hasPrefix("#") }
        return Dictionary(
            uniqueKeysWithValues: lines.map { line in
                let parts = line.split(separator: " ")
                return (String(parts[0]), Double(parts[1]) ?? .nan)
            })
    }

    @Test func theFigures() throws {
        _ = create()
        _ = create("bob")
        here.sql("update booking.booking set updated_at = now() - interval '10 seconds'")
        let before = figures()
        #expect(before["booking_bookings_pending"] == 2)
        #expect((10...70).contains(try #require(before["booking_oldest_pending_age_seconds"])))
        #expect(before["booking_resolver_last_pass_timestamp_seconds"] == nil)
        here.run("process-pending", "--grace", "0s")
        here.run("process-pending")
        let after = figures()
        #expect(after["booking_pass_promoted_total"] == 1)
        #expect(after["booking_pass_rejected_total"] == 1)
        #expect(after["booking_passes_total"] == 2)
        #expect(after["booking_bookings_pending"] == 0)
        #expect(after["booking_grace_seconds"] == 900)
        #expect(after["booking_check_ok{check=\"resolver\"}"] == 1)
        #expect(after["booking_up"] == 1)
        let last = try #require(after["booking_resolver_last_pass_timestamp_seconds"])
        #expect(abs(last - Date.now.timeIntervalSince1970) < 60)
        #expect(!after.values.contains { $0.isNaN })
    }

    /// Even when the rows of passes have been removed; a removal that is not committed keeps nobody.
    @Test func countersOutliveThePasses() throws {
        for name in ["alice", "bob"] {
            _ = create(name)
            here.run("process-pending", "--grace", "0s")
        }
        func counters() -> [Double?] {
            let figures = figures()
            return ["booking_passes_total", "booking_pass_promoted_total", "booking_pass_rejected_total"].map {
                figures[$0]
            }
        }
        let before = counters()
        #expect(before == [2, 1, 1])
        let first = try here.connect()
        try first.run(script: "begin; select booking.forget_passes(100002)")
        here.sql("set statement_timeout = '10s'; select booking.forget_passes(101000)")
        #expect(counters() == before)
        try first.run(script: "commit")
        #expect(here.sql("select count(*) from booking.pass") == "1")
        #expect(counters() == before)
        here.sql("select booking.forget_passes(101000)")
        #expect(here.sql("select count(*) from booking.pass") == "0")
        #expect(counters() == before)
    }

    @Test func figuresAreThereWhenTheDatabaseIsNot() {
        let run = Tool.run(["doctor", "-o", "prometheus"], ["BOOKING_DATABASE_URL": "host=/nowhere"])
        #expect(run.status == 9)
        #expect(run.out.hasSuffix("booking_up 0\n"))
    }

    /// A function as it is installed, with one piece replaced.
    private func function(_ name: String, with change: (String, String)) -> String {
        let text = here.sql("select pg_get_functiondef(oid) from pg_proc where proname = '\(name)'") ?? ""
        precondition(text.contains(change.0))
        return text.replacingOccurrences(of: change.0, with: change.1)
    }
}
