import BookingSQL
import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 7 begins with `booking init`: what somebody else has prepared, or does meanwhile, gives him nothing; and whoever
/// upgrades, everything stays its owner's.
@Suite struct PromiseInstallTests {
    private let site = Site()

    // MARK: What is found

    /// Whoever may create in the database has been there before: with tables that run his code, or an empty schema in
    /// which he makes functions later.
    @Test(arguments: [
        "",
        """
        create table booking.migration (version int, name text, checksum text, applied_at timestamptz default now(),
          applied_by text default mallory.trap())
        """,
        "create view booking.migration as select mallory.trap()::int as version, 'x'::text as name, 'x'::text as checksum",
        """
        create table booking.migration (version int, name text, checksum text);
        create function booking.sprung() returns trigger language plpgsql as
          'begin perform mallory.trap(); return new; end';
        create trigger sprung before insert on booking.migration for each row execute function booking.sprung()
        """,
    ])
    func aSchemaThatSomebodyPreparedIsNotTaken(trap: String) {
        site.asMallory("create schema booking; \(trap)")
        let run = site.run("init")
        #expect(run.status == 8 || run.status == 9, "\(run)")
        #expect(run.err.contains(site.mallory), "\(run)")
        #expect(site.isMalloryPowerless)
    }

    /// In a schema of the installing owner somebody else has left something: by a right that he once had.
    @Test func whatOthersLeftInTheSchemaIsNotTaken() {
        let here = site.installed(by: "postgres")
        site.sql("grant create on schema booking to \(site.mallory)")
        #expect(site.findings(of: here).contains("ownership"))
        site.asMallory("create function booking.fail(text, text) returns text language sql return mallory.trap()")
        #expect(site.findings(of: here).contains("ownership"))
        let run = site.run("init")
        #expect(run.status == 9, "\(run)")
        #expect(run.err.contains("function booking.fail(text,text) (\(site.mallory))"), "\(run)")
        site.sql("drop function if exists booking.fail(text, text)")
        #expect(site.run("init").status == 0)
        #expect(site.sql("select has_schema_privilege('\(site.mallory)', 'booking', 'create')") == "f")
        #expect(site.findings(of: here) == [])
    }

    /// Whoever owns the extension, or its schema, drops the constraint with it.
    @Test(arguments: [
        "create extension btree_gist with schema mallory",
        "create schema booking; create extension btree_gist with schema booking",
    ])
    func anExtensionOfSomebodyElseIsNotRelied(on preparation: String) {
        site.asMallory(preparation)
        let run = site.run("init")
        #expect(run.status == 8 || run.status == 9, "\(run)")
        #expect(run.err.contains(site.mallory) || run.err.contains(" is not this program's"), "\(run)")
        #expect(site.sql("select to_regclass('booking.booking') is null") == "t")
    }

    @Test func aSchemaOfSomebodyElseHoldsNoExtension() {
        site.sql("create extension btree_gist with schema mallory")
        let run = site.run("init")
        #expect(run.status == 9, "\(run)")
        #expect(run.err.contains("btree_gist") && run.err.contains(site.mallory), "\(run)")
    }

    /// As managed servers have it: made by an admin, in a schema for extensions.
    @Test(arguments: ["postgres", "the database's owner"])
    func anExtensionInAnotherSchemaIsTaken(from maker: String) {
        if maker == "postgres" {
            site.sql("create schema extensions; create extension btree_gist with schema extensions")
        } else {
            site.sql("create role \(site.member) login; alter database \(site.database) owner to \(site.member)")
            site.sql("create extension btree_gist with schema public", as: site.member)
        }
        let run = site.run("init", as: site.makeOwner())
        #expect(run.status == 0, "\(run)")
        #expect(site.findings(of: site.owner) == [])
    }

    // MARK: What is handed out

    @Test(arguments: [0, 3])
    func defaultPrivilegesHandOutNothing(after version: Int) {
        if version > 0 {
            site.install(version: version, by: "postgres")
            site.sql("grant usage on schema booking to public")
        }
        site.sql(
            """
            alter default privileges grant all on schemas to \(site.mallory);
            alter default privileges grant all on tables to \(site.mallory);
            alter default privileges grant all on sequences to \(site.mallory);
            alter default privileges grant all on functions to \(site.mallory);
            alter default privileges grant all on types to \(site.mallory)
            """)
        // He looks all the while, also between two migrations.
        let run = RunningTool(["init"], site.source("postgres"))
        var seen: Set<String> = []
        repeat { seen.insert(site.rightsOfMallory ?? "") } while run.isRunning
        #expect(run.end().status == 0)
        #expect(seen.union([site.rightsOfMallory ?? ""]) == [""])
        #expect(site.findings(of: "postgres") == [])
    }

