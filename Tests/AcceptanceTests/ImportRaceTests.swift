import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Imports at the same moment, by processes of their own.
@Suite struct ImportRaceTests {
    let here = Installation()

    /// A file of bookings whose ids it names, all of one resource.
    private func file(_ ids: [String], of resource: String, on day: Int, in folder: URL) throws -> String {
        let rows = ids.enumerated().map {
            "\($1),\(resource),2031-05-0\(day)T\(10 + $0 / 60):\(String(format: "%02d", $0 % 60))Z,"
                + "2031-05-0\(day)T23:00Z,REJECTED"
        }
        let path = folder.appending(path: "\(resource)-\(day).csv").path
        let text = (["id,resource_id,start_time,end_time,status"] + rows).joined(separator: "\n")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// What two imports of the same ids say at once: that each has booked, passed over, or was in the other's way.
    private func race(_ one: String, _ other: String, _ count: Int) {
        let ends = [here.start("import", one), here.start("import", other)].map { $0.end() }
        for end in ends { #expect(end.status == 0 || end.status == 3, "\(end)") }
        let imported = ends.reduce(0) { $0 + ($1.out.contains("imported \(count) booking") ? 1 : 0) }
        #expect(imported == 1, "\(ends)")
    }

    /// The same ids at once: whichever comes second passes over them, be its rows of another resource, of another time, or
    /// the very same.
    @Test(arguments: [("A", "B", 1), ("A", "A", 2), ("A", "A", 1)])
    func whatComesAtOnceUnderTheSameIDsIsOneBooking(_ one: String, _ other: String, _ day: Int) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (round, count) in [1, 400, 400].enumerated() {
            let own = folder.appending(path: "\(round)")
            for side in ["x", "y"] {
                try FileManager.default.createDirectory(
                    at: own.appending(path: side), withIntermediateDirectories: true)
            }
            let ids = (0..<count).map { _ in UUID().uuidString.lowercased() }
            race(
                try file(ids, of: one, on: 1, in: own.appending(path: "x")),
                try file(ids, of: other, on: day, in: own.appending(path: "y")), count)
        }
        let counts = here.sql(
            """
            select (count(*), count(distinct id), (select count(*) from booking.event where type = 'booking_created'))
            from booking.booking
            """)
        #expect(counts == "(801,801,801)")
    }

    /// Whatever an import has overlooked, it writes over nothing that is there.
    @Test func whatIsThereIsNotWrittenOver() throws {
        let id = here.create("R", "2031-05-01T10:00Z", "2031-05-01T11:00Z", user: "ann")
        let hand = try here.connect()
        let error = #expect(throws: ServerError.self) {
            try hand.run(
                """
                select booking.import_part(array[jsonb_populate_record(null::booking.import_row, jsonb_build_object(
                  'n', 1, 'line', 2, 'id', \(id)::text, 'resource_name', 'R', 'user_id', 'ben', 'status', 'REJECTED',
                  'start_time', '2031-05-02T10:00Z', 'end_time', '2031-05-02T11:00Z'))], 'ben', 'some', 0, true, true)
                """)
        }
        #expect(error?.sqlstate == "40001", "\(String(describing: error))")
        #expect(here.sql("select (user_id, status, rev) from booking.booking") == "(ann,PENDING,1)")
    }

    /// Nobody waits for what a dead program has asked for.
    @Test func whoIsGoneIsNotBookedFor() throws {
        here.sql(
            """
            create function public.slow() returns trigger language plpgsql as
              'begin perform pg_sleep(30); return new; end';
            create trigger slow before insert on booking.booking for each row execute function public.slow()
            """)
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "resource_id,start_time,end_time\nR,2031-05-01T10:00Z,2031-05-01T11:00Z".write(
            toFile: path, atomically: true, encoding: .utf8)
        let tool = here.start("import", path)
        let atWork = """
            select count(*) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and query ~ 'import_rows'
            """
        try #require(eventually(within: 20) { self.here.sql(atWork) == "1" })
        tool.send(SIGINT)
        #expect(tool.end().status == 130)
        #expect(eventually(within: 8) { self.here.sql(atWork) == "0" })
    }
}
