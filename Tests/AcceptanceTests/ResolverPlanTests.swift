import Synchronization
import TestSupport
import Testing

@testable import BookingCore

/// Resolvers that start together share a plan, but none uses one from before it came.
@Suite struct ResolverPlanTests {
    private let here = Installation()

    private func plan(_ resources: [String]? = nil) throws -> Plan {
        Plan(try here.session().transactions([[Plan.query(for: nil, resources)]])[0][0])
    }

    private func planned() -> String? { here.sql("select plan from booking.plan") }

    /// While somebody plans, three come: one of them plans for all.
    @Test func whoWaitedTakesOverWhatWasPlannedMeanwhile() throws {
        here.fillQueue("R", bookings: 10)
        here.sql("alter function booking.make_plan set lock_timeout = '20 s'")
        let isPlanning = Mutex(false)
        let plans = try atOnce(4) { number -> Plan? in
            if number > 0 {
                #expect(eventually { isPlanning.withLock { $0 } })
                return try plan()
            }
            let first = try here.connect()
            try first.run(script: "begin; select from booking.plan for update")
            isPlanning.withLock { $0 = true }
            #expect(eventually { here.sql(Self.waiting) == "3" })
            try first.run(script: "commit")
            return nil
        }.compactMap(\.self)
        #expect(plans.allSatisfy { $0.chunks == [Chunk(resources: [1], span: nil, pending: 10)] })
        #expect(plans.count == 3 && Set(plans.map(\.number)).count == 1)
    }

    /// One has looked and is slow; then somebody books and starts another. What the first one saw is not enough for that.
    @Test func whatIsBookedWhileSomebodyPlansIsPlanned() throws {
        here.fillQueue("R", bookings: 1)
        slowDown("stable")
        let gate = try here.connect()
        try gate.run(script: Self.close)
        let late = Mutex<Plan?>(nil)
        try atOnce(2) { number in
            if number == 1 { return _ = try plan() }
            #expect(eventually { here.sql(Self.waiting) == "1" })
            here.fillQueue("S", bookings: 1)
            try atOnce(2) { number in
                if number == 1 { return try late.withLock { $0 = try plan() } }
                #expect(eventually { here.sql(Self.waiting) == "2" })
                here.sql(Self.open)
            }
        }
        #expect(late.withLock { $0 }?.chunks.map(\.resources) == [[1, 2]])
        withExtendedLifetime(gate) {}
    }

    /// One is slow to look; meanwhile another decides all there is, and somebody books. That is nobody's work but the
    /// slow one's.
    @Test func whatIsDecidedBeforeThePlanLooksIsNotThePlan() throws {
        here.fillQueue("R", bookings: 1)
        slowDown("volatile")
        let gate = try here.connect()
        try gate.run(script: Self.close)
        let passed = try atOnce(2) { number -> Int? in
            if number == 1 { return try here.pass().record.promoted }
            #expect(eventually { here.sql(Self.waiting) == "1" })
            here.sql("select promoted from booking.resolve_chunk(null, '15 minutes', array[1])")
            here.create("R", "2040-01-01T10:00Z", "2040-01-01T11:00Z", user: "alice")
            here.sql(Self.open)
            return nil
        }
        #expect(passed[1] == 1)
        withExtendedLifetime(gate) {}
    }

    private static let waiting = """
        select count(*) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%make_plan%'
        """
    private static let close = "select pg_advisory_lock(1)"
    private static let open = """
        select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database
        where d.datname = current_database() and l.locktype = 'advisory' and l.granted
        """

    /// Planning waits for whoever holds the advisory lock: after it took its snapshot (`stable`), or before (`volatile`).
    private func slowDown(_ volatility: String) {
        here.sql(
            """
            alter function booking.make_plan set lock_timeout = '20 s';
            alter function booking.plan_pass rename to quick_plan;
            create function booking.plan_pass(p_user text, p_resources text[] default null)
            returns table (resources int[], span tstzrange, pending bigint)
            language plpgsql \(volatility)
            as $$
            begin
              perform pg_advisory_xact_lock(1);
              return query select * from booking.quick_plan(p_user, p_resources);
            end $$
            """)
    }