    /// What was granted by hand is seen, and taken back.
    @Test(arguments: [
        "grant select (note), update (status) on booking.booking to %",
        "grant usage on type booking.public_booking to %", "grant usage on type booking.booking to %",
        "grant select on sequence booking.event_id_seq to %", "grant usage on schema booking to % with grant option",
        "grant create on schema booking to %",
    ])
    func grantsByHandAreTakenBack(grant: String) {
        let owner = site.installed(by: "postgres")
        #expect(site.findings(of: owner) == [])
        site.sql(grant.replacingOccurrences(of: "%", with: site.mallory))
        #expect(site.findings(of: owner).contains("definitions"))
        #expect(site.run("init").status == 0)
        #expect(site.findings(of: owner) == [])
        #expect(site.rightsOfMallory == "")
    }

    /// Who makes a column of one of our types keeps it from ever being changed.
    @Test func nobodyElseUsesOurTypes() {
        site.installed(by: "postgres")
        for type in ["public_booking", "feed_cursor", "booking", "bookings"] {
            let can = site.sql("select has_type_privilege('\(site.mallory)', 'booking.\(type)', 'usage')")
            #expect(can == "f", "\(type)")
        }
    }

    // MARK: Who upgrades

    @Test(arguments: 1..<Scripts.migrations.count)
    func everyVersionIsUpgraded(from version: Int) {
        site.install(version: version, by: "postgres")
        let run = site.run("init")
        #expect(run.status == 0, "\(run)")
        #expect(site.findings(of: "postgres") == [])
        #expect(site.run("create", "Raum1", "2027-03-22").status == 0)
    }

    /// Neither a superuser nor a member of the owner works in a schema of his: what its owner has made would run with
    /// their rights. Who trusts him says so.
    @Test(arguments: ["postgres", "a member"])
    func anUpgradeBySomebodyElseIsTheOwners(by who: String) {
        site.makeOwner()
        site.install(version: 3, by: site.owner)
        let somebody = who == "postgres" ? who : site.makeMember()
        let refused = site.run("init", as: somebody)
        #expect(refused.status == 8, "\(refused)")
        #expect(refused.err.hasPrefix("booking: the schema \"booking\" belongs to \(site.owner), "), "\(refused)")
        #expect(refused.err.contains("PGOPTIONS='-c role=\(site.owner)' booking init"), "\(refused)")
        #expect(site.sql("select max(version) from booking.migration") == "3")

        let upgraded = site.run("init", as: somebody, lending: site.owner)
        #expect(upgraded.status == 0, "\(upgraded)")
        #expect(site.strangers == "")
        #expect(site.sql("select string_agg(distinct role, ' ') from booking.member") == site.owner)
        #expect(site.sql("select applied_by from booking.migration where version = 4") == somebody)
        #expect(site.run("process-pending", as: site.owner).status == 0)
        #expect(site.findings(of: site.owner) == [])
    }

    /// He may do everything as it is.
    @Test func anUpgradeByASecondSuperuserIsTheFirstOnes() {
        site.install(version: 3, by: "postgres")
        site.sql("create role \(site.member) login superuser")
        #expect(site.run("init", as: site.member).status == 0)
        #expect(site.strangers == "")
        #expect(site.sql("select string_agg(distinct role, ' ') from booking.member") == "postgres")
        #expect(site.findings(of: "postgres") == [])
    }

    /// As earlier programs left it when a superuser had upgraded.
    @Test func whatAnotherRoleOwnsIsGivenToTheOwner() {
        site.installed(by: site.makeOwner())
        site.sql(
            """
            alter table booking.plan owner to postgres; alter table booking.decided owner to postgres;
            alter view booking.bookings owner to postgres; alter type booking.feed_cursor owner to postgres;
            do $$ declare f regprocedure; begin
              for f in select p.oid from pg_proc p where p.pronamespace = 'booking'::regnamespace and p.probin is null loop
                execute format('alter routine %s owner to postgres', f);
              end loop;
            end $$;
            grant execute on all routines in schema booking to public
            """)
        #expect(site.findings(of: site.owner).contains("ownership"))
        let report = site.run("doctor", as: site.owner)
        #expect(report.out.split(separator: "\n").allSatisfy { $0.count < 400 }, "\(report)")
        let refused = site.run("init", as: site.owner)
        #expect(refused.status == 8, "\(refused)")
        #expect(refused.err.contains(" (postgres), ") && refused.err.contains(" more"), "\(refused)")
        #expect(refused.err.count < 600, "\(refused)")

        #expect(site.run("init", lending: site.owner).status == 0)
        #expect(site.strangers == "")
        #expect(site.run("init", as: site.owner).status == 0)
        #expect(site.run("process-pending", as: site.owner).status == 0)
        #expect(site.findings(of: site.owner) == [])
    }

