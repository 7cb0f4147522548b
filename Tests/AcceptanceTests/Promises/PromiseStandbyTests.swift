import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// Promise 3 where a standby has to confirm every commit: what was acknowledged outlasts the server that did it.
@Suite struct PromiseStandbyTests {
    /// A server whose commits wait for its standby.
    private static func pair() -> (here: Installation, standby: Standby) {
        let here = Installation(on: TestServer())
        let standby = Standby(of: here)
        standby.becomeSynchronous()
        return (here, standby)
    }

    private static let booking = ["create", "R", "2031-01-01T10:00Z", "--for", "1h", "--key", "job-1", "--quiet"]

    /// Killed while the standby is away, a server comes back with what no standby has; then it is lost for good. The
    /// same line, run in between, must not say that it is done.
    @Test func aRepeatIsAsSafeAsWhatItRepeats() throws {
        let (here, standby) = Self.pair()
        standby.stop()
        let first = here.start(Self.booking)
        #expect(eventually { here.waitingForStandby == 1 })
        first.send(SIGKILL)
        here.server.crash()
        here.server.start()
        #expect(here.sql("select count(*) from booking.booking") == "1", "it came back with the server")

        let again = RunningTool(Self.booking, ["BOOKING_DATABASE_URL": standby.eitherHost])
        #expect(eventually { here.waitingForStandby == 1 || !again.isRunning })
        #expect(again.isRunning, "nothing has confirmed it yet")
        here.server.crash()
        standby.start()
        standby.promote()
        let end = again.end()
        let found = try standby.ask("select string_agg(id::text, ' ') from booking.booking")
        #expect(end.status == 0 && end.out == (found ?? "none") + "\n", "\(end), and there is \(found ?? "none")")
    }

    /// Whatever reports an earlier change as done, or a booking as decided, waits for the standby as the change does.
    @Test func everyReportOfAnEarlierChangeWaits() throws {
        let (here, standby) = Self.pair()
        func book(_ hour: Int) -> String {
            here.create("R", "2031-01-01T\(hour):00Z", "2031-01-01T\(hour + 1):00Z", user: "postgres")
        }
        let (valid, deleted, changed) = (book(10), book(11), book(12))
        here.run("process-pending")
        here.run("delete", deleted)
        let session = try here.session()
        func again(_ call: String) -> Query { Query(stringLiteral: "select * from booking.\(call)") }
        let keyed = [
            again("create_booking(null, 'R', '2031-02-01Z', '2031-02-02Z', null, 'create', '')"),
            again(
                "update_booking(null, '\(changed)', '2031-02-03Z', '2031-02-04Z', p_key => 'update', p_request => '')"),
            again("undo_booking(null, '\(changed)', p_key => 'undo', p_request => '')"),
            again("delete_bookings(null, '{\(changed)}', p_key => 'delete', p_request => '')"),
        ]
        for query in keyed { _ = try session.transactions([[query]]) }
        standby.stop()
        // Who lowered the setting himself waits as well.
        let reports =
            keyed + [again("delete_bookings(null, '{\(deleted)}')"), again("resolve_now(null, '\(valid)')")]
        var waiting: [Session] = []
        for (index, query) in reports.enumerated() {
            waiting.append(try here.session())
            try waiting[index].post([["set local synchronous_commit = off"], [query]].flatMap { $0 })
            #expect(eventually(within: 5) { here.waitingForStandby == index + 1 }, "\(query.sql)")
        }
    }

    /// Somebody ends the wait: that is no confirmation. The program says so and asks again.
    @Test(arguments: ["pg_cancel_backend", "pg_terminate_backend"])
    func aWaitThatWasEndedIsNoConfirmation(_ end: String) {
        let (here, standby) = Self.pair()
        standby.stop()
        let tool = here.start(Self.booking.dropLast())
        #expect(eventually { here.waitingForStandby == 1 })
        here.sql("select \(end)(pid) from pg_stat_activity where wait_event = 'SyncRep'")
        #expect(eventually { here.waitingForStandby == 1 || !tool.isRunning })
        #expect(tool.isRunning, "nothing has confirmed it yet")
        #expect(eventually { end != "pg_cancel_backend" || tool.err.contains("standby") }, "\(tool.err)")
        standby.start()
        let run = tool.end()
        #expect(run.status == 0, "\(run)")
        #expect(here.sql("select count(*) from booking.booking") == "1")
    }

    /// Whoever cannot be told that it is done is told why, in time: which standby is missing.
    @Test func aMissingStandbyHasItsName() throws {
        let (here, standby) = Self.pair()
        here.run("create", "Old", "2031-01-01", "--quiet")
        standby.stop()
        let began = Date()
        let commands = [
            ["create", "Old", "2031-01-02", "--key", "job-1"], ["create", "R", "2031-01-02"],
            ["create", "R", "2031-01-03"],
            ["process-pending"],
        ].map { here.start($0) }
        let loop = here.start("process-pending", "--loop")
        let resolvers = """
            select count(*) from pg_stat_activity
            where wait_event = 'SyncRep' and application_name = 'booking-process-pending'
            """
        #expect(eventually { here.sql(resolvers) == "2" })
        let asked = Date()
        loop.send(SIGTERM)
        #expect(loop.end().status == 0)
        #expect(Date().timeIntervalSince(asked) < 5)
        let doctor = here.run("doctor")
        for command in commands {
            let run = command.end()
            #expect(run.status == 9, "\(run)")
            #expect(
                run.err.contains("no standby confirms") && run.err.contains("'standby_1', connected: none"), "\(run)")
        }
        #expect(Date().timeIntervalSince(began) < 30)
        #expect(commands[0].err.contains("run the same line again"))
        #expect(!commands[2].err.contains("run the same line again"))

        let later = here.run("doctor")
        for doctor in [doctor, later] {
            #expect(!doctor.out.contains("pg_terminate_backend"), "\(doctor) \(here.activity)")
        }
        #expect(later.out.contains("✗ standby"), "\(later)")
        #expect(later.out.contains("connected: none"))
    }

    /// The server is killed and its standby takes over: who names both servers sees nothing of it but a wait.
    @Test func aFailoverIsAWait() throws {
        let (here, standby) = Self.pair()
        here.server.crash()
        let waiting = [Self.booking, ["create", "R", "2031-01-02", "--quiet"], ["create", "S", "now", "--for", "1h"]]
            .map {
                RunningTool($0, ["BOOKING_DATABASE_URL": standby.eitherHost])
            }
        let impatient = Tool.run(Self.booking + ["--no-retry"], ["BOOKING_DATABASE_URL": standby.eitherHost])
        #expect(impatient.status == 9, "\(impatient)")
        #expect(!impatient.err.contains("name all hosts"), "\(impatient)")
        standby.promote()
        for tool in waiting {
            let run = tool.end()
            #expect(run.status == 0, "\(run)")
        }
        #expect(try standby.ask("select count(*)::text from booking.booking") == "3")
    }
}
