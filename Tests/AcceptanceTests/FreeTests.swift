import Foundation
import TestSupport
import Testing

/// `booking free` against a model that nobody can get wrong: three days, cut into steps of a quarter of an hour.
struct FreeTests {
    private static let steps = 3 * 96
    private let here = Installation()
    private let rooms = ["R1", "R2", "R3"]

    private struct Question {
        var rooms: [String]
        var length: Int
        var from: Int
        var to: Int
        /// In hours; overnight where the second is less.
        var hours: (from: Int, to: Int)?
        var together: Bool
        var ignoresPending: Bool
        var limit: Int
    }

    @Test func itAnswersAsTheModelDoes() {
        var random = SeededGenerator(printing: "free")
        book(&random)
        let taken = bookings()
        for _ in 0..<60 {
            let question = question(&random)
            let expected = answer(question, taken)
            let run = here.run(words(question))
            let got = run.list.map { "\($0["resource_id"] ?? "") \($0["start_time"] ?? "") \($0["end_time"] ?? "")" }
            #expect(run.status == 0 && got == expected, "\(run)\n\(expected)")
        }
    }

    /// Some are VALID, some PENDING, some deleted, some overlap; what is VALID never does.
    private func book(_ random: inout SeededGenerator) {
        for number in 0..<60 {
            let start = Int.random(in: -8..<Self.steps, using: &random)
            let id = here.create(
                rooms.randomElement(using: &random)!, time(start),
                time(start + Int.random(in: 1...20, using: &random)),
                user: ["ann", "bob"].randomElement(using: &random)!)
            if number == 40 { here.run("process-pending") }
            if number % 7 == 0 { here.run("delete", id) }
        }
    }

    private func question(_ random: inout SeededGenerator) -> Question {
        let from = Int.random(in: 0..<Self.steps - 8, using: &random)
        let hours = (Int.random(in: 0..<24, using: &random), Int.random(in: 1...24, using: &random))
        let length = Int.random(in: 1...12, using: &random)
        let open = hours.1 > hours.0 ? hours.1 - hours.0 : hours.1 - hours.0 + 24
        return Question(
            rooms: Array(rooms.shuffled(using: &random).prefix(.random(in: 1...3, using: &random))), length: length,
            from: from, to: .random(in: from + 1...Self.steps, using: &random),
            hours: Bool.random(using: &random) && hours.0 != hours.1 && 4 * open >= length ? hours : nil,
            together: .random(using: &random), ignoresPending: .random(using: &random),
            limit: .random(in: 1...12, using: &random))
    }

    private func words(_ question: Question) -> [String] {
        ["free", "--json", "--time-zone", "UTC", "--for", "\(15 * question.length)m", "--limit", "\(question.limit)"]
            + ["--from", time(question.from), "--to", time(question.to)]
            + (question.hours.map { ["--hours", "\($0.from)-\($0.to)"] } ?? [])
            + (question.together ? ["--together"] : []) + (question.ignoresPending ? ["--ignore-pending"] : [])
            + question.rooms
    }

