import TestSupport
import Testing

@testable import BookingCore

/// Promise 7: rights are rows that somebody gave; nothing else gives any, and what was taken is gone at once.
@Suite struct PromiseRightsTests {
    private let here = Installation()

    /// A role of this test's own, with these rights; its name.
    private func role(_ suffix: String, _ attributes: String = "login", rights: [String] = []) -> String {
        let name = "\(suffix)_of_\(here.database)"
        here.sql("create role \(name) \(attributes)")
        for right in rights { #expect(here.run("member", "add", name, "--right", right).status == 0) }
        return name
    }

    /// The SQLSTATE a statement ends with; "" where it does not fail.
    private func end(of sql: String, as role: String, in level: String = "read committed") throws -> String {
        let connection = try here.connect(as: role)
        try connection.run(script: "begin isolation level \(level)")
        do {
            try connection.run(script: sql)
            return ""
        } catch let error as ServerError {
            return error.sqlstate
        }
    }

    // MARK: Superusers

    /// PostgreSQL calls them members of every role.
    @Test func aSuperuserHasTheRightsThatHeWasGiven() throws {
        let boss = role("boss", "login superuser")
        let group = role("group", "nologin", rights: ["user", "admin", "resolver", "delegate"])
        #expect(here.run("list", role: boss).status == 8)
        #expect(try end(of: "select booking.set_policy(null, 'grace', '1 s')", as: boss) == "42501")
        #expect(try end(of: "select * from booking.bookings", as: boss) == "42501")
        let between = role("between", "nologin")
        here.sql("grant \(group) to \(between); grant \(between) to \(boss)")
        #expect(
            here.run("whoami", "--json", role: boss).json?["rights"] as? [String] == [
                "user", "delegate", "resolver", "admin",
            ])
        here.sql("revoke \(group) from \(between)")
        #expect(here.run("list", role: boss).status == 8)
    }

    @Test func whoInstallsAsSuperuserIsWarned() {
        let database = here.server.freshDatabase()
        let first = Tool.run(["init"], ["BOOKING_DATABASE_URL": database])
        #expect(first.err.contains("the schema belongs to postgres, a superuser"), "\(first)")
        #expect(first.err.contains("hint: an owner of its own is better"), "\(first)")
        let open = Tool.run(["init", "--open"], ["BOOKING_DATABASE_URL": database])
        #expect(open.err.contains("everyone who can connect to"), "\(open)")
    }

    // MARK: Acting for another

