import TestSupport
import Testing

@testable import BookingCore

/// Promise 7: `session_user` cannot be borrowed. PostgreSQL runs the functions of an index, or of a view that is kept, as
/// their owner, while the session is still that of whoever looks after the tables: a superuser's, mostly.
@Suite struct PromiseBorrowingTests {
    /// Of its own, as autovacuum is made to hurry.
    private static let server: TestServer = {
        let server = TestServer()
        server.execute("alter system set autovacuum_naptime = '1s'")
        server.execute("select pg_reload_conf()")
        server.execute("create role mallory login")
        return server
    }()

    /// How somebody else's function is run in a superuser's session, by everyday work.
    enum Way: String, CaseIterable {
        case analyze, reindex, refresh, createIndex, cluster, vacuum, check, autovacuum

        var work: String {
            switch self {
            case .analyze: "analyze lair.bait"
            case .reindex: "reindex table lair.bait"
            case .refresh: "refresh materialized view lair.kept"
            case .createIndex: "create index on lair.bait (lair.bite(n + 1))"
            case .cluster: "cluster lair.bait using bait_n"
            case .vacuum: "vacuum full lair.bait"
            case .check: "select bt_index_check('lair.bait_bite', true)"
            case .autovacuum:
                "alter table lair.bait set (autovacuum_analyze_threshold = 0, autovacuum_analyze_scale_factor = 0)"
            }
        }
    }

    private let here = Installation(on: Self.server)
    private let booking: String

    init() {
        booking = here.create("R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "alice", "--note", "secret")
        here.sql("create extension amcheck; create schema lair authorization mallory")
        Self.server.execute(trap, in: Self.server.conninfo(here.database, user: "mallory"))
    }

    /// What Mallory lays out: each crime is tried on its own, and what came of it is noted.
    private var trap: String {
        """
        create table lair.loot (who text, crime text, got text);
        create function lair.rob() returns void language plpgsql as $$
        declare
          v_crime text;
          v_got text;
        begin
          foreach v_crime in array array[
            $c$select id from booking.delete_bookings(null, array['\(booking)'])$c$,
            $c$select id from booking.update_booking('alice', '\(booking)', null, null, true, 'mine')$c$,
            $c$select id from booking.create_booking(null, 'R', now(), now() + '1 h')$c$,
            $c$select booking.set_policy(null, 'grace', '1 s')$c$,
            $c$select pass_id from booking.begin_pass(null, '0 s')$c$,
            $c$select note from booking.list_all(null)$c$,
            $c$select note from booking.bookings$c$,
            $c$select name from booking.claim_cursor(null, 'c', null, 'p') c(name)$c$
          ] loop
            begin
              execute 'select x::text from (' || v_crime || ') x(x)' into v_got;
            exception when others then
              v_got := sqlstate;
            end;
            insert into lair.loot values (session_user, v_crime, v_got);
          end loop;
        end $$;
        create function lair.bite(n int) returns int language plpgsql immutable as $$
        begin
          perform lair.rob();
          return n;
        end $$;
        create table lair.bait (n int);
        create index bait_n on lair.bait (n);
        create index bait_bite on lair.bait (lair.bite(n));
        create materialized view lair.kept as select lair.bite(1) with no data;
        insert into lair.bait values (1);
        truncate lair.loot;
        """
    }

    /// Mallory may have the right to book; without it he gets no further than the schema.
    @Test(arguments: Way.allCases, [false, true])
    func nobodyActsInASessionThatIsNotHis(_ way: Way, isMember: Bool) throws {
        if isMember { #expect(here.run("member", "add", "mallory", "--right", "user").status == 0) }
        here.sql(way.work)
        if way == .autovacuum {
            Self.server.execute(
                "insert into lair.bait values (2)", in: Self.server.conninfo(here.database, user: "mallory"))
        }
        #expect(eventually { here.sql("select count(*) > 7 from lair.loot where who = 'postgres'") == "t" }, "\(way)")
        #expect(
            here.sql(
                """
                select coalesce(string_agg(distinct concat(got, ': ', crime), '; '), '') from lair.loot
                where who = 'postgres' and got is distinct from '42501'
                """) == "")
        #expect(
            here.sql(
                """
                select string_agg(concat_ws(' ', user_id, status, note, rev), ', ') from booking.booking
                where user_id <> 'mallory'
                """) == "alice PENDING secret 1")
        #expect(here.run("policy", "grace", "-q").out == "15m\n")
        #expect(here.sql("select count(*) from booking.pass") == "0")
    }
}