    /// Opening hours, closed days, slots, buffers, closures, and clocks that change in between: each proposal can be booked,
    /// and nothing that could be lies before the first.
    @Test func whatItProposesIsAccepted() {
        var random = SeededGenerator(printing: "free with rules")
        book(&random)
        here.run(
            "resource", "update", "R1", "--open-hours", "8-18", "--closed-days", "sat,sun", "--zone", "Europe/Berlin")
        here.run("resource", "update", "R2", "--slot", "45m", "--buffer-before", "10m", "--zone", "America/New_York")
        here.run(
            "resource", "update", "R3", "--open-hours", "9:30-20", "--longest", "6h", "--buffer-before", "15m",
            "--buffer-after", "20m", "--slot", "30m", "--zone", "Europe/Berlin")
        here.run(
            "resource", "close", "R3", "--from", "2031-03-05T11:00Z", "--to", "2031-03-05T14:10Z", "--reason", "moved")
        for number in 0..<20 {
            let party = Array(rooms.shuffled(using: &random).prefix(number % 2 + 1)).sorted()
            let length = 15 * Int.random(in: 1...24, using: &random)
            // The clocks change on the 9th in New York, on the 30th in Berlin.
            let from = time(
                96 * [0, 1, 5, 25, 26].randomElement(using: &random)! + .random(in: 0..<96, using: &random))
            let together = number % 4 == 1
            #expect(
                misses(party, length, from, together) == "", "\(party) \(length) \(from) \(together)")
        }
    }

    /// What was proposed and is refused, or the time before all proposals at which one would not be.
    private func misses(_ party: [String], _ length: Int, _ from: String, _ together: Bool) -> String? {
        here.sql(
            """
            create or replace function public.is_accepted(p_room text, p_start timestamptz, p_end timestamptz) returns boolean
            language plpgsql as $$
            begin
              perform from booking.create_booking(null, p_room, p_start, p_end, p_if_free => true);
              raise exception using errcode = 'BK099';
            exception when sqlstate 'BK099' then return true; when others then return false;
            end $$;
            with slot as materialized (
              select * from booking.free_slots(null, '\(length) min', tstzmultirange(tstzrange('\(from)', null)),
                array['\(party.joined(separator: "','"))'], p_together => \(together), p_limit => 6)
            )
            select coalesce((
              select string_agg(format('refused %s %s', s.resource_id, s.start_time), ', ') from slot s
              where not is_accepted(s.resource_id, s.start_time, s.end_time)), (
              select format('overlooked %s', g)
              from generate_series(timestamptz '\(from)', (select min(start_time) from slot) - interval '15 min', '15 min') g
              where (select (case when \(together) then bool_and(a) else bool_or(a) end)
                from unnest(array['\(party.joined(separator: "','"))']) r, is_accepted(r, g, g + '\(length) min') a)
              limit 1), '')
            """)
    }

    // MARK: - The model

    private func answer(_ question: Question, _ taken: [(room: String, from: Int, to: Int, isValid: Bool)]) -> [String]
    {
        let parties = question.together ? [question.rooms] : question.rooms.map { [$0] }
        var slots: [(start: Int, rooms: [String])] = []
        for party in parties {
            func isFree(_ step: Int) -> Bool {
                isAsked(step, question)
                    && !taken.contains {
                        party.contains($0.room) && $0.from <= step && step < $0.to
                            && ($0.isValid || !question.ignoresPending)
                    }
            }
            var step = question.from
            while step + question.length <= question.to {
                if (step..<step + question.length).allSatisfy(isFree) {
                    slots.append((step, party.sorted()))
                    step += question.length
                } else {
                    step += 1
                }
            }
        }
        let first = slots.sorted { ($0.start, $0.rooms[0]) < ($1.start, $1.rooms[0]) }.prefix(question.limit)
        return first.flatMap { slot in
            slot.rooms.map { "\($0) \(time(slot.start)) \(time(slot.start + question.length))" }
        }
    }

    private func isAsked(_ step: Int, _ question: Question) -> Bool {
        guard let hours = question.hours else { return true }
        let (from, to, now) = (4 * hours.from, 4 * hours.to, step % 96)
        return from < to ? from <= now && now < to : now >= from || now < to
    }

    private func bookings() -> [(room: String, from: Int, to: Int, isValid: Bool)] {
        here.run("list", "--json", "--status", "valid", "--status", "pending").list.map {
            (
                $0["resource_id"] as! String, step($0["start_time"]), step($0["end_time"]),
                $0["status"] as? String == "VALID"
            )
        }
    }

    // MARK: - Steps

    private static let start = ISO8601DateFormatter().date(from: "2031-03-04T00:00:00Z")!

    private func time(_ step: Int) -> String {
        ISO8601DateFormatter().string(from: Self.start.addingTimeInterval(Double(900 * step)))
    }

    private func step(_ time: Any?) -> Int {
        Int(ISO8601DateFormatter().date(from: time as! String)!.timeIntervalSince(Self.start)) / 900
    }
}
