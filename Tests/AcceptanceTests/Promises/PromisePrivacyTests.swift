import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 7: where bookings are private, others see busy times and nothing else, whatever they ask and however.
@Suite struct PromisePrivacyTests {
    private let here = Installation()
    private let eve: String
    private let owner: String
    private let id: String
    private let own: String

    /// What must not be read anywhere.
    private let note = "NOTE-THAT-IS-NOBODYS-BUSINESS"
    private let secret = "NOTE-FOR-ADMINS-ALONE"

    /// The owner's bookings are there before the policy; eve's overlaps one of them, so that she is told.
    init() {
        eve = "eve_of_\(here.database)"
        owner = "owner_of_\(here.database)"
        for role in [eve, owner] {
            here.sql("create role \(role) login; select booking.add_member(null, '\(role)', array['user'])")
        }
        id = Self.book(here, owner, "--note", note)
        own = Self.book(here, eve, "--note", "mine")
        here.run("create", "R", "2031-05-05T10:30Z", "2031-05-05T11:30Z", "--private-note", secret, role: owner)
        here.run("update", id, "--note", note, role: owner)
        here.run("process-pending", "-q")
        here.sql(
            "update booking.event set (others, other_revs, conflicting) = (null, null, jsonb_build_array(booking.booking_image(b))) from booking.booking b"
                + " where b.id = '\(id)' and type = 'booking_conflict' and booking_id = '\(own)'")
    }

    private static func book(_ here: Installation, _ role: String, _ words: String...) -> String {
        let all = ["create", "R", "2031-05-05T10:00Z", "2031-05-05T11:00Z", "-q"] + words
        return here.start(all, role: role).end().out.trimmingCharacters(in: .newlines)
    }

    /// All that psql prints for eve, errors with their details included.
    private func told(_ statements: [String]) -> String {
        let session = here.server.conninfo(here.database, user: eve)
        let script = statements.map { $0 + ";\n" }.joined()
        return Shell.run("psql -X -v VERBOSITY=verbose '\(session)' 2>&1 <<'END'\n\(script)END", [:]).out
    }

