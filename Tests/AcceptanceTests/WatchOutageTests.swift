import Foundation
import TestSupport
import Testing

@testable import BookingCore

/// `booking watch` through every kind of outage: it comes back, says so once, and has missed nothing.
struct WatchOutageTests {
    /// Which bookings it told of, by their minute; ids leave gaps when a server recovers.
    private func minutes(_ watch: RunningTool) -> [String] {
        SeenEvent.all(in: watch.out).map { String($0.start.dropFirst(14).prefix(2)) }
    }

    private func book(_ here: Installation, _ minute: Int) {
        here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
    }

    @Test func aBackendThatWasTerminated() {
        let here = Installation()
        let watch = here.start("watch", "--json", "--since", "beginning")
        for minute in 10..<15 {
            book(here, minute)
            #expect(eventually { minutes(watch).count == minute - 9 })
            here.sql(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            )
        }
        #expect(eventually { watch.err.components(separatedBy: "connected again").count == 6 })
        #expect(watch.err.components(separatedBy: "nothing is lost meanwhile").count == 6)
        book(here, 20)
        #expect(eventually { minutes(watch) == ["10", "11", "12", "13", "14", "20"] })
    }

    @Test func aServerThatIsGoneForAWhile() {
        let server = TestServer()
        let here = Installation(on: server)
        let watch = here.start("watch", "--json", "--since", "beginning", "--name", "n")
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        server.stop()
        #expect(eventually { watch.err.contains("trying again") })
        // Several attempts fail; they are told once.
        usleep(1_500_000)
        server.start()
        book(here, 11)
        #expect(eventually { minutes(watch) == ["10", "11"] })
        #expect(watch.err.components(separatedBy: "trying again").count == 2)
        server.crash()
        server.start()
        book(here, 12)
        #expect(eventually { minutes(watch) == ["10", "11", "12"] })
        server.stop()
        #expect(eventually { watch.err.components(separatedBy: "trying again").count == 4 })
        watch.send(SIGTERM)
        #expect(watch.end(within: 5).status == 143)
    }

    @Test func aServerThatIsNotThereAtTheStart() {
        let server = TestServer()
        let here = Installation(on: server)
        server.stop()
        #expect(here.run("watch").status == 9)
    }

    /// At once: the server had time to start, and waits get no longer than some seconds.
    @Test func aServerThatIsRestarted() {
        let server = TestServer()
        let here = Installation(on: server)
        let watch = here.start("watch", "--json", "--since", "beginning")
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        server.stop()
        server.start()
        book(here, 11)
        #expect(eventually(within: 3) { minutes(watch) == ["10", "11"] })
    }

    /// Also while it connects for the first time.
    @Test func aTimeThatEndsWhileItConnects() {
        let hole = BlackHole()
        let there = ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=\(hole.port) dbname=x user=y"]
        let began = Date()
        let run = Tool.run(["watch", "--timeout", "2s"], there)
        #expect(run.status == 9)
        #expect(run.err.contains("127.0.0.1"))
        let counted = Tool.run(["watch", "--timeout", "2s", "--count", "1"], there)
        #expect(counted.status == 4)
        #expect(counted.err.contains("127.0.0.1"))
        #expect(Date().timeIntervalSince(began) < 8)
    }

    @Test(arguments: [[], ["--poll"]]) func aLinkThatSwallowsEverything(_ more: [String]) {
        let here = Installation()
        let proxy = Proxy(to: "\(TestServer.shared.folder)/.s.PGSQL.\(TestServer.shared.port)")
        let watch = RunningTool(
            ["watch", "--json", "--since", "beginning"] + more,
            ["BOOKING_DATABASE_URL": "host=127.0.0.1 port=\(proxy.port) dbname=\(here.database) user=postgres"])
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        proxy.mode = .swallowing
        let began = Date()
        book(here, 11)
        #expect(eventually(within: 20) { watch.err.contains("did not answer in time") })
        #expect(Date().timeIntervalSince(began) < 15)
        proxy.cut()
        proxy.mode = .forwarding
        #expect(eventually { minutes(watch) == ["10", "11"] })
        proxy.cut()
        book(here, 12)
        #expect(eventually { minutes(watch) == ["10", "11", "12"] })
    }

    @Test func aBackendThatWasStopped() throws {
        let here = Installation()
        let watch = here.start("watch", "--json", "--since", "beginning")
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        let pid = pid_t(
            try #require(
                here.sql(
                    "select pid from pg_stat_activity where datname = current_database() and application_name = 'booking-watch'"
                )))!
        kill(pid, SIGSTOP)
        defer { kill(pid, SIGCONT) }
        let began = Date()
        book(here, 11)
        #expect(eventually { minutes(watch) == ["10", "11"] })
        #expect(Date().timeIntervalSince(began) < 15)
    }

    @Test func severalHostsOfWhichOneIsThePrimary() throws {
        let server = TestServer()
        let here = Installation(on: server)
        let standby = Standby(of: here)
        let hosts =
            "host=\(server.folder),\(server.folder) port=\(standby.port),\(server.port) user=postgres dbname=\(here.database)"
        func ask(_ sql: String) -> String? {
            try? Connection(to: .of(standby.conninfo), command: "test").run(Query(stringLiteral: sql))[0].text(0)
        }
        let watch = RunningTool(["watch", "--json", "--since", "beginning"], ["BOOKING_DATABASE_URL": hosts])
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        // The standby alone is no place to read from.
        #expect(eventually { ask("select count(*)::text from booking.event") == "1" }, "\(standby.log)")
        let refused = Tool.run(["watch"], ["BOOKING_DATABASE_URL": standby.conninfo])
        #expect(refused.status == 9)
        #expect(refused.err.contains("primary"))

        server.stop()
        #expect(eventually { watch.err.contains("trying again") })
        #expect(watch.isRunning)
        #expect(ask("select pg_promote()::text") == "true")
        let promoted = Tool.run(
            ["create", "R", "2030-01-01T12:00Z", "--for", "1h"], ["BOOKING_DATABASE_URL": standby.conninfo])
        #expect(promoted.status == 0, "\(promoted)")
        #expect(eventually { minutes(watch).count == 2 })
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aSignalWhileItReconnects(_ signal: Int32) {
        let server = TestServer()
        let here = Installation(on: server)
        let watch = here.start("watch", "--json", "--since", "beginning", "--timeout", "60s")
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        server.stop()
        #expect(eventually { watch.err.contains("trying again") })
        watch.send(signal)
        #expect(watch.end(within: 3).status == 128 + signal)
    }

    @Test func aTimeThatEndsWhileItReconnects() {
        let server = TestServer()
        let here = Installation(on: server)
        let watch = here.start("watch", "--json", "--since", "beginning", "--timeout", "5s", "--count", "2")
        book(here, 10)
        #expect(eventually { minutes(watch) == ["10"] })
        server.stop()
        let end = watch.end(within: 10)
        #expect(end.status == 4, "\(end)")
    }
}
