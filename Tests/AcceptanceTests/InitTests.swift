import BookingSQL
import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// `booking init` on the database that somebody else looks after.
struct InitTests {
    private let server = TestServer.shared

    @Test func twentyAtOnceAllSucceed() {
        let database = server.freshDatabase()
        let runs = (0..<20).map { _ in RunningTool(["init", "--json"], ["BOOKING_DATABASE_URL": database]) }.map {
            $0.end()
        }
        for run in runs { #expect(run.status == 0, "\(run)") }
        // Each migration by one of them, which need not be the same.
        for migration in Scripts.migrations {
            #expect(runs.filter { $0.out.contains(migration.name) }.count == 1)
        }
        #expect(server.execute("select count(*) from booking.migration", in: database) == "\(Scripts.migrations.count)")
        #expect(Tool.run(["create", "Raum1", "2027-03-22"], ["BOOKING_DATABASE_URL": database]).status == 0)
    }

    /// Autovacuum never comes to tables so small, and what was never vacuumed costs every command a guess at its size.
    @Test func thePlannerKnowsTheSmallTables() {
        let here = Installation()
        #expect(here.run("init").status == 0)
        let unknown =
            "select count(*) from pg_class where oid in ('booking.setting'::regclass, 'booking.member'::regclass) and reltuples < 0"
        #expect(here.sql(unknown) == "0")
    }

    /// An upgrade puts functions right that somebody changed, and keeps everything else.
    @Test func anUpgradeMendsWhatDrifted() {
        let here = Installation()
        let id = here.create("Raum1", "2027-03-22T10:00Z", "2027-03-22T11:00Z", user: "alice")
        here.sql(
            """
            create or replace function booking.age_text(p_interval interval) returns text language sql as 'select 1::text'
            """)
        here.sql("update booking.setting set grace = '1 hour'")
        #expect(drifted(here) == ["definitions"])
        #expect(here.run("init").status == 0)
        #expect(drifted(here) == [])
        #expect(here.status(id) == "PENDING")
        #expect(here.sql("select grace from booking.setting") == "01:00:00")
    }

    /// As the first version left it, with a name that waits at the beginning and prunes that had overlapped.
    @Test func anInstallationOfTheFirstVersionIsUpgraded() throws {
        let database = server.freshDatabase()
        let source = ["BOOKING_DATABASE_URL": database]
        let first = Scripts.migrations[0]
        server.execute(Scripts.begin + Scripts.bootstrap + first.text + "commit", in: database)
        server.execute(
            """
            insert into booking.migration (version, name, checksum)
            values (1, '\(first.name)', encode(sha256(convert_to($m$\(first.text)$m$, 'UTF8')), 'hex'));
            insert into booking.prune (before, up_to_id, up_to_xid, xid)
            values (now(), 9, '90', '99'), (now(), 0, '0', '95');
            insert into booking.pass (grace, finished_at, promoted, rejected) values ('1 min', clock_timestamp(), 3, 1);
            update booking.pass_total set passes = 5, promoted = 10, rejected = 2;
            insert into booking.cursor (owner, name, position, holder, held_since, lease_ends_at)
            values ('postgres', 'n', 'beginning', '', now(), now())
            """, in: database)
        let refused = Tool.run(["list"], source)
        #expect(refused.status == 9)
        #expect(refused.err.contains("booking init"))
        let run = Tool.run(["init"], source)
        #expect(run.status == 0, "\(run)")
        #expect(
            run.out.contains("schema    version \(Scripts.version), upgraded from 1\n"))
        #expect(Tool.run(["init"], source).out.contains("version \(Scripts.version), up to date"))
        #expect(
            server.execute(
                "select concat_ws(' ', up_to_id, up_to_xid, xid) from booking.prune where id = 2", in: database)
                == "9 90 99")
        #expect(
            server.execute("select regexp_replace(position, '^[0-9a-f]+', '') from booking.cursor", in: database)
                == "/b99/0.00000000")
        // Those of passes whose rows are gone, and those that are left.
        #expect(
            server.execute("select concat_ws(' ', passes, promoted) from booking.pass_total", in: database) == "4 7")
        #expect(
            Tool.run(["doctor", "-o", "prometheus"], source).out.contains("\nbooking_pass_promoted_total 10\n"))
        #expect(Tool.run(["create", "Raum1", "2027-03-22"], source).status == 0)
        let watch = Tool.run(["watch", "--name", "n", "--json", "--timeout", "0s"], source)
        #expect(SeenEvent.all(in: watch.out).count == 1, "\(watch)")
    }

    /// With the functions of that release, whose results were others. `Schemas/` keeps dumps of databases that it had made
    /// and filled (pg_dump --no-owner --inserts): a booking VALID, another changed, and one that waits behind the first.
    @Test(.enabled(if: hasICU, "a server without ICU"), arguments: ["0008_limits"])
    func anInstallationOfAnEarlierReleaseIsUpgraded(last: String) throws {
        let database = try self.database(of: last)
        let source = ["BOOKING_DATABASE_URL": database]
        let version = try #require(Int(last.prefix(4)))
        let run = Tool.run(["init"], source)
        #expect(
            run.status == 0 && run.out.contains("version \(Scripts.version), upgraded from \(version)\n"), "\(run)")

        let list = Tool.run(["list", "--json"], source).list
        #expect(list.compactMap { $0["status"] as? String } == ["VALID", "PENDING", "VALID"])
        #expect(list.compactMap { $0["note"] as? String } == ["later", "moved"])
        let types = list.map { booking in
            Tool.run(["history", booking["id"] as? String ?? "", "--json"], source).list
                .compactMap { $0["type"] as? String }
        }
        #expect(
            types == [
                ["booking_created", "booking_validated"], ["booking_created", "booking_conflict"],
                ["booking_created", "booking_validated", "booking_updated"],
            ])
        // The grace of what waits has ended long since, and goes on.
        let pass = Tool.run(["process-pending", "--grace", "4680w", "--json"], source)
        #expect(pass.json?["pending"] as? Int == 1, "\(pass)")
        let doctor = Tool.run(["doctor"], source)
        #expect(doctor.out.contains("✓ definitions") && doctor.out.contains("✓ identity"), "\(doctor)")
    }

    /// What somebody has made of an old function keeps it in place: nothing is upgraded then, and nothing half.
    @Test(.enabled(if: hasICU, "a server without ICU")) func aFailedUpgradeLeavesTheOldSchema() throws {
        let database = try self.database(of: "0008_limits")
        server.execute("create view public.mine as select booking.nearest_image(null)", in: database)
        let run = Tool.run(["init"], ["BOOKING_DATABASE_URL": database])
        #expect(run.status == 3 && run.err.contains("public.mine"), "\(run)")
        let versions =
            "select max(m.version) || ' ' || min(s.schema_version) from booking.migration m, booking.setting s"
        #expect(server.execute(versions, in: database) == "8 8")
        server.execute("drop view public.mine", in: database)
        #expect(Tool.run(["init"], ["BOOKING_DATABASE_URL": database]).status == 0)
    }

    /// Those earlier ones could not be where it is missing.
    private static let hasICU =
        TestServer.shared.execute("select count(*) from pg_collation where collname = 'und-x-icu'") == "1"

    private func database(of release: String) throws -> String {
        let database = server.freshDatabase()
        let dump = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Schemas/\(release).sql.gz").path
        let load = Tool.shell("gunzip -c '\(dump)' | psql -qX -v ON_ERROR_STOP=1 -d '\(database)' >/dev/null")
        try #require(load.status == 0, "\(load)")
        return database
    }

    /// The resolver's check is left out: none has run.
    private func drifted(_ here: Installation) -> [String] {
        let checks = here.run("doctor", "--json").json?["checks"] as? [[String: Any]] ?? []
        #expect(checks.count > 5)
        return checks.filter { $0["ok"] as? Bool == false }.compactMap { $0["name"] as? String }
            .filter { $0 == "definitions" || $0 == "identity" }
    }

    /// As somebody may make them where everybody may create in public, which was PostgreSQL's default before version 15.
    @Test func functionsInPublicAreNotCalled() throws {
        let database = server.freshDatabase()
        server.execute(
            """
            create table public.called (name text);
            create function public.lower(tstzrange) returns timestamptz language plpgsql immutable as
              $$ begin insert into public.called values ('lower'); return pg_catalog.lower($1); end $$;
            create function public.convert_to(text, text) returns bytea language plpgsql as
              $$ begin insert into public.called values ('convert_to'); return pg_catalog.convert_to($1::text, $2::name); end $$;
            create function public.cardinality(int[]) returns int language plpgsql as
              $$ begin insert into public.called values ('cardinality'); return pg_catalog.cardinality($1); end $$;
            create function public.append(int[], int[]) returns int[] language plpgsql as
              $$ begin insert into public.called values ('append'); return pg_catalog.array_cat($1, $2); end $$;
            create operator public.|| (leftarg = int[], rightarg = int[], function = public.append)
            """, in: database)
        for words in [
            ["init"], ["init"], ["create", "Raum1", "2027-03-22"], ["process-pending"], ["list"], ["doctor"],
        ] {
            #expect(Tool.run(words, ["BOOKING_DATABASE_URL": database]).status == 0, "\(words)")
        }
        #expect(Tool.run(["create", "Raum2", "2027-03-22"], ["BOOKING_DATABASE_URL": database]).status == 0)
        let session = try Connection(to: .of(database), command: "test")
        try session.run(script: "call booking.process_pending()")
        #expect(server.execute("select string_agg(distinct name, ' ') is null from public.called", in: database) == "t")
        #expect(server.execute("select count(*) from booking.booking where status = 'VALID'", in: database) == "2")
    }

    @Test func whatANewerProgramHasInstalledIsLeftAlone() {
        let here = Installation()
        here.sql(
            """
            insert into booking.migration (version, name, checksum) values (1000, '1000_future', 'x');
            create or replace function booking.age_text(p_interval interval) returns text language sql as $$ select 'new' $$
            """)
        let run = here.run("init")
        #expect(run.status == 9)
        #expect(run.err.hasPrefix("booking: the schema is at version 1000, and this program knows version "), "\(run)")
        #expect(here.sql("select booking.age_text('1 s')") == "new")
    }

    @Test func functionsOfAnEarlierVersionAreDropped() {
        let here = Installation()
        here.sql("create function booking.hello(int) returns int language sql as 'select 1'")
        #expect(here.run("init").status == 0)
        #expect(here.sql("select count(*) from pg_proc where proname = 'hello'") == "1")
        #expect(here.run("list").status == 0)
    }

    @Test func rightsThatSomebodyGaveAreTakenBack() {
        let here = Installation()
        let mallory = here.member()
        here.sql(
            """
            grant select, insert on booking.event to public, \(mallory);
            grant execute on function booking.decide(text, int, uuid[], int[]) to \(mallory)
            """)
        #expect(drifted(here) == ["definitions"])
        #expect(here.run("init").status == 0)
        #expect(drifted(here) == [])
        #expect(here.sql("select has_table_privilege('\(mallory)', 'booking.event', 'select')") == "f")
        #expect(
            here.sql(
                "select has_function_privilege('\(mallory)', 'booking.decide(text, int, uuid[], int[])', 'execute')")
                == "f")
        #expect(here.run("list", role: mallory).status == 0)
    }

    @Test func whoeverInstallsMayDoEverything() {
        let database = database(rights: "alter database %I owner to init_first", role: "init_first")
        #expect(Tool.run(["init"], database).status == 0)
        for words in [
            ["create", "Raum1", "2027-03-22", "--user", "bob"], ["process-pending"], ["policy", "grace", "1m"],
        ] {
            #expect(Tool.run(words, database).status == 0, "\(words)")
        }
    }

    /// Anybody can take an advisory lock.
    @Test func aStrangersLockHoldsUpNoUpgrade() throws {
        let here = Installation()
        let session = try OpenSession(here, role: here.member())
        try session.run("select pg_advisory_lock(hashtextextended('booking.migration', 0))")
        #expect(here.run("init").status == 0)
    }

    @Test func aMigrationInAnotherWordingIsRefused() {
        let here = Installation()
        here.sql("update booking.migration set checksum = 'other'")
        let run = here.run("init")
        #expect(run.status == 9)
        #expect(run.err.hasPrefix("booking: the migration 0001_initial was applied in another wording\nhint: "))
    }

    /// No superuser is needed, as nobody is one at most providers.
    @Test func theOwnerOfTheDatabaseIsEnough() {
        let database = database(rights: "alter database %I owner to init_owner", role: "init_owner")
        #expect(Tool.run(["init"], database).status == 0)
        #expect(Tool.run(["create", "Raum1", "2027-03-22"], database).status == 0)
        #expect(Tool.run(["process-pending"], database).status == 0)
        #expect(Tool.run(["doctor"], database).status == 0)
    }

    @Test func aFailedInitLeavesNothing() {
        let database = database(rights: "revoke create on database %I from public", role: "init_guest")
        let run = Tool.run(["init"], database)
        #expect(run.status == 8)
        #expect(run.err.hasPrefix("booking: permission denied for database "), "\(run)")
        #expect(run.err.hasSuffix("\nhint: have the database's owner run: booking init\n"), "\(run)")
        #expect(Tool.run(["list"], database).status == 9)
    }

    /// An empty database as a new role sees it.
    private func database(rights: String, role: String) -> [String: String] {
        let conninfo = server.freshDatabase()
        server.execute("create role \(role) login", in: conninfo)
        server.execute("do $$ begin execute format('\(rights)', current_database()); end $$", in: conninfo)
        return ["BOOKING_DATABASE_URL": conninfo.replacingOccurrences(of: "user=postgres", with: "user=\(role)")]
    }
}
