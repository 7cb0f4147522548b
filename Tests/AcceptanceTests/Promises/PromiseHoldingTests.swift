import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// What an owner's open transaction does to the queue: nothing beyond his own island, and nothing unchecked.
@Suite struct PromiseHoldingTests {
    private let here = Installation()

    init() {
        Audit.prepare(here)
    }

    /// Moved between the resolver's look and its promotion. The resolver has decided, and waits for the owner's row; where
    /// the owner was too slow for its patience, once more.
    @Test func aBookingThatMovesUnderTheResolverIsPromotedNowhere() throws {
        let owner = try Hand(here, "owner"), other = try Hand(here, "other")
        let moving = try owner.write(.create("R", Slot(hour: 10)))
        let sitting = try other.write(.create("R", Slot(hour: 20)))
        try here.pass()
        var end = "55P03"
        for attempt in 0..<40 where end == "55P03" {
            try owner.write(.move(moving, Slot(hour: 12)), key: "queue \(attempt)")
            end = try moveUnderTheResolver(owner, moving, to: Slot(hour: 20), key: "move \(attempt)")
        }
        #expect(end == "40001")
        #expect(here.status(moving) == "PENDING" && here.status(sitting) == "VALID")
        try here.pass()
        #expect(here.status(moving) == "PENDING", "its new time is taken")
        try Audit(here).expectClean()
    }

    /// As above, where a neighbour decides for himself. The older one at the new time has a better right to it.
    @Test func aBookingThatMovesUnderANeighbourIsPromotedNowhere() throws {
        let owner = try Hand(here, "owner"), other = try Hand(here, "other")
        let moving = try owner.write(.create("R", Slot(hour: 10)))
        _ = try other.write(.create("R", Slot(hour: 20)))
        var end = "55P03"
        for attempt in 0..<40 where end == "55P03" {
            try owner.write(.move(moving, Slot(hour: 12)), key: "queue \(attempt)")
            end = try moveUnderTheResolver(owner, moving, to: Slot(hour: 20), key: "move \(attempt)") { session, _ in
                try session.run("select status from booking.resolve_now(null, \(moving))")[0].text(0)
            }
        }
        #expect(end == "PENDING")
        #expect(here.status(moving) == "PENDING", "an older one wants its new time")
        try here.pass()
        try Audit(here).expectClean()
    }

    /// Between the plan and its chunk comes a booking that lies across the cut. At 12:00 the older of two wins, so that it
    /// loses to neither of these; but it loses to the one before the cut.
    @Test(arguments: [true, false])
    func whatComesAcrossACutIsDecidedOnce(upwards: Bool) throws {
        let hand = try Hand(here, "u")
        let times = [(12.5, 14.0), (11, 12), (12, 13), (11.5, 12.25)]
        let ids = try times.enumerated().map { number, time in
            try hand.write(.create("R", Slot(hour: time.0, for: time.1 - time.0)), key: "\(number)")
        }
        let start = Slot(hour: 12).start, early = Slot(hour: 11).start, end = Slot(hour: 14).start
        for (from, to) in upwards ? [(early, start), (start, end)] : [(start, end), (early, start)] {
            try hand.connection.run(
                """
                select from booking.resolve_chunk(null, '15 minutes', array(select id from booking.resource),
                  tstzrange(\(from), \(to)))
                """)
        }
        #expect(ids.map(here.status) == ["VALID", "VALID", "PENDING", "PENDING"])
        try Audit(here).expectClean()
    }

