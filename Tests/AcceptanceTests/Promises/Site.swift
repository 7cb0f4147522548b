import BookingSQL
import Foundation
import TestSupport
import Testing

/// A database of its own, with roles that nobody else uses: one who installs, a member of his, and Mallory, who may create
/// in the database, and has a schema with a trap in it.
struct Site {
    let database: String
    let owner: String, member: String, mallory: String
    private let server = TestServer.shared

    init() {
        let conninfo = server.freshDatabase()
        database = String(conninfo.split(separator: " ").first { $0.hasPrefix("dbname=") }!.dropFirst("dbname=".count))
        (owner, member, mallory) = ("owner_of_\(database)", "member_of_\(database)", "mallory_of_\(database)")
        sql("create role \(mallory) login; grant create on database \(database) to \(mallory)")
        sql(
            """
            create schema mallory;
            create function mallory.trap() returns text language plpgsql as $$ begin
              execute 'alter role \(mallory) superuser';
              return '1';
            exception when others then
              return '1';
            end $$
            """, as: mallory)
    }

    /// He may create in the database, and no more.
    @discardableResult
    func makeOwner() -> String {
        sql("create role \(owner) login; grant create on database \(database) to \(owner)")
        return owner
    }

    func makeMember() -> String {
        sql("create role \(member) login; grant \(owner) to \(member)")
        return member
    }

    func conninfo(_ role: String) -> String { server.conninfo(database, user: role) }

    func source(_ role: String) -> [String: String] { ["BOOKING_DATABASE_URL": conninfo(role)] }

    /// - Parameter lent: the role in which the server is to begin the session.
    @discardableResult
    func run(_ words: String..., as role: String = "postgres", lending lent: String? = nil) -> Run {
        Tool.run(words, source(role).merging(lent.map { ["PGOPTIONS": "-c role=\($0)"] } ?? [:]) { $1 })
    }

    @discardableResult
    func sql(_ statement: String, as role: String = "postgres") -> String? {
        server.execute(statement, in: conninfo(role))
    }

    func asMallory(_ statement: String) { sql(statement, as: mallory) }

    @discardableResult
    func installed(by role: String) -> String {
        let run = run("init", as: role)
        precondition(run.status == 0, "\(run)")
        return role
    }

    /// Its tables; no functions, as those are put in place anew by every upgrade.
    func install(version: Int, by role: String) {
        for (index, migration) in Scripts.migrations.prefix(version).enumerated() {
            sql(
                """
                \(Scripts.begin) \(Scripts.bootstrap)
                insert into booking.migration (version, name, checksum) values (\(index + 1), '\(migration.name)',
                  encode(sha256(convert_to($m$\(migration.text)$m$, 'UTF8')), 'hex'));
                \(migration.text) commit
                """, as: role)
        }
    }

    /// What of the schema the doctor finds wrong, as everybody sees it who may look.
    func findings(of role: String, lending lent: String? = nil) -> [String] {
        let run = run("doctor", "--json", as: lent ?? role)
        let checks = run.json?["checks"] as? [[String: Any]] ?? []
        #expect(checks.count > 5, "\(run)")
        return checks.filter { $0["ok"] as? Bool == false }.compactMap { $0["name"] as? String }
            .filter { ["definitions", "ownership", "constraint", "schema"].contains($0) }
    }

    var isMalloryPowerless: Bool { sql("select rolsuper from pg_roles where rolname = '\(mallory)'") == "f" }

    /// What in the schema belongs to another than its owner; the extension's own things are a superuser's.
    var strangers: String? {
        sql(
            """
            select coalesce(string_agg(x.name, ', '), '') from pg_namespace n, lateral (
              select c.relname from pg_class c where c.relnamespace = n.oid and c.relowner <> n.nspowner
              union all
              select t.typname from pg_type t where t.typnamespace = n.oid and t.typowner <> n.nspowner
                and t.typname !~ '^_?gbtreekey'
              union all
              select p.proname from pg_proc p
              where p.pronamespace = n.oid and p.proowner <> n.nspowner and p.probin is null) x(name)
            where n.nspname = 'booking'
            """)
    }

    /// All that he may do in the schema beyond what everybody may, at one moment (has_schema_privilege() would look past
    /// the snapshot).
    var rightsOfMallory: String? {
        sql(
            """
            select coalesce(string_agg(distinct x.name || ': ' || a.privilege_type, ', '), '')
            from pg_namespace n, lateral (
              select n.nspname, n.nspacl
              union all select c.relname, c.relacl from pg_class c where c.relnamespace = n.oid
              union all select a.attname, a.attacl from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = n.oid
              union all select t.typname, t.typacl from pg_type t where t.typnamespace = n.oid
              union all select p.proname, p.proacl from pg_proc p
                where p.pronamespace = n.oid and exists (
                  select from aclexplode(n.nspacl) u
                  where u.privilege_type = 'USAGE' and u.grantee in (0, '\(mallory)'::regrole))) x(name, acl),
              aclexplode(x.acl) a
            where n.nspname = 'booking' and a.grantee = '\(mallory)'::regrole
            """)
    }
}
