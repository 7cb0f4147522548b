import Foundation
import Testing

/// `policy`, `process-pending --dry-run` and `why`.
struct ResolverPolicyTests {
    private let here = Installation()
    private let slot = ["2027-03-01T10:00Z", "2027-03-01T11:00Z"]

    private func create(_ user: String, _ resource: String = "R1") -> String {
        here.create(resource, slot[0], slot[1], user: user)
    }

    private func value(_ name: String) -> String? {
        here.run("policy", name, "--json").list.first?["value"] as? String
    }

    @Test func itShowsWhatThereIs() {
        let all = here.run("policy", "--json").list
        #expect(
            all.map { $0["name"] as? String }
                == [
                    "grace", "interval", "resources", "shortest", "longest", "horizon", "per-resource", "per-user",
                    "promote", "private", "checkin", "notice", "per-week", "series",
                ])
        #expect(
            all.map { $0["value"] as? String }
                == [
                    "15m", "1m", "open", "0.001s", "3653d", "7305d", "5000", "10000", "by-pass", "off", "none", "none",
                    "none", "366",
                ])
        #expect(all.allSatisfy { $0["changed_by"] is NSNull && $0["changed_at"] is NSNull })
        #expect(here.run("policy", "grace", "--quiet").out == "15m\n")
    }

    @Test func anAdminChangesItAndThatIsRecorded() {
        #expect(here.run("policy", "grace", "1h30m").status == 0)
        #expect(here.run("policy", "interval", "30s").status == 0)
        #expect([value("grace"), value("interval")] == ["1h30m", "30s"])
        #expect(here.run("policy", "--json").list.first?["changed_by"] as? String == "postgres")
        // Again the same is no change.
        here.run("policy", "grace", "90m")
        #expect(
            here.sql(
                "select string_agg(concat(subject, before, after), ', ') from booking.audit where kind = 'policy'")
                == #"grace"PT15M""PT1H30M", interval"PT1M""PT30S""#)
    }

    @Test func aClosedListTakesNoNewResources() {
        #expect(here.run("policy", "resources", "closed").status == 0)
        let role = member("user")
        #expect(here.run("create", "R9", slot[0], slot[1], role: role).status == 7)
        #expect(here.run("policy", "resources", "open").status == 0)
        #expect(here.run("create", "R9", slot[0], slot[1], role: role).status == 0)
    }

    @Test func onlyAnAdminChangesIt() {
        let role = member("user")
        #expect(here.run("policy", role: role).status == 0)
        let refused = here.run("policy", "grace", "1m", role: role)
        #expect(refused.status == 8 && refused.err.contains("lacks the right \"admin\""))
        #expect(value("grace") == "15m")
    }

    @Test(arguments: [
        ["grace", "-1m"], ["grace", "soon"], ["interval", "0s"], ["resources", "shut"], ["colour"],
        ["grace", "1m", "2m"],
    ])
    func whatCannotBeIsRefused(words: [String]) {
        let run = Tool.run(["policy"] + words, ["BOOKING_DATABASE_URL": here.conninfo])
        #expect(run.status == 2, "\(run)")
        #expect(run.err.contains("hint: "))
    }

    private func member(_ right: String) -> String {
        let role = "member_\(UUID().uuidString.prefix(8).lowercased())"
        here.sql("create role \(role) login")
        here.sql("select booking.add_member(null, '\(role)', array['\(right)'])")
        return role
    }

    // MARK: - What would happen, and why something did not

    @Test func aRehearsalSaysWhatAndWhyAndChangesNothing() {
        let winner = create("alice")
        let loser = create("bob")
        let other = create("carl", "R2")
        let before = here.sql("select max(id) from booking.event")
        let json = here.run("process-pending", "--dry-run", "--grace", "0s", "--json").json
        #expect(json?["would_promote"] as? [String] == [winner, other])
        #expect(json?["would_reject"] as? [String] == [loser])
        #expect(json?["pending"] as? Int == 0)
        let table = here.run("process-pending", "--dry-run", "--grace", "0s").out.split(separator: "\n")
        #expect(table.count == 5)
        #expect(table[1].contains("VALID") && table[1].contains("nothing older in its way"))
        #expect(table[3].contains("REJECTED") && table[3].contains("alice has it (\(winner.prefix(8)))"))
        #expect(table[4] == "0 would stay PENDING")
        #expect(here.run("process-pending", "--dry-run").out.hasSuffix("1 would stay PENDING\n"))
        #expect(here.sql("select max(id) from booking.event") == before)
        #expect(here.sql("select count(*) from booking.pass") == "0")
        #expect(here.run("process-pending", "--dry-run", "--resource", "none").status == 7)
    }

    /// Who comes after one that loses wins, and not for lack of older ones.
    @Test func aRehearsalNamesTheOlderOneThatLoses() {
        let hours = [("10:00", "11:00"), ("10:30", "11:30"), ("11:00", "12:00")]
        let ids = zip(["alice", "bob", "carl"], hours).map { user, slot in
            here.create("R1", "2027-03-01T\(slot.0)Z", "2027-03-01T\(slot.1)Z", user: user)
        }
        for grace in ["15m", "0s"] {
            let table = here.run("process-pending", "--dry-run", "--grace", grace).out.split(separator: "\n")
            #expect(table[1].contains("alice") && table[1].contains("nothing older in its way"))
            #expect(table[2].contains("carl") && table[2].contains("bob is older but loses (\(ids[1].prefix(8)))"))
        }
    }

    @Test func aRehearsalIsWhatThePassThenDoes() {
        let names = ["alice", "bob", "carl"]
        for number in 0..<30 {
            let hour = (number * 7) % 20
            here.run(
                "create", "R\(number % 3)", String(format: "2027-03-01T%02d:00Z", hour), "--for", "150m", "--user",
                names[number % 3])
        }
        let json = here.run("process-pending", "--dry-run", "--grace", "0s", "--json").json
        here.run("process-pending", "--grace", "0s")
        for (field, status) in [("would_promote", "VALID"), ("would_reject", "REJECTED")] {
            let ids = here.run("list", "--status", status, "--json").list.compactMap { $0["id"] as? String }
            #expect(Set(json?[field] as? [String] ?? []) == Set(ids) && !ids.isEmpty)
        }
    }

    /// Four bookings of the same hour on each of two resources: a pass over one leaves, and counts, its own three.
    @Test func aPassOverSomeResourcesCountsTheirs() {
        for resource in ["A1", "A2"] {
            for user in ["ann", "bea", "cem", "dan"] {
                here.create(resource, "2027-03-01T10:00Z", "2027-03-01T11:00Z", user: user)
            }
        }
        let pass = here.run("process-pending", "--resource", "A1", "--json").json
        #expect(pass?["promoted"] as? Int == 1 && pass?["pending"] as? Int == 3, "\(pass ?? [:])")
        let rest = here.run("process-pending", "--json").json
        #expect(rest?["promoted"] as? Int == 1 && rest?["pending"] as? Int == 6, "\(rest ?? [:])")
    }

    @Test func whyTellsPlaceBlockersEndOfGraceAndNextPass() throws {
        let first = create("alice")
        here.run("process-pending", "--grace", "1h")
        let second = create("bob")
        let third = create("carl")
        let why = try #require(here.run("why", third, "--json").json)
        #expect(why["position"] as? Int == 2)
        let blockers = why["blockers"] as? [[String: Any]] ?? []
        #expect(blockers.map { $0["id"] as? String } == [first, second])
        // By the last pass that looked at its resource, not by the setting.
        here.run("policy", "grace", "5m")
        here.create("R2", slot[0], slot[1], user: "alice")
        here.run("process-pending", "--resource", "R2", "--grace", "3h")
        func grace(_ why: [String: Any]) throws -> String? {
            let placed = try #require((why["booking"] as? [String: Any])?["updated_at"] as? String)
            return here.sql("select '\(why["grace_ends_at"] ?? "")'::timestamptz - '\(placed)'::timestamptz")
        }
        let again = try #require(here.run("why", third, "--json").json)
        #expect(try grace(again) == "01:00:00")
        here.run("process-pending", "--resource", "R1", "--grace", "2h")
        #expect(try grace(#require(here.run("why", third, "--json").json)) == "02:00:00")
        let next = again["next_pass_at"] as? String ?? ""
        #expect(
            here.sql(
                """
                select started_at + interval '1 minute' = '\(next)' from booking.pass where resources is null
                order by id desc limit 1
                """) == "t")
        let valid = try #require(here.run("why", first, "--json").json)
        for field in ["position", "grace_ends_at", "next_pass_at"] { #expect(valid[field] is NSNull) }
    }
}