    /// Whoever opens a pass, or closes one, by hand and goes for lunch.
    @Test func aPassThatIsLeftOpenStopsNobody() throws {
        let hand = try Hand(here, "owner"), idle = try here.connect()
        try idle.run(script: "begin; select booking.begin_pass(null)")
        let first = try hand.write(.create("R", Slot(hour: 10)))
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(first) == "VALID")
        try idle.run(script: "rollback; begin; select booking.finish_pass(null, 1, 0, 0, 0)")
        let second = try hand.write(.create("R", Slot(hour: 12)), key: "second")
        #expect(here.run("process-pending").status == 0)
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(second) == "VALID")
        try idle.run(script: "rollback")
    }

    /// What the resolver's chunk ends with when the owner commits a move as soon as it waits for him.
    private func moveUnderTheResolver(
        _ owner: Hand, _ id: String, to slot: Slot, key: String,
        by decide: @escaping @Sendable (Connection, Int) throws -> String = chunk
    ) throws -> String {
        // Each is used by one thread at a time.
        nonisolated(unsafe) let owner = owner, resolver = try here.connect(), observer = try here.connect()
        let resource = try observer.run("select id from booking.resource where name = 'R'")[0].int(0)
        let pid = try resolver.run("select pg_backend_pid()")[0].int(0)
        try owner.begin()
        try owner.write(.move(id, slot), key: key)
        return try atOnce(2) { number -> String in
            if number == 0 { return try Self.sqlstate { try decide(resolver, resource) } }
            _ = eventually {
                (try? observer.run("select from pg_stat_activity where pid = \(pid) and wait_event_type = 'Lock'"))?
                    .isEmpty == false
            }
            try owner.commit()
            return ""
        }[0]
    }

    /// What a chunk says it has promoted.
    private static func chunk(_ connection: Connection, _ resource: Int) throws -> String {
        let row = try connection.run(
            """
            select promoted from booking.resolve_chunk(null, '15 minutes', \([resource]), p_wait => true)
            """)[0]
        return "promoted \(row.int(0))"
    }

    /// What the body gives, or the SQLSTATE that it ends with.
    private static func sqlstate(_ body: () throws -> String) throws -> String {
        do {
            return try body()
        } catch let error as ServerError {
            return error.sqlstate
        }
    }

    @Test func anIdleOwnerHoldsUpHisOwnIslandOnly() throws {
        let idle = try Hand(here, "idle"), other = try Hand(here, "other")
        let held = try idle.write(.create("R", Slot(hour: 10)))
        let neighbour = try other.write(.create("R", Slot(hour: 10.5)), key: "neighbour")
        let beside = try other.write(.create("R", Slot(hour: 20)), key: "beside")
        let elsewhere = try other.write(.create("S", Slot(hour: 10)), key: "elsewhere")
        try idle.look()
        try idle.begin()
        try idle.write(.move(held, Slot(hour: 30)), key: "move")
        let pid = try idle.connection.run("select pg_backend_pid()")[0].int(0)

        let pass = here.run("process-pending", "--grace", "0s")
        #expect(pass.status == 3)
        #expect(pass.err.contains("postgres (process \(pid))"), "\(pass)")
        #expect([beside, elsewhere].map(here.status) == ["VALID", "VALID"])
        #expect([held, neighbour].map(here.status) == ["PENDING", "PENDING"])
        #expect(here.run("update", neighbour, "--note", "free to move", "--user", "other").status == 0)

        try idle.commit()
        #expect(here.run("process-pending").status == 0)
        #expect([held, neighbour].map(here.status) == ["VALID", "VALID"])
        try Audit(here).expectClean()
    }

    /// What the resolver holds while it waits, users want.
    @Test func nobodyWaitsForAResolverThatWaits() throws {
        let idle = try Hand(here, "idle"), other = try Hand(here, "other")
        let held = try idle.write(.create("R", Slot(hour: 10)))
        let mine = try (0..<20).map { try other.write(.create("R", Slot(hour: Double(11 + $0))), key: "\($0)") }
        try idle.begin()
        try idle.write(.note(held, "held"), key: "note")
        let here = here
        let done = Countdown(1)
        let slowest = try atOnce(2) { number -> Duration in
            let session = try here.session()
            var slowest = Duration.zero
            if number == 0 {
                defer { done.countDown() }
                for _ in 0..<3 { try here.pass() }
            }
            while number == 1, !done.isOver {
                for id in mine {
                    let key = "\(Int.random(in: 0..<Int.max))"
                    slowest = max(slowest, session.carryOut(.note(id, key), by: "other", key: key).0.duration)
                }
            }
            return slowest
        }[1]
        try idle.rollBack()
        print("held: the slowest write beside a waiting resolver took \(slowest)")
        #expect(slowest < .milliseconds(150))
    }

    /// Somebody takes a time of every resource for himself alone, and goes for lunch before he commits. Only who wants those
    /// very times has to wait, and is told for whom.
    @Test(arguments: ["process-pending", "process_pending()"])
    func anOpenTakingHoldsUpItsOwnTimeOnly(pass: String) throws {
        let here = here
        let resources = ["R", "R1", "R2", "R3"]
        let idle = try Hand(here, "idle"), other = try Hand(here, "other")
        try idle.begin()
        for resource in resources { try idle.take(resource, Slot(hour: 10)) }
        let victims = try resources.map { try other.write(.create($0, Slot(hour: 10.5)), key: "\($0) victim") }
        let others = try resources.map { try other.write(.create($0, Slot(hour: 20)), key: "\($0) other") }

        let began = Instant.now
        if pass == "process-pending" {
            let run = here.run("process-pending", "--grace", "0s")
            #expect(run.status == 3)
            #expect(try run.err.contains("4 bookings were left for the next pass, held by \(idle.name())"), "\(run)")
        } else {
            let complaint = #expect(throws: ServerError.self) {
                try other.connection.run(script: "call booking.process_pending('0')")
            }
            #expect(try complaint?.message.contains(idle.name()) == true, "\(complaint)")
        }
        #expect(began.elapsed < .seconds(15))
        #expect(others.map(here.status) == resources.map { _ in "VALID" })
        #expect(victims.map(here.status) == resources.map { _ in "PENDING" })

        let words = ["R", "2030-01-02T12:00Z", "2030-01-02T13:00Z", "--if-free", "--user", "third"]
        #expect(here.run(["create"] + words).status == 0)
        #expect(here.run("resource", "update", "R", "--tag", "a=b").status == 0)
        #expect(here.run("resource", "update", "R", "--name", "Q").status == 0)
        try idle.commit()
        #expect(here.run("process-pending").status == 0)
        #expect(victims.map(here.status) == resources.map { _ in "PENDING" }, "they were late")
        try Audit(here).expectClean()
    }

    /// Of very many islands a few are stuck.
    @Test(arguments: ["process-pending", "process_pending()"])
    func whatIsStuckIsFoundAmongMany(pass: String) throws {
        let here = here
        let idle = try Hand(here, "idle"), other = try Hand(here, "other")
        try idle.begin()
        for hour in [20, 100, 180] { try idle.take("R", Slot(hour: Double(hour))) }
        let ids = try (0..<100).map { try other.write(.create("R", Slot(hour: Double(2 * $0))), key: "\($0)") }
        if pass == "process-pending" {
            let run = here.run("process-pending")
            #expect(run.status == 3 && run.err.contains("3 bookings were left"), "\(run)")
        } else {
            _ = try? other.connection.run(script: "call booking.process_pending()")
        }
        let left = ids.enumerated().filter { here.status($1) != "VALID" }.map { 2 * $0.offset }
        #expect(left == [20, 100, 180])
        try idle.rollBack()
        #expect(here.run("process-pending").status == 0)
        #expect(ids.allSatisfy { here.status($0) == "VALID" })
        try Audit(here).expectClean()
    }

    /// Of an island one is stuck: who wins among the others hangs on that.
    @Test(arguments: ["process-pending", "process_pending()"])
    func theNeighboursOfWhatIsStuckAreLeftToo(pass: String) throws {
        let idle = try Hand(here, "idle"), other = try Hand(here, "other")
        try idle.begin()
        try idle.take("R", Slot(hour: 10))
        let ids = try [10.5, 11.25, 12, 20].map { try other.write(.create("R", Slot(hour: $0)), key: "\($0)") }
        if pass == "process-pending" {
            let run = here.run("process-pending")
            #expect(run.status == 3 && run.err.contains("3 bookings were left"), "\(run)")
        } else {
            #expect(throws: ServerError.self) { try other.connection.run(script: "call booking.process_pending()") }
        }
        #expect(ids.map(here.status) == ["PENDING", "PENDING", "PENDING", "VALID"])
        try idle.commit()
        #expect(here.run("process-pending").status == 0)
        #expect(ids.map(here.status) == ["PENDING", "VALID", "PENDING", "VALID"])
        try Audit(here).expectClean()
    }

    /// Whoever wants the very time waits for two seconds at most, and is told for whom.
    @Test func whoWantsATimeThatIsBeingTakenIsToldByWhom() throws {
        let idle = try Hand(here, "idle")
        try idle.begin()
        try idle.take("R", Slot(hour: 10))
        let slot = Slot(hour: 10)
        let words = ["create", "R", slot.start.rfc3339, slot.end.rfc3339, "--if-free", "--user", "other"]
        let began = Instant.now
        let run = here.run(words)
        #expect(run.status == 3 && began.elapsed < .seconds(6))
        #expect(try run.err.contains("held by \(idle.name())"), "\(run)")
        try idle.rollBack()
        #expect(here.run(words).status == 0)
    }

    /// The first booking of a name, left open: nobody else can have it, nor need it be waited for with anything else.
    @Test func aNameThatIsBeingMadeHoldsUpNobodyElse() throws {
        let idle = try Hand(here, "idle"), other = try Hand(here, "other")
        _ = try idle.hold(.create("New", Slot(hour: 10)))
        let waiting = try other.write(.create("R", Slot(hour: 10)))
        for words in [
            ["create", "New", "2030-01-02T12:00Z", "2030-01-02T13:00Z"], ["resource", "add", "New"],
            ["resource", "update", "R1", "--name", "New"],
        ] {
            let began = Instant.now
            let run = here.run(words)
            #expect(run.status == 3 && began.elapsed < .seconds(6))
            #expect(try run.err.contains("held by \(idle.name())"), "\(run)")
        }
        #expect(here.run("create", "Newer", "2030-01-02T12:00Z", "2030-01-02T13:00Z").status == 0)
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(waiting) == "VALID")
        try idle.commit()
        #expect(here.run("create", "New", "2030-01-02T12:00Z", "2030-01-02T13:00Z").status == 0)
    }

    /// A create that is left open keeps no admin from the resource.
    @Test func anOpenBookingKeepsNobodyFromTheResource() throws {
        let idle = try Hand(here, "idle")
        let id = try idle.hold(.create("R", Slot(hour: 10)))
        let began = Instant.now
        #expect(here.run("resource", "update", "R", "--name", "Q", "--tag", "a=b").status == 0)
        #expect(began.elapsed < .seconds(1.5))
        #expect(here.run("resource", "retire", "Q").status == 0)
        try idle.commit()
        #expect(here.run("show", id, "--json").json?["resource_id"] as? String == "Q")
        #expect(here.run("resource", "add", "q").status == 7, "names differ in more than case")
        #expect(here.run("resource", "add", "Q").status == 0, "brings it back")
    }

    /// An admin's resource that is left open is decided on as well.
    @Test func anOpenResourceIsResolvedAllTheSame() throws {
        let idle = try here.connect(), other = try Hand(here, "other")
        try idle.run(script: "begin; select booking.update_resource(null, 'R', '{\"a\": \"b\"}')")
        let id = try other.write(.create("R", Slot(hour: 10)))
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(id) == "VALID")
        try idle.run(script: "rollback")
    }

    /// A resolver dies while its statement, on a server that is slow that day, holds what the next one has to decide.
    @Test func whatADeadResolverAskedForEndsByItself() throws {
        here.sql(
            """
            create function public.slowly() returns trigger language plpgsql as
              'begin perform pg_sleep(600); return new; end';
            create trigger slowly before update on booking.booking for each row execute function public.slowly()
            """)
        let hand = try Hand(here, "u")
        let id = try hand.write(.create("R", Slot(hour: 10)))
        let resolver = here.start("process-pending")
        let asleep =
            "select count(*) from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()"
        #expect(eventually { here.sql(asleep) == "1" })
        resolver.send(SIGKILL)
        _ = resolver.end()
        try #require(eventually(within: 30) { here.sql(asleep) == "0" })
        here.sql("drop trigger slowly on booking.booking")
        #expect(here.run("process-pending").status == 0)
        #expect(here.status(id) == "VALID")
    }

    /// The first pass after a long pause promotes all that can be before it rejects what is left.
    @Test func promotionComesBeforeExpiry() throws {
        let hand = try Hand(here, "u")
        let ids = try (0..<3).map { try hand.write(.create("R", Slot(hour: 10 + Double($0) / 2)), key: "\($0)") }
        here.sql("update booking.booking set updated_at = updated_at - interval '2 hours'")
        #expect(here.run("process-pending").status == 0)
        #expect(ids.map(here.status) == ["VALID", "REJECTED", "VALID"])
    }
}

extension Hand {
    /// As `--if-free` does, but in a transaction that no timeout ends.
    fileprivate func take(_ resource: String, _ slot: Slot) throws {
        try connection.run(
            """
            select from booking.create_booking(\(user), \(resource), \(slot.start), \(slot.end),
              p_if_free => true)
            """)
        try connection.run(script: "set local idle_in_transaction_session_timeout = 0")
    }

    /// As messages name it.
    fileprivate func name() throws -> String {
        "\(connection.user) (process \(try connection.run("select pg_backend_pid()")[0].int(0)))"
    }
}