    /// Every function that she may call, with what could make it talk.
    private var questions: [String] {
        let at = "'2031-05-05T10:15Z', '2031-05-05T10:45Z'"
        let days = """
            array['2031-05-05T10:15Z', '2031-05-06T10:15Z']::timestamptz[],
            array['2031-05-05T10:45Z', '2031-05-06T10:45Z']::timestamptz[]
            """
        return [
            "select * from booking.list_all(null)", "select * from booking.list_all(null, p_owner => \(quoted(owner)))",
            "select * from booking.list_pooled(null)",
            "select * from booking.list_owned(null)", "select * from booking.list_owned(null, \(quoted(owner)))",
            "select * from booking.list_page(null, 5, p_owner => \(quoted(owner)))",
            "select * from booking.list_page(null, 5, p_resources => array['R'])",
            "select * from booking.list_all(null, p_statuses => array['DELETED', 'VALID', 'PENDING', 'REJECTED'])",
            "select * from booking.list_bookings(null)",
            "select * from booking.list_bookings(null, p_owner => \(quoted(owner)))",
            "select * from booking.show_booking(null, '\(id)')", "select * from booking.show_conflicts(null, '\(own)')",
            "select * from booking.why(null, '\(own)')", "select * from booking.why(null, '\(id)')",
            "select * from booking.history(null, '\(id)')", "select * from booking.history(null, '\(own)')",
            "select * from booking.conflicts(null)", "select * from booking.conflicts(null, true)",
            "select * from booking.feed(null, 'beginning')", "select * from booking.feed(null, 'beginning', true)",
            "select * from booking.status(null)", "select * from booking.see(null, '1:1:')",
            "select * from booking.resource_states(null)", "select * from booking.owner_names(null)",
            "select * from booking.resource_names(null)", "select * from booking.list_resources(null)",
            "select * from booking.check_names(null, '{}', \(quoted(owner)))",
            "select * from booking.audit_trail(null, 'R')", "select * from booking.audit_trail(null)",
            "select * from booking.create_booking(null, 'R', \(at))",
            "select * from booking.create_booking(null, 'R', \(at), p_dry_run => true)",
            "select * from booking.create_booking(null, 'R', \(at), p_if_free => true)",
            "select * from booking.create_booking(null, 'R', \(at), p_key => 'k', p_request => 'r')",
            "select * from booking.create_booking(null, 'R', \(at), p_key => 'k', p_request => 'r')",
            "select * from booking.create_bookings(null, '{R}', '{}', \(at), p_dry_run => true)",
            "select * from booking.create_bookings(null, '{R}', '{}', \(at), p_key => 'set', p_request => 'r')",
            "select * from booking.create_bookings(null, '{R}', '{}', \(at), p_key => 'free', p_if_free => true)",
            "select * from booking.show_created(null, 'set')", "select * from booking.show_queue(null)",
            "select * from booking.show_queue(null, '\(own)')",
            "select * from booking.create_series(null, 'R', \(days), p_key => 's', p_request => 'r')",
            "select * from booking.create_series(null, 'R', \(days), p_key => 'all', p_request => 'r', p_all_or_nothing => true)",
            "select * from booking.series_written(null, 's')",
            "select * from booking.rehearse_series(null, 'R', \(days))",
            "select * from booking.series_of(null, '\(id)')", "select * from booking.series_of(null, '\(own)')",
            "select * from booking.series_revisions(null, array['\(id)'])",
            "select * from booking.undo_series(null, '\(id)', p_key => 'u', p_request => 'r')",
            "select * from booking.update_bookings(null, array['\(id)'], null, null, null, true, 'x', 'ub', 'r')",
            "select * from booking.update_bookings(null, array['\(own)'], null, null, null, true, 'x', 'ub', 'r')",
            "select * from booking.rehearse_updates(null, array['\(id)'], null, null, null, true, 'x')",
            "select * from booking.rehearse_updates(null, array['\(own)'], null, array['2031-05-05T10:15Z'::timestamptz], null, p_if_free => true)",
            "select * from booking.settle_alone(null, array['k'])", "select * from booking.look_again(null, 'k')",
            "select * from booking.resolve_written(null, 'k')",
            "select * from booking.update_booking(null, '\(own)', \(at))",
            "select * from booking.update_booking(null, '\(own)', \(at), p_if_free => true)",
            "select * from booking.update_booking(null, '\(id)', null, null, true, 'x')",
            "select * from booking.rehearse_change(null, 'update', array['\(own)'], \(at))",
            "select * from booking.rehearse_change(null, 'delete', array['\(id)'])",
            "select * from booking.undo_booking(null, '\(id)')", "select * from booking.undo_booking(null, '\(own)')",
            "select * from booking.acquire(null, array['R'], '{}', '2 years')",
            "select * from booking.acquire(null, array['R'], '{}', '2 years', p_key => 'q', p_request => 'r')",
            "select * from booking.approve_booking(null, '\(id)')", "select * from booking.written_under(null, 'k')",
            "select * from booking.leave_queue(null, 'q')",
            "select * from booking.release_bookings(null, array['\(id)'])",
            "select * from booking.extend_booking(null, '\(id)', '1 h')",
            "select * from booking.extend_booking(null, '\(own)', '1 h')",
            "select * from booking.delete_bookings(null, array['\(id)'])",
            "select * from booking.resolve_now(null, '\(own)')", "select * from booking.resolve_before_reading(null)",
            "select * from booking.list_as_of(null, clock_timestamp())",
            "select * from booking.list_as_of(null, clock_timestamp(), p_owner => \(quoted(owner)))",
            "select * from booking.list_as_of(null, (select min(at) from booking.feed(null, 'beginning')), array['R'])",
            "select * from booking.list_page(null, 100)",
            "select * from booking.list_page(null, 100, null, array['R'])",
            "select * from booking.next_free(null, 'R', \(at))",
            "select * from booking.free_slots(null, '1 h', p_resources => array['R'])",
            "select * from booking.closed_times(null, null, '{}', '2031-05-05Z', '2031-05-06Z')",
            "select * from booking.check_in(null, array['\(id)'])",
            "select * from booking.check_in(null, array['\(own)'])",
            "select * from booking.count_overlapping(null, 'R', \(at), null)",
            "select * from booking.blocking_sessions(null, '0')", "select * from booking.health(null)",
            "select * from booking.safety(null)", "select * from booking.metrics(null)",
            "select * from booking.policy(null)",
            "select * from booking.outlook()", "select * from booking.whoami(null)",
            "select * from booking.missing_standby()",
            "select * from booking.rehearse_pass(null)", "select * from booking.bookings",
            "explain (analyze, verbose) select * from booking.bookings where user_id = \(quoted(owner))",
            "select * from booking.bookings where pg_temp.spy(bookings::text)",
            "select * from booking.bookings where pg_temp.spy(user_id) and user_id like 'o%'",
            "select * from booking.bookings where pg_temp.spy(note)",
            "select * from booking.bookings b order by pg_temp.spy(b::text)",
            "select * from booking.bookings where (note || user_id)::int = 1",
            "select count(*) from booking.bookings where user_id is null and note is not null",
            "select 1 / case when user_id is not null then 0 else 1 end from booking.bookings where id = '\(id)'",
            "select * from booking.free_busy", "select * from booking.utilisation",
            "explain (analyze, verbose) select * from booking.free_busy where type = 'BUSY'",
            "explain (analyze, verbose) select * from booking.utilisation where held_hours > 0",
            "select * from booking.free_busy where pg_temp.spy(free_busy::text)",
            "select * from booking.free_busy where pg_temp.spy(resource_id) and (type || resource_id)::int = 1",
            "select * from booking.utilisation where pg_temp.spy(utilisation::text)",
            "select * from booking.utilisation where 1 / (booked_hours - booked_hours) = 1",
            "select * from booking.utilisation(null)",
            "select * from booking.report(null, '2031-05-01Z', '2031-06-01Z')",
            "select * from booking.report(null, '2031-05-01Z', '2031-06-01Z') r where pg_temp.spy(r::text)",
            "select most_common_vals, histogram_bounds from pg_stats where schemaname = 'booking'",
            "select * from booking.all_bookings", "select * from booking.booking", "select * from booking.event",
        ]
    }