    @Test func whatWasPlannedBeforeIsPlannedAnew() throws {
        here.fillQueue("R", bookings: 1)
        let first = try plan()
        here.fillQueue("S", bookings: 1)
        let second = try plan()
        #expect(first.chunks.map(\.resources) == [[1]] && second.chunks.map(\.resources) == [[1, 2]])
        #expect(try #require(first.number) < (try #require(second.number)))
    }

    /// Islands of three that touch one another: a part ends where one does, near 500, and has all that lies in it.
    @Test func aBigResourceIsCutBetweenIslands() {
        here.sql(
            """
            select count(*) from generate_series(0, 1259) n, lateral (
              select '2030-01-01Z'::timestamptz + n / 3 * interval '2 hours' + n % 3 * interval '30 min' as start) t,
              lateral booking.create_booking(null, 'R', t.start, t.start + interval '1 hour')
            """)
        let parts = "select string_agg(pending::text, ' ' order by lower(span)) from booking.plan_pass(null)"
        #expect(here.sql(parts) == "501 501 258")
        let flaws = """
            select count(*) from booking.plan_pass(null) p
            where booking.close_span(1, p.span) <> p.span
              or p.pending <> (select count(*) from booking.booking b where b.busy && p.span)
            """
        #expect(here.sql(flaws) == "0")
    }

    /// With spans, as the database wrote them.
    @Test func aSharedPlanIsThePlan() throws {
        here.fillQueue("big", bookings: 1_200)
        let rows = here.sql("select string_agg(p::text, ' ' order by p.span) from booking.plan_pass(null) p")
        let shared = here.sql(
            """
            select string_agg((c.resources, c.span, c.pending)::text, ' ' order by c.span)
            from booking.make_plan(null) c
            """)
        #expect(rows != nil && rows == shared)
        #expect(try plan().chunks.count == 3)
    }

    @Test func nothingToPlanHasNoNumber() throws {
        let plan = try plan()
        #expect(plan.chunks.isEmpty && plan.number == nil)
    }

    @Test func whoIdlesOverAPlanStopsNobody() throws {
        here.fillQueue("R", bookings: 10)
        let idle = try here.connect()
        try idle.run(script: "begin; select from booking.make_plan(null)")
        #expect(try here.pass().record.promoted == 10)
        try idle.run(script: "commit")
    }

    /// It might look from before its number.
    @Test func nobodyPlansFromAnOldSnapshot() throws {
        here.fillQueue("R", bookings: 1)
        let session = try here.connect()
        try session.run(script: "begin isolation level repeatable read")
        #expect(throws: ServerError.self) { try session.run(script: "select from booking.make_plan(null)") }
    }

    @Test func aPlanForSomeResourcesIsNobodyElses() throws {
        here.fillQueue("R", bookings: 1)
        here.fillQueue("S", bookings: 1)
        let before = planned()
        #expect(try plan(["S"]).chunks.map(\.resources) == [[2]])
        #expect(planned() == before)
    }

    /// What was there when a pass began is decided when it ends, whoever else is at it.
    @Test func nothingIsLeftToAPlanFromBefore() throws {
        let isOver = Mutex(false)
        try atOnce(4) { number in
            if number > 0 {
                while !isOver.withLock({ $0 }) { try here.pass() }
                return
            }
            defer { isOver.withLock { $0 = true } }
            for day in 10..<40 {
                let id = here.create("R\(day % 7)", "20\(day)-01-01T10:00Z", "20\(day)-01-01T11:00Z", user: "alice")
                try here.pass()
                #expect(here.status(id) == "VALID")
            }
        }
    }
}
