import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 7, drawn from the catalogue, so that what is added to the schema is tried by itself: who attacks × whose things
/// they are × every function and every verb on every table × the ways to pass for somebody else.
@Suite struct PromiseMatrixTests {
    private static let server = TestServer.shared
    private static let thief = "matrix_thief"
    private static let stranger = "matrix_stranger"
    private static let victim = "matrix_victim"

    /// Roles are the whole server's: made once. The thief may become the victim as far as PostgreSQL is concerned.
    private static let roles: Void = {
        server.execute(
            """
            create role \(victim) login; create role \(thief) login; create role \(stranger) login;
            grant \(victim) to \(thief)
            """)
    }()

    private let here = Installation()
    private let booking: String

    init() throws {
        _ = Self.roles
        here.sql(
            """
            grant temporary on database \(here.database) to \(Self.thief), \(Self.stranger);
            grant create on schema public to \(Self.thief), \(Self.stranger);
            select booking.add_member(null, r, array['user']) from unnest(array['\(Self.thief)', '\(Self.victim)']) r
            """)
        booking = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: Self.victim, "--note", "secret")
    }

    // MARK: - What there is

    private struct Routine {
        let name: String
        let signature: String
        let call: String
        let isDoor: Bool
        let actsForSomebody: Bool
    }

    /// Each with a call that names the owner and his booking where there is a place for it, and the types of all else, so that
    /// PostgreSQL finds the function and no other.
    private func routines(of owner: String?) throws -> [Routine] {
        try here.connect().run(
            """
            select p.proname::text, p.oid::regprocedure::text,
              case p.prokind when 'p' then 'call ' else 'select * from ' end || 'booking.' || quote_ident(p.proname) || '('
                || coalesce((
                  select string_agg(format('%s%s::%s',
                    case when p.provariadic <> 0 and a.n = p.pronargs then 'variadic ' end, case
                    when a.name = 'p_user' then coalesce(quote_literal(\(owner)::text), 'null')
                    when a.name = 'p_id' and a.type = 'text'::regtype then quote_literal(\(booking)::text)
                    when a.name = 'p_ids' and a.type = 'text[]'::regtype then quote_literal('{' || \(booking)::text || '}')
                    when a.type = 'uuid'::regtype then quote_literal(\(booking)::text)
                    when p.proisstrict and a.type = 'text'::regtype then quote_literal('x')
                    else 'null' end, format_type(a.type, null)), ', ' order by a.n)
                  from unnest(p.proargtypes::oid[], p.proargnames[:p.pronargs]) with ordinality a(type, name, n)), '') || ')',
              p.oid = any (booking.doors()),
              coalesce('p_user' = any (p.proargnames[:p.pronargs]), false)
            from pg_proc p
            where p.pronamespace = 'booking'::regnamespace and p.prorettype <> 'trigger'::regtype
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            order by 1
            """
        ).map {
            Routine(
                name: $0.text(0), signature: $0.text(1), call: $0.text(2), isDoor: $0.bool(3),
                actsForSomebody: $0.bool(4))
        }
    }

    private func tables() throws -> [String] {
        try here.connect().run(
            """
            select relname::text from pg_class
            where relnamespace = 'booking'::regnamespace and relkind in ('r', 'v', 'm', 'p') order by 1
            """
        ).map { $0.text(0) }
    }

    /// Everything that is kept, but for what bears the thief's own name.
    private func contents() throws -> [String: String] {
        let tables = try here.connect().run(
            """
            select relname::text from pg_class where relnamespace = 'booking'::regnamespace and relkind = 'r' order by 1
            """
        ).map { $0.text(0) }
        var contents: [String: String] = [:]
        for table in tables {
            contents[table] = here.sql(
                """
                select coalesce(string_agg(x::text, '|' order by x::text), '') from booking.\(table) x
                where x::text !~ '\(Self.thief)'
                """)
        }
        return contents
    }

    // MARK: - The ways

    private static let ways = ["as he is", "set role", "settings", "tables", "functions", "operators"]

    /// What a session does before it tries. Everything that it puts in front of ours is made from the catalogue.
    private func prepare(_ attacker: Connection, as name: String, way: String) throws {
        switch way {
        case "set role":
            if name == Self.thief { try attacker.run(script: "set role \(Self.victim)") }
            for trick in [
                "set session authorization \(Self.victim)", "set role postgres", "alter role \(name) superuser",
                "set session_replication_role = replica", "grant postgres to \(name)",
                "alter schema booking owner to \(name)", "create table booking.mine (n int)",
            ] {
                #expect(throws: ServerError.self, "\(name): \(trick)") { try attacker.run(script: trick) }
            }
        case "settings":
            for line in try settings() { try attacker.run(script: line) }
        case "tables":
            for schema in ["pg_temp", "public"] {
                for line in try shadows(of: schema) { try attacker.run(script: line) }
                try attacker.run(
                    script: """
                        insert into \(schema).member (role, "right")
                        select r, x from unnest(array['\(name)', 'public']) r, unnest(array['admin', 'delegate', 'resolver']) x
                        """)
            }
            try attacker.run(script: "set search_path = pg_temp, public, booking, pg_catalog")
        case "functions":
            for line in try impostors() { try attacker.run(script: line) }
            try attacker.run(script: "set search_path = pg_temp, booking, pg_catalog")
        case "operators":
            for type in ["text", "name", "oid", "uuid", "boolean", "tstzrange", "jsonb", "text[]"] {
                try attacker.run(
                    script: """
                        create function public.yes(\(type), \(type)) returns boolean language sql immutable return true;
                        create operator public.= (leftarg = \(type), rightarg = \(type), function = public.yes);
                        create operator public.<> (leftarg = \(type), rightarg = \(type), function = public.yes);
                        """)
            }
            try attacker.run(
                script: """
                    create domain public.text as pg_catalog.text default '\(Self.victim)';
                    create type public.mask as (name pg_catalog.text);
                    create function public.unmask(public.mask) returns pg_catalog.text language sql immutable
                      return '\(Self.victim)'::pg_catalog.text;
                    create cast (public.mask as pg_catalog.text) with function public.unmask as implicit;
                    set search_path = public, pg_catalog, booking
                    """)
        default: break
        }
    }

    /// Every switch that anyone may turn, turned, and names under which somebody might look for who is there. (Read-only
    /// transactions would refuse for another reason, `exit_on_error` ends the session, `debug_` fills the log.)
    private func settings() throws -> [String] {
        let switches = try here.connect(as: Self.stranger).run(
            """
            select format('set %I = %L', name, case setting when 'on' then 'off' else 'on' end) from pg_settings
            where context = 'user' and vartype = 'bool' and name !~ '^debug_|read_only|deferrable|exit_on_error'
            """
        ).map { $0.text(0) }
        #expect(switches.count > 30)
        let names = ["user", "role", "session_user", "user_id", "acting_for"].flatMap { name in
            ["booking", "app", "request", "jwt"].map { "set \($0).\"\(name)\" = '\(Self.victim)'" }
        }
        return switches + names + [
            "set application_name = '\(Self.victim)'", "set plan_cache_mode = force_generic_plan",
            "set datestyle = 'German, DMY'", "set intervalstyle = sql_standard", "set timezone = 'Pacific/Kiritimati'",
            "set client_encoding = LATIN1", "set client_min_messages = error", "set backslash_quote = on",
            "set bytea_output = escape", "set search_path = ''",
        ]
    }

    private func shadows(of schema: String) throws -> [String] {
        try here.connect().run(
            """
            select format('create table %s.%I (%s)', \(schema)::text, c.relname, (
              select string_agg(format('%I %s', a.attname, format_type(
                case when t.typnamespace = 'booking'::regnamespace then 'text'::regtype else a.atttypid end, null)),
                ', ' order by a.attnum)
              from pg_attribute a join pg_type t on t.oid = a.atttypid where a.attrelid = c.oid and a.attnum > 0
                and not a.attisdropped))
            from pg_class c where c.relnamespace = 'booking'::regnamespace and c.relkind = 'r'
            """
        ).map { $0.text(0) }
    }

    /// Functions of the same names that agree to everything.
    private func impostors() throws -> [String] {
        try here.connect().run(
            """
            select format('create function pg_temp.%I(%s) returns %s language sql return %s', p.proname,
              pg_get_function_identity_arguments(p.oid), format_type(p.prorettype, null),
              case p.prorettype when 'boolean'::regtype then 'true' when 'text'::regtype then quote_literal(\(Self.victim)::text)
                else 'null' end)
            from pg_proc p
            where p.pronamespace = 'booking'::regnamespace and p.prokind = 'f' and not p.proretset
              and p.prorettype in ('boolean'::regtype, 'text'::regtype, 'void'::regtype)
              and p.proargmodes is null and not exists (
                select from unnest(p.proargtypes::oid[]) a join pg_type t on t.oid = a
                where 'booking'::regnamespace in (t.typnamespace, (
                  select e.typnamespace from pg_type e where e.oid = t.typelem)))
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
            """
        ).map { $0.text(0) }
    }

    // MARK: - The matrix

    /// What a statement ends with: a SQLSTATE, or nothing wrong.
    private func outcome(_ statement: String, _ connection: Connection) -> String {
        defer { _ = try? connection.run(script: "rollback") }
        do {
            try connection.run(script: statement)
            return "done"
        } catch let error as ServerError {
            return error.sqlstate
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: [thief, stranger], ways)
    func nothingGetsThrough(attacker name: String, way: String) throws {
        let before = try contents()
        let attacker = try here.connect(as: name)
        try prepare(attacker, as: name, way: way)
        var tried = 0
        for owner in [Self.victim, "postgres", nil] {
            for routine in try routines(of: owner) {
                let end = outcome(routine.call, attacker)
                tried += 1
                #expect(end != "42883", "\(routine.call)")
                // What members may not call at all; all that is asked in another's name; and whatever a stranger asks.
                guard !routine.isDoor || routine.actsForSomebody && owner != nil || name == Self.stranger else {
                    continue
                }
                if Self.harmless.contains(routine.name) && routine.isDoor { continue }
                #expect(end == "42501", "\(name), \(way): \(routine.call): \(end)")
            }
        }
        for table in try tables() {
            // Without effect for who can read it, which is a warning alone.
            _ = outcome("grant all on booking.\(table) to public", attacker)
            for statement in try statements(on: table) {
                tried += 1
                #expect(outcome(statement, attacker) == "42501", "\(name), \(way): \(statement)")
            }
        }
        #expect(tried > 500)
        let after = try contents()
        for (table, rows) in before { #expect(after[table] == rows, "\(name), \(way): \(table)") }
    }

    /// What tells nothing about anybody: of resolve_written() where the passes promote, not even who is asked for.
    private static let harmless: Set = [
        "hello", "event_stamp", "is_note_shown", "is_shown", "resolve_written", "sight",
    ]

    private func statements(on table: String) throws -> [String] {
        let name = "booking.\(table)"
        let column = here.sql(
            """
            select quote_ident(attname) from pg_attribute
            where attrelid = '\(name)'::regclass and attnum > 0 and attidentity = '' and attgenerated = ''
              and not attisdropped limit 1
            """)!
        let isView = here.sql("select relkind from pg_class where oid = '\(name)'::regclass") == "v"
        let reading =
            ["bookings", "free_busy", "utilisation"].contains(table)
            ? ["select * from \(name) for update"] : ["select from \(name)", "copy \(name) to stdout"]
        let kind = isView ? "view" : "table"
        let changing =
            isView
            ? []
            : [
                "insert into \(name) (\(column)) values (null)", "update \(name) set \(column) = null",
                "delete from \(name)", "truncate \(name)",
                "merge into \(name) t using (values (1)) v on true when matched then delete",
                "create trigger mine before insert on \(name) execute function pg_catalog.suppress_redundant_updates_trigger()",
            ]
        return reading + changing + [
            "begin; lock \(name) in access exclusive mode", "drop \(kind) \(name)",
            "alter \(kind) \(name) rename to mine", "comment on \(kind) \(name) is 'mine'",
            "create rule mine as on insert to \(name) do instead nothing",
        ]
    }

    /// An attempt is written down, whoever refuses it.
    @Test func refusedAttemptsAreInTheLog() throws {
        let thief = try here.connect(as: Self.thief)
        let note = "attempt \(UUID().uuidString)"
        for statement in [
            "select id from booking.update_booking('\(Self.victim)', '\(booking)', null, null, true, '\(note) door')",
            "select id from booking.update_booking(null, '\(booking)', null, null, true, '\(note) other')",
            "update booking.booking set note = '\(note) table'",
            "select booking.clean_text('note', '\(note) function')",
        ] {
            #expect(outcome(statement, thief) == "42501", "\(statement)")
        }
        let path = Self.server.folder + "/log"
        #expect(
            eventually {
                let log = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
                return ["door", "other", "table", "function"].allSatisfy { log.contains("\(note) \($0)") }
                    && log.contains("booking: refused to \(Self.thief): ")
            })
    }
}