    /// No literal of hers may be taken for something that was told.
    private func quoted(_ name: String) -> String {
        "'\(name.prefix(2))' || '\(name.dropFirst(2))'"
    }

    private func expectNothing(_ told: String, _ hidden: [String], _ comment: String) {
        // What she typed herself.
        let told = ["\(owner) has no bookings", "= '\(owner)'::text"].reduce(told) {
            $0.replacingOccurrences(of: $1, with: "")
        }
        for line in told.split(separator: "\n") where hidden.contains(where: { line.contains($0) }) {
            Issue.record("\(comment): \(line)")
        }
    }

    private static let spy =
        "create function pg_temp.spy(text) returns boolean language plpgsql cost 0.0001 as $$"
        + "begin raise notice 'seen: %', $1; return true; end$$"

    @Test func othersAreBusyTimes() throws {
        #expect(here.run("policy", "private", "on").status == 0)
        here.sql("analyze booking.booking, booking.event")
        let told = told([Self.spy] + questions.flatMap { ["begin", $0, "rollback"] })
        expectNothing(told, [owner, note, secret], "private")
        #expect(told.contains("seen: <NULL>") && told.contains("seen: mine"), "the spy has seen what she may")
        #expect(told.contains(id) && told.contains("mine"), "she sees times, and her own")
        #expect(!told.contains("syntax error"), "\(told.split(separator: "\n").filter { $0.contains("syntax") })")
        let shown = here.run("list", "--json", role: owner).list.compactMap { $0["note"] as? String }
        #expect(shown.contains(note) && shown.contains(secret))
        #expect(here.run("list", "--json").list.compactMap { $0["note"] as? String }.contains(secret))
    }

