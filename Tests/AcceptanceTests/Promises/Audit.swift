import Testing

@testable import BookingCore

/// Looks, from the events alone, whether a history is one that the promises allow. Each finding is a line of text.
///
/// A column of its own keeps with every event what the statement that changed its booking could see, so that "who saw whom"
/// need not be guessed from clocks. (Stable triggers look with that statement's snapshot; others would take their own.)
struct Audit {
    private let connection: Connection

    /// Before the first event. The resources are there already, so that nobody has to wait for a new one.
    static func prepare(_ here: Installation) {
        here.sql("insert into booking.resource (name) select unnest(array['R', 'R1', 'R2', 'R3'])")
        here.sql(
            """
            alter table booking.booking add column seen pg_snapshot not null default pg_current_snapshot();
            alter table booking.event add column seen pg_snapshot;
            create function public.see() returns trigger language plpgsql stable as
            $$ begin new.seen := pg_current_snapshot(); return new; end $$;
            create trigger see before update on booking.booking for each row execute function public.see();
            create function public.see_event() returns trigger language plpgsql stable as $$ begin
              select b.seen into new.seen from booking.booking b where b.id = new.booking_id; return new; end $$;
            create trigger see before insert on booking.event for each row execute function public.see_event()
            """)
    }

    init(_ here: Installation) throws {
        connection = try here.connect()
        try connection.run(script: Self.views)
    }

    /// Everything, once all is quiet.
    func expectClean(_ location: SourceLocation = #_sourceLocation) throws {
        for (name, query) in Self.findings {
            let found = try connection.run("select f::text from (\(raw: query)) f limit 5").map { $0.text(0) }
            #expect(found.isEmpty, "\(name): \(found)", sourceLocation: location)
        }
    }

    /// How many lines a query gives.
    func count(_ query: String) throws -> Int {
        try connection.run("select count(*) from (\(raw: query)) q")[0].int(0)
    }

    /// Every acknowledged request is in the history, no refused one is, and none was carried out twice.
    func expectTold(_ deeds: [Deed], _ location: SourceLocation = #_sourceLocation) throws {
        let written = Set(try connection.run("select key from booking.event where key is not null").map { $0.text(0) })
        var lost: [String] = [], mislabelled: [String] = []
        for deed in deeds {
            switch deed.outcome {
            case .done where !deed.mayLeaveNoTrace && !written.contains(deed.key): lost.append(deed.key)
            case .refused where written.contains(deed.key): mislabelled.append(deed.key)
            default: break
            }
        }
        let doubled = try connection.run(
            "select note from booking.event where type = 'booking_created' and note is not null group by note having count(*) > 1"
        )
        #expect(lost.isEmpty, "acknowledged, but lost", sourceLocation: location)
        #expect(mislabelled.isEmpty, "refused, but done", sourceLocation: location)
        #expect(doubled.isEmpty, "done twice", sourceLocation: location)
    }

    private static let views = """
        set search_path = audit, booking, public;
        drop schema if exists audit cascade;
        create schema audit;
        create table audit.version as
        select e.id as event, e.booking_id as id, e.rev, e.placement, e.resource_id as resource, e.type, e.status, e.at,
          e.status in ('PENDING', 'VALID') as live, tstzrange(e.start_time, e.end_time) as busy, e.updated_at, e.xid,
          e.seen, lead(e.xid) over (partition by e.booking_id order by e.rev) as next_xid
        from booking.event e where e.type <> 'booking_conflict';
        create index on audit.version (id, rev);
        create index on audit.version using gist (resource, busy);
        create function audit.shows(s pg_snapshot, v audit.version) returns boolean language sql immutable
        return pg_visible_in_snapshot(v.xid, s) and not coalesce(pg_visible_in_snapshot(v.next_xid, s), false);

        create table audit.placement as
        select distinct on (id, placement) * from audit.version order by id, placement, rev;
        create index on audit.placement using gist (resource, busy);
        analyze audit.version, audit.placement;

        create table audit.announced as
        select least(p.a, p.b) as a, greatest(p.a, p.b) as b, count(*) as times
        from (
          select (c.booking_id, c.placement)::text as a, (v.id, v.placement)::text as b
          from booking.event c, unnest(c.others, c.other_revs) i(id, rev)
          join audit.version v on v.id = i.id and v.rev = i.rev
          where c.type = 'booking_conflict') p
        group by 1, 2;

        create table audit.ended as
        select p.id, p.placement, e.at, e.seen from audit.placement p cross join lateral (
          select v.* from audit.version v
          where v.id = p.id and v.rev > p.rev and (v.placement <> p.placement or not v.live or v.busy <> p.busy)
          order by v.rev limit 1) e;

        create table audit.met as
        select least(x.a, x.b) as a, greatest(x.a, x.b) as b, bool_or(x.due) as due
        from (
          select (p.id, p.placement)::text as a, (o.id, o.placement)::text as b,
            o.next_xid is distinct from p.xid as due
          from audit.placement p
          join audit.version o on o.resource = p.resource and o.busy && p.busy and o.id <> p.id and o.live
          where audit.shows(p.seen, o)
          union all
          select (p.id, p.placement)::text, (o.id, o.placement)::text, (
            select bool_and(pg_visible_in_snapshot(other.xid, e.seen) and e.at - other.at > '200 ms')
            from audit.ended e, unnest(array[p, o]) self, unnest(array[p, o]) other
            where (e.id, e.placement) = (self.id, self.placement) and other.id <> self.id) is not false
          from audit.placement p
          join audit.placement o on o.resource = p.resource and o.busy && p.busy and o.id > p.id
          where not pg_visible_in_snapshot(o.xid, p.seen) and not pg_visible_in_snapshot(p.xid, o.seen)) x
        group by 1, 2;

        create table audit.sight as
        select c.xid as chunk, v.* from (
          select distinct on (xid) xid, seen from audit.version where type in ('booking_validated', 'booking_rejected')) c
        join audit.version v on v.live and audit.shows(c.seen, v);
        create index on audit.sight using gist (resource, busy);
        create table audit.taken as
        select chunk, id, resource, busy, '-infinity'::timestamptz as age from audit.sight where status = 'VALID'
        union all
        select xid, id, resource, busy, updated_at from audit.version where type = 'booking_validated';
        create index on audit.taken using gist (resource, busy);
        analyze audit.sight, audit.taken;
        create function audit.is_blocked(c xid8, v audit.version) returns boolean language sql stable
        return exists (
          select from audit.taken t where t.chunk = c and t.resource = v.resource and t.busy && v.busy and t.id <> v.id
            and (t.age, t.id) < (v.updated_at, v.id));
        """

