import Foundation
import TestSupport
import Testing

@testable import BookingCore

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

    /// Each command does what it does without one.
    @Test func everyCommandWorks() {
        let pooler = Pooler(before: here.server)
        let source = ["BOOKING_DATABASE_URL": pooler.conninfo(here)]
        #expect(eventually { Tool.run(["list"], source).status == 0 }, "\(pooler.log)")
        let run = Tool.shell("set -ex\n" + Self.day, source, in: FileManager.default.temporaryDirectory)
        #expect(run.status == 0, "\(run)")
        let needNoDatabase = ["local", "shell", "completions", "help"]
        for command in CommandTable.commands where !needNoDatabase.contains(command.path[0]) {
            #expect(Self.day.contains("booking \(command.words)"), "\(command.words)")
        }
    }

    private static let day = """
        booking init --yes
        booking resource add R
        booking resource add S
        a=$(booking create R 2031-01-01T10:00 --for 1h --quiet)
        b=$(booking create R 2031-01-01T10:00 --for 2h --quiet)
        booking conflicts
        booking settle
        booking process-pending
        booking why $b
        booking update $b --shift 3h
        booking undo $b
        booking delete $b
        booking list
        booking show $a
        booking history $a
        booking wait $a
        booking free R --for 1h
        booking agenda R --date 2031-01-01
        booking status
        booking watch --poll --since beginning --count 3
        booking resource update S --approval pg_monitor
        c=$(booking create S 2031-01-01T10:00 --for 1h --quiet)
        booking approve $c
        booking run R --for 1m -- true
        h=$(booking acquire R --for 1m --quiet)
        booking extend $h --by 1m
        booking checkin $h
        booking release $h
        booking export >bookings-$$.csv
        booking import bookings-$$.csv
        rm bookings-$$.csv
        echo '{"name": "T"}' | booking resource import -
        booking resource list
        booking resource show R
        booking resource update R --tag k=v
        booking resource close R --from 2032-01-01 --to 2032-01-02 --reason inventory
        booking resource open R --from 2032-01-01 --to 2032-01-02
        booking resource retire T
        booking member add pg_monitor --right user
        booking member list
        booking member remove pg_monitor
        booking whoami
        booking policy grace 10m
        booking report
        booking prune --before 2020-01-01
        booking create R 2031-02-01 --user guest
        booking forget guest --yes
        booking doctor
        """

    /// Only where the session is kept is the list's plan worth keeping.
    @Test func aListIsPlannedOnce() {
        here.sql("alter database \(here.database) set track_functions = 'pl'")
        let pooler = Pooler(before: here.server)
        here.create("R", "2031-01-01", "2031-01-02", user: "postgres")
        // One connection in a thousand has a number that a process could have.
        let sources = Array(repeating: here.conninfo, count: 4) + Array(repeating: pooler.conninfo(here), count: 3)
        let lists = sources.map { Tool.run(["list", "R"], ["BOOKING_DATABASE_URL": $0]) }
        #expect(lists.allSatisfy { $0.status == 0 && $0.out == lists[0].out }, "\(lists)")
        let calls =
            "select sum(calls) from pg_stat_user_functions where schemaname = 'booking' and funcname = 'list_pooled'"
        #expect(eventually { (1...3).contains(Int(here.sql(calls) ?? "") ?? 0) }, "\(here.sql(calls) ?? "")")
    }

    @Test func noPoolerNoWord() {
        let watch = here.start("watch", "--json", "--since", "beginning")
        here.create("R", "2031-01-01", "2031-01-02", user: "postgres")
        #expect(eventually { SeenEvent.all(in: watch.out).count == 1 })
        #expect(watch.err.isEmpty)
    }
}
