import TestSupport
import Testing

@testable import BookingCore

/// Holds, places in line and check-ins against somebody who calls the functions himself: what is another's stays so, and
/// nobody can fill the queue.
@Suite struct PromiseHoldRightsTests {
    private let here = Installation()
    private let held: String

    private static let roles: Void = {
        TestServer.shared.execute("create role holder login; create role hostile login; create role outsider login")
    }()

    init() throws {
        _ = Self.roles
        here.sql("select booking.add_member(null, r, array['user']) from unnest(array['holder', 'hostile']) r")
        held = try here.connect(as: "holder").run(
            """
            select (booking).* from booking.acquire(null, '{R}', '{}', '1 h', p_key => 'hold', p_request => 'r',
              p_asker => '00000000-0000-0000-0000-000000000001')
            """)[0].uuid("id")
        try here.connect(as: "holder").run(
            "select place from booking.acquire(null, '{R}', '{}', '1 h', p_key => 'wait', p_request => 'r')")
    }

    /// What is another's, as it stands.
    private func state() -> String? {
        here.sql(
            """
            select json_build_array((select json_agg(b order by b.id) from booking.booking b),
              (select json_agg(w order by w.id) from booking.waiter w), (select json_agg(p) from booking.presence p))
            """)
    }

    private func sqlstate(_ sql: String, as role: String) throws -> String {
        do {
            try here.connect(as: role).run(Query(stringLiteral: sql))
            return "00000"
        } catch let error as ServerError {
            return error.sqlstate
        }
    }

