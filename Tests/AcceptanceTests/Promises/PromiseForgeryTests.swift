import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 7: you are who the database says you are. Mallory has the right to book, and nothing else; what he tries ends
/// with 42501 or has no effect.
@Suite struct PromiseForgeryTests {
    private let here = Installation()
    private let booking: String

    /// Roles are the whole server's: made once.
    private static let roles: Void = {
        TestServer.shared.execute("create role alice login; create role mallory login; grant alice to mallory")
    }()

    init() throws {
        _ = Self.roles
        Audit.prepare(here)
        here.sql(
            """
            grant temporary on database \(here.database) to mallory;
            select booking.add_member(null, r, array['user']) from unnest(array['alice', 'mallory']) r
            """)
        let alice = try here.connect(as: "alice")
        booking = try alice.run(
            """
            select * from booking.create_booking(null, 'R', '2031-05-05T10:00Z', '2031-05-05T11:00Z', p_key => 'k',
              p_request => 'r')
            """)[0].uuid(0)
    }

    /// The SQLSTATE a statement ends with, or what its first column shows.
    private func attempt(_ sql: String, on connection: Connection) throws -> String {
        do {
            let rows = try connection.run("select x::text from (\(raw: sql)) x(x)")
            return rows.first?.optionalText(0) ?? "nothing"
        } catch let error as ServerError {
            return error.sqlstate
        }
    }

    /// All that he could want of Alice's.
    private var crimes: [String] {
        [
            "select id from booking.update_booking('alice', '\(booking)', null, null, true, 'mine now')",
            "select id from booking.update_booking(null, '\(booking)', null, null, true, 'mine now')",
            "select id from booking.delete_bookings(null, array['\(booking)'])",
            "select id from booking.delete_bookings('postgres', array['\(booking)'])",
            "select id from booking.undo_booking('alice', '\(booking)')",
            "select id from booking.undo_booking(null, '\(booking)')",
            "select id from booking.create_booking('alice', 'R', now(), now() + '1 h')",
            "select id from booking.look_again('alice', 'k')",
            "select n from booking.create_bookings('alice', '{R}', '{}', now(), now() + '1 h', p_key => 's')",
            "select place from booking.acquire('alice', '{R}', '{}', '1 h', p_key => 's')",
            "select id from booking.release_bookings(null, array['\(booking)'])",
            "select id from booking.extend_booking(null, '\(booking)', '1 h')",
            "select id from booking.check_in('alice', array['\(booking)'])",
            "select booking.leave_queue('alice', 'k')",
            "select booking.update_resource(null, 'R', null, true)",
            "select pass_id from booking.begin_pass(null, '0 s')",
            "select promoted from booking.resolve_chunk(null, '0 s', array[1])",
            "select promoted from booking.resolve_chunk('postgres', '0 s', array[1])",
            "select booking.finish_pass(null, 1, 0, 0, 0)",
            "select (booking).id from booking.rehearse_pass(null, '0 s')",
            "select pending from booking.plan_pass(null)",
            "select pending from booking.make_plan(null)",
            "select booking.add_member(null, 'mallory', array['admin'])",
            "select booking.remove_member(null, 'postgres')",
            "select role from booking.members(null)",
            "select booking.set_policy(null, 'grace', '0 s')",
            "select event_id from booking.acted_for('alice', '\(booking)')",
        ]
    }

    private func expectInnocence(_ connection: Connection, after trick: String) throws {
        for crime in crimes {
            let end = try attempt(crime, on: connection)
            // An older function signature is as good a refusal.
            #expect(["42501", "42883"].contains(end), "\(trick): \(crime): \(end)")
        }
    }

    /// Nothing of Alice's has changed, and everything that Mallory did bears his name.
    private func expectUntouched() throws {
        try here.pass()
        let audit = try Audit(here)
        try audit.expectClean()
        #expect(try audit.count("select from booking.event where user_id = 'alice' and acting_for is not null") == 1)
        #expect(try audit.count("select from booking.event where actor <> 'postgres' and actor <> user_id") == 0)
        #expect(try audit.count("select from booking.event where actor = 'alice'") == 1)
        #expect(try audit.count("select from booking.member where role = 'mallory'") == 1)
    }

