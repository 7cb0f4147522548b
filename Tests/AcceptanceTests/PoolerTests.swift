import Foundation
import TestSupport
import Testing

/// Behind a pooler that gives each transaction another connection: all works, by looking instead of being told.
struct PoolerTests {
    private let here = Installation(on: TestServer())

    /// No connection of the server is left listening for whomever the pooler gives it to next.
    private func isNobodyListening(_ pooler: Pooler) -> Bool {
        let channels = (0..<12).map { _ in
            here.server.execute("select count(*) from pg_listening_channels()", in: pooler.conninfo(here))
        }
        return channels.allSatisfy { $0 == "0" }
    }

    @Test func whatListensLooksInstead() {
        let pooler = Pooler(before: here.server)
        let source = ["BOOKING_DATABASE_URL": pooler.conninfo(here)]
        #expect(eventually { Tool.run(["list"], source).status == 0 }, "\(pooler.log)")
        func book(_ hour: Int, _ more: String...) -> RunningTool {
            let words = ["create", "R", "2031-01-01T\(hour):00Z", "--for", "1h"] + more
            return RunningTool(words, source)
        }
        let watch = RunningTool(["watch", "--json", "--since", "beginning"], source)
        #expect(book(10).end().status == 0)
        let second = book(10, "--wait", "20s")
        #expect(eventually { SeenEvent.all(in: watch.out).count >= 3 }, "\(watch.err) \(pooler.log)")
        let loop = RunningTool(["process-pending", "--loop", "--eager", "--interval", "10m"], source)
        let id = here.sql("select id from booking.booking order by updated_at limit 1") ?? ""
        #expect(eventually { here.status(id) == "VALID" }, "\(loop.err)")
        // Seen by the loop that nobody wakes.
        let third = here.create("S", "2031-01-01", "2031-01-02", user: "postgres")
        #expect(eventually(within: 10) { here.status(third) == "VALID" }, "\(loop.err)")
        #expect(Tool.run(["delete", id], source).status == 0)
        let end = second.end()
        #expect(end.status == 0, "\(end)")
        for tool in [watch, loop, second] {
            #expect(tool.err.components(separatedBy: "a pooler stands before the database").count == 2, "\(tool.err)")
        }
        #expect(isNobodyListening(pooler))
    }

    @Test func noPoolerNoWord() {
        let watch = here.start("watch", "--json", "--since", "beginning")
        here.create("R", "2031-01-01", "2031-01-02", user: "postgres")
        #expect(eventually { SeenEvent.all(in: watch.out).count == 1 })
        #expect(watch.err.isEmpty)
    }
}
