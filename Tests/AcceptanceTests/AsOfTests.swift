import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// `list --as-of T` says what `list` said at T.
@Suite struct AsOfTests {
    private let here = Installation()

    /// What a list says, and from when to when it said so.
    private struct Said {
        let question: String
        let at: String
        let answer: String
    }

    /// The same filters of the present and of the past.
    private static let filters = [
        "null, null, null, array['PENDING', 'VALID', 'REJECTED', 'DELETED']", "array['R1']",
        "null, '2031-05-05T10:00Z', '2031-05-05T13:00Z'", "null, null, null, array['DELETED']",
        "null, '2031-05-05T11:00Z', null, array['VALID'], true", "null, null, null, null, false, true, 3",
        "null, null, null, null, false, false, null, 'owner'",
    ]

    private func ask(_ session: borrowing Connection, _ query: String) throws -> String {
        try session.run(
            Query(
                stringLiteral:
                    "select coalesce(string_agg(l::text, E'\\n' order by l.start_time, l.end_time, l.resource_id, l.id), '') from \(query) l"
            ))[0].text(0)
    }

    /// Random changes, and after each what is listed, to an admin and to somebody who sees no names; then the same again, as
    /// of then.
    @Test(arguments: ["off", "on"]) func thePastIsListedAsItWas(_ privacy: String) throws {
        var random = SeededGenerator(printing: "AsOfTests, private \(privacy)")
        let eve = here.member()
        here.run("policy", "private", privacy)
        let (admin, other) = (try here.connect(), try here.connect(as: eve))
        var said: [Said] = []
        var ids: [String] = []
        for number in 0..<60 {
            try change(admin, other, &ids, number, &random)
            let (isOwn, filter) = (Bool.random(using: &random), Self.filters.randomElement(using: &random)!)
            let question = "(null, \(filter))"
            let answer =
                try isOwn
                ? ask(other, "booking.list_bookings" + question) : ask(admin, "booking.list_bookings" + question)
            let at = try admin.run("select clock_timestamp()::text")[0].text(0)
            said.append(Said(question: (isOwn ? "o" : "a") + filter, at: at, answer: answer))
        }
        for said in said {
            let query = "booking.list_as_of(null, '\(said.at)', \(said.question.dropFirst()))"
            let now = try said.question.hasPrefix("o") ? ask(other, query) : ask(admin, query)
            #expect(now == said.answer, "as of \(said.at): \(said.question)")
        }
        #expect(said.contains { $0.answer.contains("VALID") } && said.contains { $0.answer.contains("DELETED") })
    }

    /// What fails, because it is over or of another, fails in either.
    private func change(
        _ admin: borrowing Connection, _ other: borrowing Connection, _ ids: inout [String], _ number: Int,
        _ random: inout SeededGenerator
    ) throws {
        let hour = Int.random(in: 8...15, using: &random)
        let times = "'2031-05-05T\(hour):00Z', '2031-05-05T\(hour + Int.random(in: 1...3, using: &random)):30Z'"
        let id = ids.randomElement(using: &random) ?? ""
        let user = ["null", "'owner'", "'alice'"].randomElement(using: &random)!
        switch ids.isEmpty ? 0 : Int.random(in: 0...9, using: &random) {
        case 0...2:
            let call = "booking.create_booking(\(user), 'R\(number % 2 + 1)', \(times), 'note \(number)')"
            ids.append(try admin.run(Query(stringLiteral: "select id::text from \(call) limit 1"))[0].text(0))
        case 3:
            let call = "booking.create_booking(null, 'R1', \(times), 'own', p_note_is_private => true)"
            _ = try? other.run(Query(stringLiteral: "select id::text from \(call) limit 1"))
        case 4: _ = try? admin.run(script: "select booking.update_booking(null, '\(id)', \(times))")
        case 5:
            _ = try? admin.run(script: "select booking.update_booking(null, '\(id)', null, null, true, 'x\(number)')")
        case 6: _ = try? admin.run(script: "select booking.delete_bookings(null, array['\(id)'])")
        case 7: _ = try? admin.run(script: "select booking.undo_booking(null, '\(id)')")
        case 8: try admin.run(script: "call booking.process_pending()")
        default:
            try admin.run(script: "update booking.setting set grace = '0'")
            try admin.run(script: "call booking.process_pending()")
        }
    }

    /// From the time before which was pruned all is still known; before it, what was not touched since.
    @Test func whatWasPrunedIsNotGuessed() throws {
        let admin = try here.connect()
        func now() throws -> String { try admin.run("select clock_timestamp()::text")[0].text(0) }
        here.create("Q", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "alice")
        here.updateTenTimes()
        let early = here.run("list", "Q", "--as-of", "yesterday", "--json")
        #expect(early.status == 0 && early.list.isEmpty)
        #expect(here.run("prune", "--before", "now", "--yes").status == 0)
        #expect(try ask(admin, "booking.list_as_of(null, '\(try now())')") == ask(admin, "booking.list_bookings(null)"))
        let gone = here.run("list", "--as-of", "yesterday")
        #expect(gone.status == 10 && gone.err.contains("can no longer be told") && gone.out.isEmpty, "\(gone)")
        #expect(here.run("export", "--as-of", "yesterday", "-o", "ics").status == 10)

        let other = Installation()
        other.create("Q", "2031-05-05T10:00Z", "2031-05-05T11:00Z", user: "alice")
        let id = other.updateTenTimes()
        let session = try other.connect()
        let then = try session.run("select clock_timestamp()::text")[0].text(0)
        let before = try ask(session, "booking.list_bookings(null)")
        for note in 0..<5 { other.run("update", id, "--note", "\(note)", "--user", "alice") }
        #expect(other.run("prune", "--before", then, "--yes").status == 0)
        #expect(try ask(session, "booking.list_as_of(null, '\(then)')") == before)
        #expect(!before.isEmpty)
    }

    @Test func whatIsStillToComeIsRefused() {
        let run = here.run("list", "--as-of", "tomorrow")
        #expect(run.status == 2 && run.err.contains("is still to come"), "\(run)")
    }
}
