import Foundation
import TestSupport
import Testing

/// What a command does by itself while no server answers.
struct RetryTests {
    private func seconds<Result>(_ body: () -> Result) -> (Result, Double) {
        let began = Date()
        let result = body()
        return (result, Date().timeIntervalSince(began))
    }

    @Test func aRestartIsWaitedFor() {
        let here = Installation(on: TestServer())
        here.server.stop()
        let patient = here.start("create", "R", "2031-01-01", "--quiet")
        let (impatient, time) = seconds { here.run("create", "R", "2031-01-01", "--no-retry") }
        #expect(impatient.status == 9, "\(impatient)")
        #expect(time < 3)
        #expect(patient.isRunning)
        here.server.start()
        let run = patient.end()
        #expect(run.status == 0, "\(run)")
        #expect(here.sql("select count(*) from booking.booking") == "1")
    }

    /// Somebody answers, and goes away before the login is over, as a server does that is being stopped.
    @Test func aConnectionThatIsClosedAsItComesAboutIsTriedAgain() {
        let here = Installation(on: TestServer())
        let proxy = Proxy(to: "\(here.server.folder)/.s.PGSQL.\(here.server.port)")
        let source = ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=\(proxy.port) dbname=\(here.database) user=postgres"]
        here.server.stop()
        let patient = RunningTool(["create", "R", "2031-01-01", "--quiet"], source)
        let impatient = Tool.run(["create", "R", "2031-01-01", "--no-retry"], source)
        #expect(impatient.status == 9 && impatient.err.contains("closed before the login was over"), "\(impatient)")
        #expect(patient.isRunning)
        here.server.start()
        let run = patient.end()
        #expect(run.status == 0, "\(run)")
    }

    /// A single host that refuses may be the wrong one.
    @Test func aHostOnWhichNobodyListensIsNotWaitedForLong() {
        let (run, time) = seconds {
            Tool.run(["create", "R", "2031-01-01"], ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=1 user=x dbname=y"])
        }
        #expect(run.status == 9, "\(run)")
        #expect(run.err.contains("--no-retry has the answer at once"), "\(run)")
        #expect(time < 10)
    }

    /// A server that takes connections and never says a word.
    @Test(arguments: [["process-pending"], ["create", "R", "2031-01-01"], ["list"]])
    func aSilentServerIsGivenUp(_ words: [String]) {
        let hole = BlackHole()
        let (run, time) = seconds {
            Tool.run(words, ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=\(hole.port) user=x dbname=y"])
        }
        #expect(run.status == 9, "\(run)")
        #expect(time < 30)
    }

    /// The same where it falls silent later: retries and all, no request takes longer.
    @Test func aServerThatFallsSilentIsGivenUp() {
        let here = Installation()
        let proxy = Proxy(to: "\(TestServer.shared.folder)/.s.PGSQL.\(TestServer.shared.port)")
        let source = ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=\(proxy.port) dbname=\(here.database) user=postgres"]
        let loop = RunningTool(["process-pending", "--loop", "--interval", "1s"], source)
        #expect(eventually { loop.out.contains("promoted") })
        proxy.mode = .swallowing
        let ((), time) = seconds { #expect(eventually(within: 40) { loop.err.contains("in time") }) }
        #expect(time < 30, "\(loop.err)")
        let ((), end) = seconds {
            loop.send(SIGTERM)
            _ = loop.end()
        }
        #expect(end < 5)
    }
}