    @Test func anothersIsNobodysToTouch() throws {
        let before = state()
        for role in ["hostile", "outsider"] {
            for user in ["null", "'holder'"] {
                for call in [
                    "select id from booking.release_bookings(\(user), array['\(held)'])",
                    "select id from booking.extend_booking(\(user), '\(held)', '1 h')",
                    "select id from booking.check_in(\(user), array['\(held)'])",
                    "select id from booking.check_in(\(user), array['\(held)'], '1 s')",
                ] {
                    #expect(try sqlstate(call, as: role) == "42501", "\(role): \(call)")
                }
            }
            for call in [
                "select place from booking.acquire('holder', '{R}', '{}', '1 h', p_key => 'hold', p_request => 'r')",
                "select booking.leave_queue('holder', 'wait')", "select booking.leave_queue('holder', 'hold')",
                "select n from booking.create_bookings('holder', '{R}', '{}', now(), now() + '1 h', p_key => 'n')",
                "select n from booking.show_created('holder', 'hold')",
                "select place from booking.show_queue('holder')",
            ] {
                #expect(try sqlstate(call, as: role) == "42501", "\(role): \(call)")
            }
            // The key of another is nobody's key.
            for key in ["wait", "hold"] {
                let end = try sqlstate("select booking.leave_queue(null, '\(key)')", as: role)
                #expect(end == (role == "hostile" ? "00000" : "42501"))
            }
            #expect(
                try sqlstate("select from booking.come(array(select b from booking.booking b), '1 s')", as: role)
                    == "42501")
            #expect(try sqlstate("delete from booking.waiter", as: role) == "42501")
            #expect(try sqlstate("select booking.release_absent()", as: role) == "42501")
        }
        #expect(state() == before)
    }

    /// Who waits for what one holds is told, but not who it is where that is private.
    @Test func whoWaitsIsNamedToThoseWhoMaySee() throws {
        let hostile = try here.connect(as: "hostile"), holder = try here.connect(as: "holder")
        try hostile.run("select from booking.acquire(null, '{S}', '{}', '1 h', p_key => 's', p_request => 'r')")
        try holder.run("select from booking.acquire(null, '{S}', '{}', '1 h', p_key => 's', p_request => 'r')")
        func names(_ connection: Connection) throws -> [String?] {
            try connection.run("select user_id from booking.show_queue(null) where resources = '{S}'")
                .map { $0.optionalText(0) }
        }
        #expect(try names(hostile) == ["holder"])
        here.run("policy", "private", "on")
        #expect(try names(hostile) == [nil])
        #expect(try names(holder) == ["holder"])
    }

    /// A hold that was given up by one who never asked for it stays.
    @Test func anAskerWhoIsNone() throws {
        try here.connect(as: "holder").run(
            "select booking.leave_queue(null, 'hold', '00000000-0000-0000-0000-00000000000f')")
        #expect(here.status(held) == "VALID")
        #expect(here.sql("select end_time > now() from booking.booking where id::text = '\(held)'") == "t")
    }

    /// However many he starts, and whoever he is.
    @Test func nobodyFillsTheQueue() throws {
        let hostile = try here.connect(as: "hostile")
        var ends: [String] = []
        for number in 0..<70 {
            do {
                try hostile.run(
                    """
                    select place from booking.acquire(null, '{R}', '{}', '1 h', p_key => \("k\(number)"),
                      p_request => 'r', p_asker => gen_random_uuid())
                    """)
            } catch let error as ServerError {
                ends.append(error.sqlstate)
            }
        }
        #expect(ends == Array(repeating: "BK30E", count: 20))
        // Those who ask in one place are as few.
        for _ in 0..<40 {
            try hostile.run(
                """
                select place from booking.acquire(null, '{R}', '{}', '1 h', p_key => 'k0', p_request => 'r',
                  p_asker => gen_random_uuid())
                """)
        }
        #expect(here.sql("select max(cardinality(askers)) from booking.waiter") == "16")
        // The others get their answers all the same.
        let began = Instant.now
        #expect(here.run("acquire", "R", "--for", "1m", "--no-wait").status == 3)
        #expect(here.run("acquire", "S", "--for", "1m", "--no-wait").status == 0)
        #expect(began.elapsed < .seconds(4))
    }

    // MARK: Nobody is in everybody's way

    /// From today on it may be none, though it is one by the months of a calendar that has thirty days in each.
    @Test func aLengthHasOneSign() throws {
        let before = state()
        for length in [
            "-2 mon 60 days 2 s", "-1 mon 31 days", "1 mon -29 days", "1 day -23:00", "-1 s", "0 s", "110 years",
            "178000000 years", "-178000000 years",
        ] {
            for (whole, least) in [("'\(length)'", "'1 s'"), ("'1 h'", "'\(length)'"), ("'\(length)'", "null")] {
                for name in ["R", "New"] {
                    let end = try sqlstate(
                        """
                        select from booking.acquire(null, array['R', '\(name)'], null, \(whole), \(least), true, null, 'x', 'r',
                          p_plans => false)
                        """, as: "hostile")
                    #expect(end.hasPrefix("BK2"), "\(whole), at least \(least): \(end)")
                }
            }
        }
        #expect(
            try sqlstate(
                "select from booking.acquire(null, '{R}', null, '1 min', '2 min', p_key => 'x', p_request => 'r')",
                as: "hostile") == "BK20S")
        #expect(state() == before)
    }

    /// What an earlier version let in.
    @Test(arguments: ["-2 mon 60 days 2 s", "178000000 years"])
    func aPlaceThatCannotBeIsPassedOver(_ length: String) throws {
        here.run("create", "S", "tomorrow", "10:00", "11:00")
        let bad = {
            here.sql(
                """
                insert into booking.waiter (acting_for, key, resources, takes_all, length, least, since)
                select 'hostile', 'bad ' || n, array(select id from booking.resource), n = 1, '\(length)', '1 s', '2000-01-01Z'
                from generate_series(1, 2) n on conflict do nothing
                """)
        }
        bad()
        #expect(here.run("create", "S", "tomorrow", "12:00", "13:00", "--if-free").status == 0)
        #expect(here.run("acquire", "S", "--for", "1s", "--no-wait").status == 0)
        #expect(here.run("acquire", "R", "--for", "1s", "--no-wait").status == 3)
        #expect(here.run("status", "--user", "hostile").status == 0)
        #expect(here.run("resource", "show", "S").status == 0)
        #expect(here.run("doctor").status != 2)
        here.run("create", "R", "now", "--for", "2h")
        #expect(
            here.run("why", here.sql("select id from booking.booking where status = 'PENDING' limit 1") ?? "").status
                == 0)
        #expect(here.sql("select count(*) from booking.waiter where key like 'bad%'") == "2")
        #expect(here.run("process-pending").status == 0)
        #expect(here.sql("select count(*) from booking.booking where status = 'VALID' and start_time > now()") == "2")
        #expect(here.sql("select count(*) from booking.waiter where key like 'bad%'") == "0")
        // As a pass of pg_cron, and where one comes while a pass goes on.
        bad()
        try here.connect().run("call booking.process_pending()")
        bad()
        try here.connect().run(
            "select from booking.verdicts(array(select id from booking.resource), null, now(), '1 h')")
        #expect(try sqlstate("select from booking.extend_booking(null, '\(held)', '1 s')", as: "holder") == "BK304")
    }

    /// Many places for many things: what one may wait for is bounded, and others have their answers, and passes.
    @Test func nobodyWaitsForEverything() throws {
        here.sql("select booking.add_resource(null, 'big' || n) from generate_series(1, 99) n")
        let alone = try crowdedWork()
        let hostile = try here.connect(as: "hostile")
        var ends: Set<String> = []
        for number in 1...50 {
            do {
                try hostile.run(
                    """
                    select from booking.acquire(null, array(select 'big' || n from generate_series(1, 99) n) || '{R}'::text[], null,
                      '1 h', '1 s', p_key => \("b\(number)"), p_request => 'r', p_plans => false)
                    """)
            } catch let error as ServerError {
                ends.insert(error.sqlstate)
            }
        }
        #expect(ends == ["BK30N"])
        #expect(
            here.sql("select sum(cardinality(resources)) <= 1000 from booking.waiter where acting_for = 'hostile'")
                == "t")
        // One thing, or a few, is no matter.
        for number in 0..<40 {
            try here.connect(as: "holder").run(
                "select from booking.acquire(null, '{R}', null, '1 h', p_key => \("h\(number)"), p_request => 'r')")
        }
        #expect(try crowdedWork() < alone * 5 + .seconds(1))
    }

    /// However much is planned before him in vain: what is free is his who has waited for it for longest.
    @Test func whoIsFarBehindTakesWhatIsFree() throws {
        here.sql(
            """
            select booking.add_resource(null, 'rig' || n) from generate_series(1, 10) n;
            insert into booking.booking (resource_id, user_id, start_time, end_time, busy, status)
            select r.id, 'postgres', t, t + '1 hour', tstzrange(t, t + '1 hour'), 'VALID'
            from booking.resource r, generate_series(now() + '2 hours'::interval, now() + '120 hours'::interval, '2 hours') t
            where r.name like 'rig%';
            insert into booking.waiter (acting_for, key, resources, takes_all, length, least)
            select 'user' || n % 3, 'k' || n, array(select id from booking.resource where name like 'rig%'), true, '2 h', '2 h'
            from generate_series(1, 9) n
            """)
        here.sql(
            """
            insert into booking.waiter (acting_for, key, resources, takes_all, length, least)
            select 'user1', 'first', array[id], true, '5 min', '5 min' from booking.resource where name = 'rig1'
            """)
        // For a shorter time, so that only the plan tells that somebody is before it (is_behind.sql).
        #expect(here.run("acquire", "rig1", "--for", "3m", "--no-wait").status == 3)
        #expect(here.run("acquire", "rig2", "--for", "5m", "--no-wait").status == 0)
        here.sql("delete from booking.waiter where key = 'first'")
        #expect(here.run("acquire", "rig1", "--for", "5m", "--no-wait").status == 0)
    }

    /// As many as there may be, whoever they are: a plan of them comes to an end.
    @Test func aPlanEnds() throws {
        here.sql("select booking.add_resource(null, 'big' || n) from generate_series(1, 99) n")
        let alone = try crowdedWork()
        here.sql(
            """
            insert into booking.waiter (acting_for, key, resources, takes_all, length, least)
            select 'user' || n % 20, 'k' || n, array(select id from booking.resource where name like 'big%'), n % 2 = 0, '1 h', interval '1 min' * (1 + n % 50)
            from generate_series(1, 1000) n
            """)
        #expect(try crowdedWork() < alone * 5 + .seconds(3))
    }

    /// What somebody does beside those who wait, and a pass; how long it takes.
    private func crowdedWork() throws -> Duration {
        here.sql("update booking.waiter set seen_at = clock_timestamp()")
        let began = Instant.now
        #expect(here.run("acquire", "alone", "--for", "1s", "--no-wait").status == 0)
        _ = here.run("acquire", "big5", "--for", "1s", "--no-wait")
        _ = here.run("create", "big8", "now", "--for", "1s", "--if-free")
        // Behind what those who wait could have now.
        for number in 2...9 { here.run("create", "big9", "+\(number)h", "--for", "1h", "--quiet") }
        here.run("create", "unrelated", "+1h", "--for", "1h")
        #expect(here.run("process-pending").status == 0)
        #expect(here.sql("select count(*) from booking.booking where status = 'PENDING'") == "0")
        let taken = began.elapsed
        here.sql(
            """
            select booking.release_bookings(user_id, array[id::text]) from booking.booking
            where status = 'VALID' and end_time > now() and user_id = 'postgres'
            """)
        return taken
    }

    /// Nor is he who leaves his transaction open.
    @Test func anOpenTransactionKeepsNobodyFromShowingThatHeIsThere() throws {
        let mine = try here.connect(as: "hostile")
        let id = try mine.run(
            "select (booking).* from booking.acquire(null, '{S}', '{}', '1 h', p_key => 'mine', p_request => 'r')")[0]
            .uuid(
                "id")
        try mine.run(script: "begin")
        try mine.run("select id from booking.check_in(null, array[\(id)])")
        #expect(try sqlstate("select id from booking.check_in(null, array['\(held)'], '3 s')", as: "holder") == "00000")
        #expect(
            try sqlstate(
                "select place from booking.acquire(null, '{T}', '{}', '1 h', p_key => 't', p_request => 'r')",
                as: "holder") == "00000")
        try mine.run(script: "rollback")
    }

    /// Of a kind, what one may not book is no choice.
    @Test func byTagWhatOneMayBook() throws {
        for (name, rules) in [("T1", ["--bookers", "holder"]), ("T2", ["--approval", "holder"]), ("T3", [])] {
            here.run("resource", "add", name, "--tag", "k=v")
            if !rules.isEmpty { here.run(["resource", "update", name] + rules) }
        }
        let hostile = try here.connect(as: "hostile")
        let row = try hostile.run(
            "select (booking).* from booking.acquire(null, '{}', '{\"k\": \"v\"}', '1 h', p_key => 't', p_request => 'r')"
        )[0]
        #expect(row.text("resource_id") == "T3")
        // The one that is free then comes first, also where it takes an approval to have it.
        for resource in ["T2"] {
            try hostile.run(
                "select from booking.create_bookings(null, '{}', '{\"k\": \"v\"}', now(), now() + '1 h', p_key => \(resource), p_request => 'r')"
            )
            #expect(
                try hostile.run(
                    "select (booking).* from booking.show_created(null, \(resource))")[0].text("resource_id")
                    == resource)
        }
    }

    @Test func hugeValuesAreRefused() throws {
        let before = state()
        let many = "array(select 'R' || i from generate_series(1, 5000) i)"
        for call in [
            "acquire(null, '{R}', '{}', '100000 years', p_key => 'k', p_request => 'r')",
            "acquire(null, '{R}', '{}', '-1 h', p_key => 'k', p_request => 'r')",
            "acquire(null, '{R}', '{}', null, p_key => 'k', p_request => 'r')",
            "acquire(null, '{R}', '{}', '1 h', '-1 h', p_key => 'k', p_request => 'r')",
            "acquire(null, \(many), '{}', '1 h', p_key => 'k', p_request => 'r')",
            "acquire(null, '{R}', '{}', '1 h', p_key => repeat('k', 100000), p_request => 'r')",
            "acquire(null, '{}', '{}', '1 h', p_key => 'k', p_request => 'r')",
            "acquire(null, null, null, '1 h', p_key => 'k', p_request => 'r')",
            "create_bookings(null, \(many), '{}', now(), now() + '1 h', p_key => 'k', p_request => 'r')",
            "create_bookings(null, '{}', '{}', now(), now() + '1 h', p_key => 'k', p_request => 'r')",
            "create_bookings(null, '{R}', '{}', now(), '5000000-01-01', p_key => 'k', p_request => 'r')",
        ] {
            let end = try sqlstate("select from booking.\(call)", as: "hostile")
            #expect(end.hasPrefix("BK") || end.hasPrefix("22"), "\(call): \(end)")
        }
        for call in [
            "acquire(null, '{R}', '{}', '1 h', p_key => null, p_request => 'r')",
            "acquire(null, array[null], '{}', '1 h', p_key => 'k', p_request => 'r')",
            "acquire(null, array['R', null], '{}', '1 h', p_key => 'k', p_request => 'r')",
            "acquire(null, '{R}', '{}', '178000000 years', p_key => 'k', p_request => 'r')",
        ] {
            let end = try sqlstate("select from booking.\(call)", as: "hostile")
            #expect(end.hasPrefix("BK2"), "\(call): \(end)")
        }
        for call in [
            "extend_booking(null, '\(held)', '178000000 years')", "extend_booking(null, '\(held)', '100000 years')",
            "extend_booking(null, '\(held)', '-1 h')",
            "extend_booking(null, '\(held)', null)", "extend_booking(null, '\(held)', null, 'infinity')",
            "check_in(null, array['\(held)'], '100 years')", "check_in(null, array['\(held)'], '-1 s')",
        ] {
            let end = try sqlstate("select from booking.\(call)", as: "holder")
            #expect(end.hasPrefix("BK") || end.hasPrefix("22"), "\(call): \(end)")
        }
        #expect(state() == before)
    }
}