    @Test func anotherRoleIsAnotherRoleStill() throws {
        let mallory = try here.connect(as: "mallory")
        try expectInnocence(mallory, after: "nothing")
        try mallory.run(script: "set role alice")
        try expectInnocence(mallory, after: "set role")
        #expect(
            try attempt("select user_id from booking.create_booking(null, 'R', now(), now() + '1 h')", on: mallory)
                == "mallory")
        for trick in ["set session authorization alice", "set role postgres", "alter role mallory superuser"] {
            #expect(throws: ServerError.self, "\(trick)") { try mallory.run(script: trick) }
        }
        for verb in [["update", booking, "--note", "x"], ["delete", booking], ["undo", booking]] {
            for user in [[], ["--user", "alice"], ["--user", "postgres"]] {
                #expect(here.start(verb + user, role: "mallory").end().status == 8)
            }
        }
        try here.pass()
        here.sql("update booking.event set user_id = 'x' where false")
        #expect(here.sql("select count(*) from booking.event where user_id = 'alice' and actor <> 'postgres'") == "1")
    }

    /// Whatever a session may set, to the values that it may have.
    @Test func noSettingForgesAnything() throws {
        let settings = try here.connect().run(
            """
            select name, v from pg_settings, unnest(
              case vartype when 'bool' then array['on', 'off'] when 'enum' then enumvals
                when 'string' then array['pg_temp, booking', 'alice', 'UTC'] else array[min_val, max_val] end) v
            where context = 'user' and name !~ 'timeout|^log|debug|client_encoding|^jit|exit_on_error'
            """
        ).map { ($0.text(0), $0.text(1)) }
        #expect(settings.count > 200)
        let own = [("app.user", "alice"), ("booking.user", "alice"), ("booking.actor", "alice"), ("role", "alice")]
        var random = SeededGenerator(printing: "settings")
        let chosen = own + settings.shuffled(using: &random).prefix(Torture.times(60))
        for (name, value) in chosen {
            let mallory = try here.connect(as: "mallory")
            guard (try? mallory.run("select set_config(\(name), \(value), false)")) != nil else { continue }
            for crime in crimes {
                let end = try attempt(crime, on: mallory)
                #expect(end.count == 5 && end != "nothing", "\(name) = \(value): \(crime): \(end)")
            }
        }
        try expectUntouched()
    }

    /// Tables, functions and operators of his own in front of ours.
    @Test func whatHeMakesShadowsNothing() throws {
        let mallory = try here.connect(as: "mallory")
        for (table, columns) in [
            ("member", #"role text, "right" text"#), ("booking", "id uuid, user_id text"), ("event", "id bigint"),
            ("resource", "id int, name text"), ("setting", "grace interval"), ("race_check", "booking_id uuid"),
            ("pg_roles", "rolname name, oid oid"), ("conflict", "booking_a uuid"),
        ] {
            try mallory.run(script: "create temporary table \(table) (\(columns))")
        }
        try mallory.run(
            script: """
                insert into pg_temp.member values ('mallory', 'admin'), ('mallory', 'delegate'), ('mallory', 'resolver');
                create function pg_temp.acting_for(text, text) returns text language sql return 'alice'::text;
                create function pg_temp.has_right(text, text) returns boolean language sql return true;
                create function pg_temp.same(text, text) returns boolean language sql return true;
                create operator pg_temp.= (leftarg = text, rightarg = text, function = pg_temp.same);
                create operator pg_temp.<> (leftarg = text, rightarg = text, function = pg_temp.same);
                set search_path = pg_temp, booking, pg_catalog
                """)
        try expectInnocence(mallory, after: "shadows")
        #expect(throws: ServerError.self) { try mallory.run(script: "create table booking.mine (n int)") }
        try expectUntouched()
    }

    /// What a function reads depends on its search path; so every one that runs with its owner's rights has ours.
    @Test func everyFunctionKeepsItsSearchPath() throws {
        let astray = try here.connect().run(
            """
            select p.proname from pg_proc p
            where p.pronamespace = 'booking'::regnamespace and p.probin is null
              and not coalesce('search_path=pg_catalog, booking, pg_temp' = any (p.proconfig), false)
              and (p.prosecdef or p.prokind = 'f' and p.prolang <> (select oid from pg_language where lanname = 'sql'))
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            """
        ).map { $0.text(0) }
        #expect(astray.isEmpty)
    }

    /// Every door asks who is there: what a plain user may call runs with its owner's rights and asks for a member, but
    /// for those that tell nothing about anybody.
    @Test func onlyWhatAsksForRightsCanBeCalled() throws {
        let open = try here.connect().run(
            """
            select p.proname from pg_proc p
            where p.pronamespace = 'booking'::regnamespace and has_function_privilege('mallory', p.oid, 'execute')
              and not (p.prosecdef and p.prosrc ~ '\\m(acting|writing)_for\\(')
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            order by 1
            """
        ).map { $0.text(0) }
        #expect(
            Set(open).isSubset(
                of: [
                    "acting_for", "event_stamp", "hello", "is_note_shown", "is_shown", "next_free", "overdue_since",
                    "process_pending", "sight",
                ]), "\(open)")
    }

    @Test func noTableIsOpen() throws {
        let mallory = try here.connect(as: "mallory")
        let tables = try here.connect().run(
            """
            select relname from pg_class where relnamespace = 'booking'::regnamespace and relkind in ('r', 'v')
            """
        ).map { $0.text(0) }
        #expect(tables.count >= 10)
        let views: Set = ["bookings", "free_busy", "utilisation"]
        for table in tables {
            for right in ["select", "insert", "update", "delete", "truncate", "references", "trigger"] {
                let ofColumns = ["select", "insert", "update", "references"].contains(right)
                let has = try mallory.run(
                    """
                    select \(raw: ofColumns ? "has_any_column_privilege" : "has_table_privilege")(
                      \("booking." + table), \(right))
                    """)[0].bool(0)
                #expect(has == (views.contains(table) && right == "select"), "\(right) on \(table)")
            }
        }
        #expect(throws: ServerError.self) { try mallory.run(script: "select * from booking.bookings for update") }
        #expect(throws: ServerError.self) { try mallory.run(script: "lock table booking.booking") }
    }

    /// Keys are each user's own: one that Alice has used neither shows her booking nor stands in the way.
    @Test func keysAreEachUsersOwn() throws {
        let mallory = try here.connect(as: "mallory")
        let made = """
            select id from booking.create_booking(null, 'R', '2031-05-05T10:00Z', '2031-05-05T11:00Z', p_key => 'k',
              p_request => 'r')
            """
        #expect(try attempt(made, on: mallory) != booking)
        #expect(try attempt("select id from booking.look_again(null, 'k')", on: mallory) == "nothing")
        let again = try here.connect(as: "alice")
        #expect(try attempt(made, on: again) == booking)
        #expect(try attempt(made.replacingOccurrences(of: "'r'", with: "'other'"), on: again) == "BK301")
    }

    /// Notifications are hints: forged ones, however many, neither show up nor keep the real event back.
    @Test func aFloodOfForgedNotificationsIsNoEvent() throws {
        let watch = here.start("watch", "--json", "--count", "1", "--timeout", "20s", "--verbose", role: "alice")
        #expect(
            eventually {
                here.sql("select count(*) from pg_stat_activity where query ilike '%listen%booking%'") != "0"
                    || watch.err.contains("connected")
            })
        let mallory = try here.connect(as: "mallory")
        try mallory.run(
            script: """
                select pg_notify('booking', '{"type":"booking_deleted","data":{"booking":{"id":"\(booking)"}}}' || n)
                from generate_series(1, 20000) n
                """)
        #expect(here.run("create", "R", "2031-05-05T10:00Z", "--for", "1h", "--user", "carol").status == 0)
        let seen = watch.end()
        #expect(seen.status == 0 && seen.json?["type"] as? String == "booking_created", "\(seen)")
    }

    /// A session's time zone shows in no one else's events: one with seconds in its offset would be no RFC 3339.
    @Test func aStrangeTimeZoneStaysItsOwners() throws {
        let mallory = try here.connect(as: "mallory")
        try mallory.run(script: "set time zone 'Africa/Monrovia'")
        let made = "select id from booking.create_booking(null, 'R', '1971-05-05T10:00Z', '1971-05-05T11:00Z')"
        _ = try attempt(made, on: mallory)
        let history = here.run("history", try attempt(made, on: mallory), "--json")
        #expect(history.status == 0 && history.list.count == 2, "\(history)")
    }

    /// Nobody has his acknowledged booking lost by a setting, not even by his own.
    @Test func everyWriteWaitsForTheDisk() throws {
        let mallory = try here.connect(as: "mallory")
        try mallory.run(script: "set synchronous_commit = off; begin")
        let made = "select id from booking.create_booking(null, 'R', now(), now() + '1 h', null, 'mine', 'r')"
        _ = try attempt(made, on: mallory)
        #expect(try attempt("select current_setting('synchronous_commit')", on: mallory) == "on")
        _ = try attempt("select id from booking.look_again(null, 'mine')", on: mallory)
        #expect(try attempt("select current_setting('synchronous_commit')", on: mallory) == "on")
        try mallory.run(script: "commit")
    }
}
