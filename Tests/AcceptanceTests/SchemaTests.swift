import Foundation
import TestSupport
import Testing

/// What the catalogue says about the schema: rules that hold for every object, also for those that come later.
struct SchemaTests {
    private let here = Installation()

    /// The names that a query finds; none is what each test wants.
    private func offenders(_ query: String) -> String {
        here.sql("select coalesce(string_agg(x.name, ', ' order by x.name), '') from (\(query)) x(name)") ?? ""
    }

    /// Functions and types of the extension live in the schema too, and are not ours.
    private static let ours = """
        (select p.* from pg_proc p where p.pronamespace = 'booking'::regnamespace
          and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e'))
        """
    private static let relations =
        "(select c.* from pg_class c where c.relnamespace = 'booking'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S'))"

    /// pg_dump reads no newer server, and a newer one writes the same in other words.
    private static let isDumped = Tool.shell("pg_dump --version").out.contains(
        " \(TestServer.shared.execute("show server_version")!.prefix { $0.isNumber }).")

    @Test(.enabled(if: isDumped, "the dump is by another version of PostgreSQL"))
    func theDumpThatIsCheckedInIsTheSchema() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let dump = Tool.shell("\(root.path)/scripts/dump-schema '\(here.conninfo)'")
        let kept = try String(contentsOf: root.appending(path: "sql/schema.sql"), encoding: .utf8)
        #expect(dump.status == 0, "\(dump.err)")
        let changes = dump.out.components(separatedBy: "\n").difference(from: kept.components(separatedBy: "\n"))
        #expect(changes.isEmpty, "make schema writes it anew")
    }

    @Test func usersHaveNoRightOnAnyTable() {
        #expect(
            offenders(
                """
                select c.relname from \(Self.relations) c, (values ('select'), ('insert'), ('update'), ('delete'),
                  ('truncate'), ('references'), ('trigger')) r(right_)
                where c.relkind <> 'S' and has_table_privilege('pg_monitor', c.oid, r.right_)
                union all
                select c.relname from \(Self.relations) c
                where case c.relkind when 'S' then has_sequence_privilege('pg_monitor', c.oid, 'usage, select, update') end
                """) == "")
    }

    @Test func usersCannotMakeAnythingInTheSchema() {
        #expect(here.sql("select has_schema_privilege('pg_monitor', 'booking', 'create')") == "f")
    }

    /// Not so much as name it.
    @Test func whoeverIsNoMemberMayDoNothing() {
        #expect(here.sql("select has_schema_privilege('pg_monitor', 'booking', 'usage')") == "f")
        #expect(
            offenders(
                "select p.proname from \(Self.ours) p where has_function_privilege('pg_monitor', p.oid, 'execute')")
                == "")
    }

    @Test func definersKeepTheirSearchPath() {
        #expect(
            offenders(
                """
                select p.proname from \(Self.ours) p
                where p.prosecdef and 'search_path=pg_catalog, booking, pg_temp' <> all (coalesce(p.proconfig, '{}'))
                """) == "")
    }

    /// The exceptions tell nothing that is anybody's: versions, whether a resolver runs, what a time looks like in a cursor.
    @Test func whatUsersMayCallAsksForTheirRights() {
        #expect(
            offenders(
                """
                select p.proname from \(Self.ours) p
                where has_function_privilege('\(here.member())', p.oid, 'execute') and p.prokind = 'f'
                  and not (p.prosecdef and p.prosrc ~ '(acting|writing)_for\\((p_user|null)')
                  and p.proname not in (
                    'hello', 'overdue_since', 'acting_for', 'event_stamp', 'sight', 'is_shown', 'is_note_shown')
                """) == "")
    }

    @Test func everyObjectCarriesAComment() {
        #expect(
            offenders(
                """
                select c.relname from \(Self.relations) c
                where c.relkind <> 'S' and obj_description(c.oid, 'pg_class') is null
                union all
                select p.proname from \(Self.ours) p where obj_description(p.oid, 'pg_proc') is null
                union all
                select t.typname from pg_type t join pg_class c on c.oid = t.typrelid
                where c.relkind = 'c' and t.typnamespace = 'booking'::regnamespace
                  and obj_description(t.oid, 'pg_type') is null
                """) == "")
        #expect(here.sql("select obj_description('booking'::regnamespace, 'pg_namespace')") != nil)
    }

    /// A name that PostgreSQL made up could differ from one installation to the next.
    @Test func everyConstraintIsNamedOnPurpose() {
        #expect(
            offenders(
                """
                select c.conname from pg_constraint c
                where c.connamespace = 'booking'::regnamespace and c.conname ~ '_(check|excl)[0-9]*$'
                """) == "")
    }

    /// What keeps the door to sharding open: every unique key of `booking` holds the resource, and it has no trigger.
    @Test func bookingCouldBeSharded() {
        #expect(
            offenders(
                """
                select i.indexrelid::regclass::text from pg_index i
                where i.indrelid = 'booking.booking'::regclass and (i.indisunique or i.indisexclusion)
                  and (select a.attnum from pg_attribute a where a.attrelid = i.indrelid and a.attname = 'resource_id')
                    <> all (i.indkey::int2[])
                """) == "")
        #expect(
            offenders(
                """
                select t.tgname from pg_trigger t where t.tgrelid = 'booking.booking'::regclass and not t.tgisinternal
                """) == "")
    }
}