    static let overlapping = """
        select a.id, b.id from booking.booking a, booking.booking b
        where a.status = 'VALID' and b.status = 'VALID' and a.resource_id = b.resource_id and a.id < b.id
          and a.start_time < b.end_time and b.start_time < a.end_time
        """

    private static let findings = [
        ("VALID ones overlap", overlapping),
        (
            "table and events differ",
            """
            select b.id, e.booking_id from booking.booking b full join (
              select distinct on (booking_id) * from booking.event where type <> 'booking_conflict'
              order by booking_id, rev desc) e on e.booking_id = b.id
            where (b.id, b.resource_id, b.user_id, b.start_time, b.end_time, b.status, b.rev, b.note, b.placement,
                b.created_at, b.updated_at, b.busy)
              is distinct from (e.booking_id, e.resource_id, e.user_id, e.start_time, e.end_time, e.status, e.rev, e.note,
                e.placement, e.created_at, e.updated_at, tstzrange(e.start_time, e.end_time))
            """
        ),
        (
            "gaps in the revisions",
            """
            select booking_id from booking.event where type <> 'booking_conflict' group by booking_id
            having array_agg(rev order by id) <> array_agg(rev order by rev) or count(distinct rev) <> count(*)
              or max(rev) <> count(*)
            """
        ),
        (
            "what undo goes by is not what was",
            """
            select e.booking_id, e.rev from booking.event e
            join booking.event p on p.booking_id = e.booking_id and p.rev = e.rev - 1 and p.type <> 'booking_conflict'
            where e.before is not null and (e.before ->> 'status', (e.before ->> 'start_time')::timestamptz,
                (e.before ->> 'end_time')::timestamptz, e.before ->> 'note')
              is distinct from (p.status, p.start_time, p.end_time, p.note)
            """
        ),
        ("announced twice", "select * from audit.announced where times > 1"),
        (
            "announced, but never met",
            """
            select a.a, a.b from audit.announced a where not exists (
              select from audit.met m where (m.a, m.b) = (a.a, a.b))
            """
        ),
        (
            "met, but not announced",
            """
            select m.a, m.b from audit.met m where m.due and not exists (
              select from audit.announced a where (m.a, m.b) = (a.a, a.b))
            """
        ),
        (
            "promoted over a VALID one",
            """
            select v.id, v.rev from audit.version v where v.type = 'booking_validated' and audit.is_blocked(v.xid, v)
            """
        ),
        (
            "rejected without need",
            """
            select v.id, v.rev from audit.version v where v.type = 'booking_rejected' and not audit.is_blocked(v.xid, v)
            """
        ),
        (
            "overtaken",
            """
            select o.id, y.id as by from audit.version y
            join audit.sight o on o.chunk = y.xid and o.resource = y.resource and o.busy && y.busy and o.status = 'PENDING'
              and (o.updated_at, o.id) < (y.updated_at, y.id)
            join audit.version v on v.id = o.id and v.rev = o.rev
            where y.type = 'booking_validated' and not audit.is_blocked(y.xid, v)
            """
        ),
        ("looks still owed", "select booking_id from booking.race_check"),
        ("announcements still owed", "select booking_id from booking.unannounced"),
    ]
}
