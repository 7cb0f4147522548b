import Foundation
import Synchronization
import TestSupport
import Testing

@testable import BookingCore

/// Promise 3: what was acknowledged is in the history, whatever dies.
@Suite struct PromiseCrashTests {
    @Test func backendsThatAreTerminatedAtRandomLoseNothing() throws {
        let here = Installation()
        Audit.prepare(here)
        let random = SeededGenerator(printing: "terminations")
        let terminated = Countdown(0)
        let load = Load(beside: [
            { _ = try? here.pass() },
            {
                let count = here.sql(
                    """
                    select count(*) filter (where pg_terminate_backend(pid)) from (
                      select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                      order by random() limit 2) p
                    """)
                for _ in 0..<(Int(count ?? "") ?? 0) { terminated.countDown() }
                usleep(15_000)
            },
        ])
        let deeds = try load.run(on: here, random)
        try here.pass()
        #expect(terminated.count < -20)
        try Self.expectTold(deeds, here)
    }

    /// At random moments of their lives, the moment of the commit among them.
    @Test func programsThatAreKilledAtRandomLeaveNothingHalfDone() throws {
        let here = Installation()
        Audit.prepare(here)
        var random = SeededGenerator(printing: "kills")
        let requests = (0..<Torture.times(60)).map { number in
            let start = "2031-05-05T\(Int.random(in: 10...19, using: &random)):00Z"
            return ["create", "R", start, "--for", "90m", "--note", "k\(number)", "--key", "k\(number)", "--quiet"]
        }
        var acknowledged = 0
        for request in requests {
            // As long as a whole program takes just now, and half as long again: the machine may be busy.
            let whole = ContinuousClock().measure { _ = here.run("list") }
            let tool = here.start(request)
            usleep(UInt32(whole / .microseconds(1) * .random(in: 0...1.5, using: &random)))
            tool.send(SIGKILL)
            acknowledged += tool.end().out.contains("-") ? 1 : 0
        }
        #expect(eventually { here.sql(Self.others) == "0" }, "what the killed ones had sent has ended too")
        #expect(here.run("process-pending").status == 0)
        let audit = try Audit(here)
        try audit.expectClean()
        let done = try audit.count("select from booking.event where type = 'booking_created'")
        print("kills: \(requests.count) programs, \(done) had booked, \(acknowledged) had said so")
        #expect(0 < done && acknowledged <= done)

        for request in requests { #expect(here.start(request).end().status == 0) }
        #expect(try audit.count("select from booking.booking") == requests.count, "every key once")
    }

    /// How many sessions are left in the database.
    private static let others = """
        select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        """

    /// The server and all its processes by SIGKILL, again and again.
    @Test func aServerThatIsKilledLosesNothingAcknowledged() throws {
        let server = TestServer()
        let here = Installation(on: server)
        Audit.prepare(here)
        let random = SeededGenerator(printing: "crashes")
        let crashes = Torture.times(2)
        let running = Countdown(crashes)
        let deeds = Mutex<[Deed]>([])
        try atOnce(2) { number in
            if number == 0 {
                for _ in 0..<crashes {
                    let enough = deeds.withLock { $0.count } + 60
                    #expect(eventually { deeds.withLock { $0.count } >= enough })
                    server.crash()
                    server.start()
                    running.countDown()
                }
            } else {
                var random = random
                while !running.isOver {
                    let more = try Load(clients: 8, actions: 12, beside: [{ _ = try? here.pass() }]).run(
                        on: here, named: "\(deeds.withLock { $0.count })-", random.fork())
                    deeds.withLock { $0 += more }
                }
            }
        }
        try here.pass()
        let all = deeds.withLock { $0 }
        print("crashes: \(crashes), writes: \(all.count)")
        try Self.expectTold(all, here)
    }

    /// A broken connection may leave an outcome unknown, or refuse before anything was sent; nothing else.
    private static func expectTold(_ deeds: [Deed], _ here: Installation) throws {
        let strange = deeds.filter { !$0.isFair && !$0.isUnreachable }.map(\.outcome)
        #expect(strange.isEmpty, "\(strange.prefix(3))")
        let audit = try Audit(here)
        try audit.expectClean()
        try audit.expectTold(deeds)
    }
}