    /// The same for one resource, to whoever is not one of its readers.
    @Test func aResourceIsItsReadersBusiness() throws {
        let group = "readers_of_\(here.database)"
        here.sql("create role \(group)")
        #expect(here.run("resource", "update", "R", "--readers", group).status == 0)
        let outside = told([Self.spy] + questions.flatMap { ["begin", $0, "rollback"] })
        expectNothing(outside, [owner, note, secret], "not a reader")
        here.sql("grant \(group) to \(eve)")
        #expect(here.run("list", role: eve).out.contains(note))
        expectNothing(told(questions.flatMap { ["begin", $0, "rollback"] }), [secret], "a reader")
        #expect(here.run("policy", "private", "on").status == 0)
        #expect(here.run("list", role: eve).out.contains(note))
        #expect(here.run("resource", "update", "R", "--readers", "").status == 0)
        #expect(!here.run("list", role: eve).out.contains(note))
    }

    /// Also where all else is open, and whatever became of it since.
    @Test func aPrivateNoteStaysPrivate() throws {
        let hidden = here.sql("select id from booking.booking where note = '\(secret)'") ?? ""
        expectNothing(told([Self.spy] + questions.flatMap { ["begin", $0, "rollback"] }), [secret], "as it is")
        #expect(here.run("update", hidden, "--note", "for all", role: owner).status == 0)
        #expect(here.run("list", role: eve).out.contains("for all"))
        #expect(here.run("undo", hidden, role: owner).status == 0)
        #expect(here.run("show", hidden, role: owner).out.contains(secret))
        expectNothing(
            told(["select * from booking.list_all(null)", "select * from booking.history(null, '\(hidden)')"]),
            [secret],
            "after undo")
    }

    /// Who only came by, and so ended what nobody came for, is nobody's business either.
    @Test func whoeverComesByIsNotTold() throws {
        for words in [["private", "on"], ["promote", "at-once"], ["checkin", "0.001s"]] {
            #expect(here.run(["policy"] + words).status == 0)
        }
        let ended = here.start(["create", "S", "--for", "1h", "-q"], role: owner).end().out
            .trimmingCharacters(in: .newlines)
        #expect(
            eventually {
                here.run("list", "-q", role: eve).status == 0
                    && here.sql("select max(rev) from booking.booking where id = '\(ended)'") == "3"
            })
        let history = here.run("history", ended, "--json", role: owner).list
        let actors = history.map { $0["actor"] as? String }
        #expect(history.last?["type"] as? String == "booking_updated" && actors.last == .some(nil), "\(history)")
        #expect(actors.first == owner)
        #expect(here.run("history", ended, "--json").list.last?["actor"] as? String == eve)
    }

    /// One that is added has to be asked, too.
    @Test func nothingIsLeftUnasked() throws {
        let doors = try here.connect().run(
            "select p.proname::text from unnest(booking.doors()) d join pg_proc p on p.oid = d order by 1"
        ).map { $0.text(0) }
        // They tell nothing about bookings to anybody, or nothing to those without another right.
        let silent: Set = [
            "acting_for", "add_member", "add_resource", "advance_cursor", "announce_owed", "begin_pass", "claim_cursor",
            "close_resource",
            "close_work", "decided_after", "event_stamp", "fail_undone", "forget_user", "is_note_shown", "is_shown",
            "sight",
            "feed_position", "feed_range", "finish_pass",
            "hello", "count_import", "end_import", "import_resources", "import_rows", "prepare_import",
            "rehearse_import", "stage_rows",
            "late_work", "make_plan", "members", "news", "open_resource", "open_work", "overdue_since", "plan_pass",
            "process_pending",
            "prune_events", "rehearse_prune", "remove_member", "resolve_chunk", "set_policy", "set_rules",
            "stuck_bookings", "update_resource", "work_off", "work_off_late",
        ]
        let asked = questions.joined()
        #expect(doors.filter { !silent.contains($0) && !asked.contains("booking.\($0)(") } == [])
    }

    /// Who is connected, and as which process, is nobody's business either.
    @Test func sessionsAreNamedToAdminsAlone() throws {
        let holder = try here.connect(as: owner)
        try holder.run(script: "begin; select * from booking.update_booking(null, '\(id)', null, null, true, 'x')")
        let question = "select * from booking.blocking_sessions(null, '0')"
        #expect(told([question]).contains("another session"))
        #expect(!told([question, "select * from booking.health(null)"]).contains(owner))
        #expect(
            here.sql("select who from booking.blocking_sessions(null, '0')")?.hasPrefix("\(owner) (process ") == true)
        try holder.run(script: "rollback")
    }
}