    /// What an admin or resolver may do is not lent to his delegate.
    @Test func aDelegateGetsNoMoreThanToBook() throws {
        let admin = role("admin", rights: ["user", "admin", "resolver"])
        let portal = role("portal", rights: ["delegate"])
        let carols = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "carol")
        let own = here.create("R", "2031-06-05T10:00Z", "2031-06-05T11:00Z", user: admin)
        for crime in [
            "select booking.update_booking('\(admin)', '\(carols)', null, null, true, 'x')",
            "select booking.delete_bookings('\(admin)', array['\(carols)'])",
            "select booking.undo_booking('\(admin)', '\(carols)')",
            "select booking.update_resource('\(admin)', 'R', p_retired => true)",
            "select booking.set_policy('\(admin)', 'grace', '1 s')",
            "select booking.prune_events('\(admin)', now())",
            "select booking.begin_pass('\(admin)', '0 s')",
            "select booking.resolve_chunk('\(admin)', '0 s', array[1])",
            "select booking.add_member('\(admin)', '\(portal)', array['admin'])",
            "select booking.members('\(admin)')",
        ] {
            #expect(try end(of: crime, as: portal) == "42501", "\(crime)")
        }
        // Whose it is decides as soon as it can be; others wait for the pass.
        #expect(try end(of: "select booking.resolve_now('\(admin)', '\(carols)')", as: portal) == "")
        #expect(here.status(carols) == "PENDING")
        #expect(here.run("update", own, "--note", "x", "--user", admin, role: portal).status == 0)
        let history = here.run("history", own, role: admin).out
        #expect(history.contains("\(portal) for \(admin)"), "\(history)")
    }

    // MARK: Old snapshots

    /// There a right that was taken, and a time that was free, live on.
    @Test(arguments: ["repeatable read", "serializable"])
    func nothingIsWrittenFromAnOldSnapshot(level: String) throws {
        let all = role("all", rights: ["user", "delegate", "resolver", "admin"])
        let id = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: all, "--key", "k")
        for write in [
            "select booking.create_booking(null, 'R', now(), now() + '1 h')",
            "select booking.update_booking(null, '\(id)', null, null, true, 'x')",
            "select booking.delete_bookings(null, array['\(id)'])",
            "select booking.undo_booking(null, '\(id)')",
            "select booking.look_again(null, 'k')",
            "select booking.resolve_now(null, '\(id)')",
            "select booking.add_resource(null, 'S')",
            "select booking.update_resource(null, 'R', p_retired => true)",
            "select booking.set_policy(null, 'grace', '1 s')",
            "select booking.prune_events(null, now())",
            "select booking.begin_pass(null, '0 s')",
            "select booking.make_plan(null)",
            "select booking.resolve_chunk(null, '0 s', array[1])",
            "select booking.finish_pass(null, 1, 0, 0, 0)",
            "select booking.open_work('0 s')",
            "select booking.claim_cursor(null, 'c', null, 'p')",
            "select booking.advance_cursor(null, 'c', 1)",
            "select booking.add_member(null, '\(all)', array['user'])",
            "select booking.remove_member(null, '\(all)')",
        ] {
            #expect(try end(of: write, as: all, in: level) == "BK903", "\(write)")
        }
        #expect(try end(of: "select booking.list_all(null)", as: all, in: level) == "")
        #expect(here.run("history", id, "-q").out.split(separator: "\n").count == 1)
    }

    /// The program takes the level that is needed where the server's default is another.
    @Test(arguments: ["repeatable read", "serializable"])
    func theProgramWritesWhateverTheDefault(level: String) {
        here.sql("alter database \(here.database) set default_transaction_isolation to '\(level)'")
        let id = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "alice")
        #expect(here.run("update", id, "--note", "x").status == 0)
        #expect(here.run("policy", "grace", "20m").status == 0)
        #expect(here.run("delete", id).status == 0)
        #expect(here.run("member", "add", "public", "--right", "user").status == 0)
        let watch = here.run("watch", "--name", "n", "--count", "1", "--timeout", "1s")
        #expect(watch.status == 4, "\(watch)")
    }

    // MARK: Members

    @Test func whatIsTakenIsGoneAtOnce() throws {
        let olga = role("olga", rights: ["user"])
        let open = try here.connect(as: olga)
        try open.run(script: "select booking.list_all(null)")
        #expect(here.run("member", "remove", olga).status == 0)
        #expect(throws: ServerError.self) { try open.run(script: "select booking.list_all(null)") }
        #expect(here.sql("select has_schema_privilege('\(olga)', 'booking', 'usage')") == "f")
        here.sql("drop role \(olga)")
    }

    /// A role that was dropped leaves its rights to nobody, whatever is made under its name, and whoever runs init then.
    @Test func aNameInheritsNothing() throws {
        let olga = role("olga", rights: ["user", "admin"])
        here.sql("drop owned by \(olga); drop role \(olga); create role \(olga) login")
        #expect(here.run("list", role: olga).status == 8)
        #expect(here.run("init").status == 0)
        #expect(here.run("list", role: olga).status == 8)
        #expect(here.sql("select has_schema_privilege('\(olga)', 'booking', 'usage')") == "f")
        here.sql(
            "grant usage on schema booking to \(olga); grant execute on all functions in schema booking to \(olga)")
        for right in ["null", "'user'", "'admin'"] {
            #expect(try end(of: "select booking.acting_for(null, \(right))", as: olga) == "42501", "\(right)")
        }
        #expect(here.run("member", "add", olga, "--right", "user").status == 0)
        #expect(here.run("member", "list", role: olga).status == 8)
    }

    /// A group that was dropped and made anew is another group.
    @Test func aGroupsNameInheritsNothing() throws {
        let olga = role("olga"), group = role("group", "nologin", rights: ["user"])
        here.sql("grant \(group) to \(olga)")
        #expect(here.run("list", role: olga).status == 0)
        here.sql("drop owned by \(group); drop role \(group); create role \(group); grant \(group) to \(olga)")
        here.sql(
            "grant usage on schema booking to \(olga); grant execute on all functions in schema booking to \(olga)")
        #expect(try end(of: "select booking.list_all(null)", as: olga) == "42501")
    }

    /// For whom he was made one, and nobody else.
    @Test func aDelegateOfSomeIsNoDelegateOfOthers() throws {
        let portal = role("portal")
        #expect(here.run("member", "add", portal, "--right", "delegate", "--for", "bob").status == 0)
        let carols = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "carol")
        for crime in [
            "select booking.create_booking('carol', 'R', now(), now() + '1 h')",
            "select booking.create_booking('Bob', 'R', now(), now() + '1 h')",
            "select booking.create_booking(null, 'R', now(), now() + '1 h')",
            "select booking.update_booking('bob', '\(carols)', null, null, true, 'x')",
            "select booking.delete_bookings('carol', array['\(carols)'])",
            "select booking.list_all('carol', p_mine => true)",
            "select booking.add_member(null, '\(portal)', array['delegate'])",
        ] {
            #expect(try end(of: crime, as: portal) == "42501", "\(crime)")
        }
        #expect(try end(of: "select booking.create_booking('bob', 'R', now(), now() + '1 h')", as: portal) == "")
        #expect(here.run("member", "add", portal, "--right", "delegate").status == 0)
        #expect(try end(of: "select booking.create_booking('carol', 'R', now(), now() + '1 h')", as: portal) == "")
    }

    /// Rows of one database say nothing in another.
    @Test func installationsShareNoRights() {
        let olga = role("olga", rights: ["admin", "user"]), there = Installation()
        #expect(there.run("list", role: olga).status == 8)
    }

    /// Also what was done past the command line, and by whom.
    @Test func everyChangeOfRightsIsWrittenDown() throws {
        let olga = role("olga", rights: ["user", "admin"])
        let before = here.sql("select count(*) from booking.audit")
        #expect(try end(of: "select booking.add_member(null, 'public', array['user'])", as: olga) == "")
        #expect(here.sql("select count(*) from booking.audit") == before)
        let connection = try here.connect(as: olga)
        for change in [
            "select booking.add_member(null, 'public', array['user'])",
            "select booking.remove_member(null, 'public')",
            "select booking.set_policy(null, 'grace', '1 s')",
            "select booking.add_resource(null, 'S')",
            "select booking.update_resource(null, 'S', p_retired => true)",
        ] {
            try connection.run(script: change)
        }
        #expect(
            here.sql(
                "select string_agg(concat(kind, ' ', subject), ', ' order by id) from booking.audit where actor = '\(olga)'"
            )
                == "member public, member public, policy grace, resource S, resource S")
        #expect(here.run("history", "--resource", "S", "-o", "csv").out.contains("retired_at"))
    }

    /// It could be told how many bookings there are, and hold a lock on them until it likes.
    @Test func whoeverIsNoMemberExplainsNothing() throws {
        let olga = role("olga")
        for look in [
            "explain select * from booking.bookings", "table booking.bookings", "select booking.hello(1, 1)",
            "create temporary table t (b booking.booking)", "explain select booking.list_all(null)",
        ] {
            #expect(try end(of: look, as: olga) == "42501", "\(look)")
        }
    }

    @Test func rowsTypedByHandOpenTheDoorWithTheNextInit() {
        let olga = role("olga")
        here.sql("insert into booking.member (role, \"right\") values ('\(olga)', 'user')")
        #expect(here.run("list", role: olga).status == 8)
        let doctor = here.run("doctor")
        #expect(doctor.status == 1 && doctor.out.contains("member \(olga)"), "\(doctor)")
        #expect(here.run("init").status == 0)
        #expect(here.run("create", "R", "2031-05-05", role: olga).status == 0)
        #expect(here.run("doctor").out.contains("the schema is as it was installed"))
    }

    /// Grants change the same rows of the catalogue.
    @Test func membersAreAddedAndRemovedAtOnce() {
        let names = (0..<6).map { role("m\($0)") }
        let runs = names.map { here.start("member", "add", $0, "--right", "user") } + [here.start("init")]
        for run in runs.map({ $0.end() }) { #expect(run.status == 0, "\(run)") }
        for name in names {
            let who = here.run("whoami", "-q", role: name)
            #expect(who.out == "\(name)\n", "\(who)")
        }
        let ends = names.map { here.start("member", "remove", $0) }.map { $0.end() }
        for run in ends { #expect(run.status == 0, "\(run)") }
        #expect(here.sql("select count(*) from booking.member where role <> 'postgres'") == "0")
    }

    /// One of two that are left, each taking the other's right at the same time.
    @Test func anAdminAlwaysStays() {
        let names = ["a", "b"].map { role($0, rights: ["admin"]) }
        #expect(here.run("member", "remove", "postgres").status == 0)
        let runs = zip(names, names.reversed()).map { here.start(["member", "remove", $1], role: $0) }.map { $0.end() }
        #expect(runs.filter { $0.status == 0 }.count == 1, "\(runs)")
        #expect(here.sql("select count(*) from booking.member where \"right\" = 'admin'") == "1")
    }

    // MARK: Bounds

    @Test func cursorsAndResourcesAreBounded() throws {
        let olga = role("olga", rights: ["user"])
        here.sql(
            """
            insert into booking.resource (name, created_by) select 'r' || n, '\(olga)' from generate_series(1, 1000) n;
            insert into booking.cursor (owner, name, position, holder, held_since, lease_ends_at)
            select '\(olga)', 'c' || n, 'beginning', '', now(), now() from generate_series(1, 100) n
            """)
        let create = here.run("create", "another", "2031-05-05", role: olga)
        #expect(create.status == 3 && create.err.contains("has added 1000 resources"), "\(create)")
        #expect(here.run("resource", "add", "another", role: olga).status == 3)
        #expect(here.run("create", "r1", "2031-05-05", role: olga).status == 0)
        #expect(here.run("create", "another", "2031-05-05").status == 0)
        let watch = here.run("watch", "--name", "c101", "--count", "1", "--timeout", "1s", role: olga)
        #expect(watch.status == 3 && watch.err.contains("--name c"), "\(watch)")
        #expect(try end(of: "select booking.claim_cursor(null, 'c100', 'now', 'p')", as: olga) == "")
        #expect(
            try end(
                of:
                    "select booking.add_resource(null, 'tagged', (select jsonb_object_agg(n, 'x') from generate_series(1, 101) n))",
                as: role("paul", rights: ["user"])) == "BK201")
    }

    /// Access lists have to fit into a page of the catalogue.
    @Test func rolesWithRightsOfTheirOwnAreBounded() {
        let olga = role("olga")
        let names = "array(select 'r' || n || '_of_\(here.database)' from generate_series(1, 199) n)"
        here.sql(
            "do $$ declare r text; begin foreach r in array \(names) loop execute 'create role ' || r; end loop; end $$"
        )
        here.sql("select booking.add_member(null, r, array['user']) from unnest(\(names)) r")
        let more = here.run("member", "add", olga, "--right", "user")
        #expect(more.status == 3 && more.err.contains("hint: give the rights to a group role"), "\(more)")
        #expect(here.run("init").status == 0)
        here.sql("select booking.remove_member(null, r) from unnest(\(names)) r")
        here.sql(
            "do $$ declare r text; begin foreach r in array \(names) loop execute 'drop role ' || r; end loop; end $$")
        #expect(here.run("member", "add", olga, "--right", "user").status == 0)
    }
}
