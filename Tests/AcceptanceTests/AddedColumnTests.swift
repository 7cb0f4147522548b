import BookingSQL
import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// A booking gets one more column: no function changes for it, and who is at work goes on, whatever he has read before.
@Suite struct AddedColumnTests {
    private let here = Installation()

    /// As a migration and the view's new wording would have it.
    private func addColor() throws {
        let view = try #require(Scripts.views.first { $0.name == "all_bookings" }?.text)
        let wider = view.replacingOccurrences(of: "b.series_id end\n", with: "b.series_id end, b.color\n")
        #expect(wider != view)
        try here.connect().run(
            script: """
                begin;
                alter table booking.booking add color text default 'red';
                alter type booking.public_booking add attribute color text;
                \(wider);
                commit
                """)
    }

    private func book(_ hour: Int) -> String {
        here.create("R", "2031-05-05T\(hour):00Z", "2031-05-05T\(hour):45Z", user: "postgres")
    }

    @Test func aLiveWatchGoesOn() throws {
        let watch = here.start("watch", "--json", "--since", "beginning")
        let plain = here.start("watch", "--since", "beginning")
        _ = book(10)
        let both = [watch, plain]
        #expect(eventually { both.allSatisfy { $0.out.contains("10:00") } })
        try addColor()
        _ = book(11)
        #expect(eventually { both.allSatisfy { $0.out.contains("11:00") } })
        for running in both {
            running.send(SIGTERM)
            #expect(running.end().err.contains("another version") == false)
        }
    }

    /// This program does not know the column.
    @Test func everyCommandGoesOn() throws {
        let id = book(10)
        here.create("R", "2031-05-05T10:30Z", "2031-05-05T11:15Z", user: "postgres")
        try addColor()
        for words in [
            ["list"], ["list", "-o", "csv"], ["list", "--from", "2031-05-05", "--json"], ["show", id], ["history", id],
            ["why", id], ["conflicts"], ["process-pending", "--dry-run"], ["update", id, "--note", "x"],
            ["create", "R", "2031-05-05T10:40Z", "--for", "10m", "--dry-run"], ["create", "R", "2031-06-05"],
            ["list", "--json", "--with-cursor"], ["delete", id], ["undo", id], ["process-pending"],
            ["update", id, "--shift", "15m"], ["create", "R", "2031-07-05", "--if-free"],
            ["watch", "--since", "beginning", "--timeout", "0s"],
        ] {
            let run = here.run(words)
            #expect(run.status == 0, "\(run)")
            #expect(!run.out.contains("color"), "\(run)")
        }
    }

    /// Prepared before, by a program that names what it reads; and a function of somebody's own.
    @Test func whatWasPreparedGoesOn() throws {
        let id = book(10)
        let role = here.member()
        let client = try here.connect(as: role)
        let reads = [
            "select id, status from booking.list_all(null)",
            "select id, status from booking.list_bookings(null, null, '2031-05-05Z', '2031-05-06Z')",
            "select id, status from booking.list_pooled(null, null, '2031-05-05Z', '2031-05-06Z')",
            "select status from booking.show_booking(null, '\(id)')",
            "select event_id, (booking).status from booking.feed(null, 'beginning') where type is not null",
            "select event_id, (booking).status from booking.history(null, '\(id)')",
            "select (booking).status from booking.why(null, '\(id)')",
            "select younger, (booking).status from booking.conflicts(null)",
            "select id, status from booking.bookings",
        ]
        for (number, read) in reads.enumerated() { try client.run(script: "prepare read_\(number) as \(read)") }
        try client.run(
            script: """
                create function pg_temp.count_all() returns bigint language plpgsql as
                  'begin return (select count(l.id) from booking.list_all(null) l); end'
                """)
        func answers() throws -> [Int] {
            try reads.indices.map { try client.run("execute \(raw: "read_\($0)")").count }
                + [client.run("select pg_temp.count_all()")[0].int(0)]
        }
        let before = try answers()
        #expect(before == [1, 1, 1, 1, 1, 1, 1, 0, 1, 1])
        try addColor()
        #expect(try answers() == before)
    }

    /// Who asks for it has it, wherever a booking is shown.
    @Test func theColumnIsThere() throws {
        let id = book(10)
        try addColor()
        for read in [
            "select color from booking.list_all(null)", "select color from booking.show_booking(null, '\(id)')",
            "select (booking).color from booking.why(null, '\(id)')",
            "select color from booking.update_booking(null, '\(id)', null, null, true, 'x')",
            "select color from booking.create_booking(null, 'R', '2031-06-05Z', '2031-06-06Z')",
        ] {
            #expect(try here.connect().run(Query(stringLiteral: read)).one().text(0) == "red", "\(read)")
        }
        // The log does not keep it.
        let without = "select count(*) from booking.feed(null, 'beginning') f where (f.booking).color is null"
        #expect(here.sql(without) == "4")
    }

    /// Functions read the view and the type; none of them, nor another file of the program, spells a booking out.
    @Test func noFunctionSpellsItOut() throws {
        let spelled = /created_at,\s*\w*\.?updated_at/
        let known = ["all_bookings", "all_events"]
        // What writes rows names what it writes.
        let writers = ["place", "record", "update_in_place", "stage_rows", "prepare_import"]
        let others = (Scripts.functions + Scripts.views).filter { $0.text.contains(spelled) }.map(\.name)
        #expect(Set(others).isSubset(of: known + writers), "\(others)")
    }
}