    /// Rights come with the installation; later ones are granted, never come by.
    @Test func anUpgradeGrantsNothing() {
        site.installed(by: site.makeOwner())
        site.sql("delete from booking.member")
        #expect(site.run("init", as: site.owner).status == 0)
        #expect(site.sql("select count(*) from booking.member") == "0")
        #expect(site.run("create", "Raum1", "2027-03-22", as: site.owner).status == 8)
    }

    // MARK: Who holds it up

    /// An open transaction that has only looked.
    @Test func anIdleReaderHoldsUpNoUpgrade() throws {
        site.installed(by: "postgres")
        site.sql("select booking.add_member(null, '\(site.mallory)', array['user'])")
        let idle = try Connection(to: .of(site.conninfo(site.mallory)), command: "test")
        try idle.run(script: "begin; explain select * from booking.bookings")
        let clock = ContinuousClock()
        var run: Run?
        let duration = clock.measure { run = site.run("init") }
        #expect(run?.status == 0, "\(run!)")
        #expect(duration < .seconds(10), "\(duration)")
        try idle.run(script: "rollback")
    }

    @Test func aViewThatSomebodyChangedIsMended() {
        site.installed(by: "postgres")
        let before = site.sql("select pg_get_viewdef('booking.bookings'::regclass)")
        for change in [
            "create or replace view booking.bookings with (security_barrier) as "
                + (before ?? "").replacingOccurrences(of: "'DELETED'", with: "'VALID'"),
            "alter view booking.bookings reset (security_barrier)", "drop view booking.bookings",
        ] {
            site.sql(change)
            #expect(site.findings(of: "postgres") == ["definitions"])
            #expect(site.run("init").status == 0)
            #expect(site.findings(of: "postgres") == [])
        }
        #expect(site.sql("select pg_get_viewdef('booking.bookings'::regclass)") == before)
    }

    /// What somebody has built upon a function that this version has no more keeps it, and is named.
    @Test func whatIsBuiltUponAnOldFunctionIsNamed() {
        site.installed(by: "postgres")
        site.sql(
            """
            create function booking.formerly() returns int language sql return 1;
            create view mallory.built as select booking.formerly()
            """)
        let run = site.run("init")
        #expect(run.status == 3, "\(run)")
        #expect(run.err.contains("view mallory.built"), "\(run)")
        site.sql("drop view mallory.built")
        #expect(site.run("init").status == 0)
    }

    /// What a migration has to have for itself is waited for in short turns, and whoever keeps it is named.
    @Test func whoeverHoldsUpAMigrationIsNamed() throws {
        site.install(version: 3, by: "postgres")
        site.sql("grant usage on schema booking to \(site.mallory); grant select on booking.setting to \(site.mallory)")
        let idle = try Connection(to: .of(site.conninfo(site.mallory)), command: "test")
        try idle.run(script: "begin; select from booking.setting")
        let pid = try idle.run("select pg_backend_pid()")[0].int(0)

        let run = RunningTool(["init"], site.source("postgres"))
        // Others read meanwhile: nobody queues behind an upgrade for long.
        #expect(eventually { site.sql("select count(*) from pg_locks where not granted") != "0" })
        var slowest = Duration.zero
        while run.isRunning {
            let duration = ContinuousClock().measure { site.sql("select count(*) from booking.setting") }
            slowest = max(slowest, duration)
        }
        let end = run.end()
        #expect(slowest < .seconds(2), "\(slowest)")
        #expect(end.status == 3, "\(end)")
        #expect(end.err.contains("\(site.mallory) (process \(pid))"), "\(end)")
        #expect(end.err.contains("pg_terminate_backend(\(pid))"), "\(end)")
        #expect(site.sql("select max(version) from booking.migration") == "3")
        #expect(
            site.sql(
                """
                select count(*) from pg_attribute
                where attrelid = 'booking.setting'::regclass and attname = 'schema_version'
                """) == "0")
        try idle.run(script: "rollback")
        #expect(site.run("init").status == 0)
    }
}
