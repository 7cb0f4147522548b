import Foundation
import TestSupport
import Testing

/// Writers, resolvers and watchers at once, while connections are cut and swallowed, backends are terminated, watchers are
/// killed and the server is crashed: in the end every watcher has what was committed, each event once, in order.
///
/// 20 s of it, or BOOKING_TORTURE times as long; BOOKING_TEST_SEED repeats the choices of an earlier run.
@Suite(.serialized) struct WatchTortureTests {
    /// A watcher that is started again each time it was killed.
    private final class Watcher {
        let words: [String]
        let conninfo: String
        let isMortal: Bool
        private var runs: [RunningTool] = []

        init(_ words: [String], _ conninfo: String, isMortal: Bool = false) {
            self.words = words
            self.conninfo = conninfo
            self.isMortal = isMortal
            start()
        }

        func start() {
            runs.append(RunningTool(["watch", "--json"] + words, ["BOOKING_DATABASE_URL": conninfo]))
        }

        func killAndStart() {
            runs.last?.send(SIGKILL)
            _ = runs.last?.end()
            start()
        }

        /// A killed run's lease ends by itself, and a server that was crashed comes back; until then a new run is refused.
        func startIfRefused() {
            guard let last = runs.last, !last.isRunning, [3, 9].contains(last.end().status) else { return }
            start()
        }

        var isRunning: Bool { runs.last?.isRunning ?? false }
        var events: [SeenEvent] { runs.flatMap { SeenEvent.all(in: $0.out) } }

        /// How many events each run showed again that an earlier one had shown.
        var repeats: [Int] {
            var seen: Set<Int> = []
            return runs.map { run in
                let ids = Set(SeenEvent.all(in: run.out).map(\.id))
                defer { seen.formUnion(ids) }
                return ids.intersection(seen).count
            }
        }
        var errors: String { runs.map(\.err).joined() }
        func stop() { runs.last?.send(SIGTERM) }
    }

    @Test func nothingIsLostWhateverBreaks() throws {
        var random = SeededGenerator(printing: "nothingIsLostWhateverBreaks")
        func pick(_ range: Range<Int>) -> Int { .random(in: range, using: &random) }

        let server = TestServer()
        let here = Installation(on: server)
        let proxy = Proxy(to: "\(server.folder)/.s.PGSQL.\(server.port)")
        let proxied = "host=127.0.0.1 port=\(proxy.port) dbname=\(here.database) user=postgres connect_timeout=2"
        let all = ["--since", "beginning"]
        let watchers = [
            Watcher(all, here.conninfo), Watcher(all, proxied), Watcher(all + ["--poll"], proxied),
            Watcher(all + ["--name", "one"], here.conninfo, isMortal: true),
            Watcher(all + ["--name", "two"], proxied, isMortal: true),
        ]
        let conflicts = Watcher(all + ["--type", "booking_conflict"], here.conninfo)
        #expect(
            eventually { here.sql("select count(*) from pg_stat_activity where query like '%booking.feed%'") != "0" })

        let writers = (0..<4).map { TortureWriter(here, user: "user\($0)", random: random.fork()) }
        writers.forEach { $0.start() }
        let resolver = here.start("process-pending", "--loop", "--interval", "1s", "--grace", "3s")
        let end = Date(timeIntervalSinceNow: Double(Torture.times(20)))
        while Date() < end {
            usleep(UInt32(pick(100_000..<1_500_000)))
            switch pick(0..<12) {
            case 0..<4: terminateBackends(here, pick(1..<4))
            case 4, 5: proxy.cut()
            case 6: proxy.mode = .swallowing
            case 7..<10: watchers.filter(\.isMortal)[pick(0..<2)].killAndStart()
            case 10:
                server.crash()
                server.start()
            default:
                server.stop()
                usleep(UInt32(pick(0..<1_000_000)))
                server.start()
            }
            if pick(0..<2) == 0 && proxy.mode == .swallowing {
                proxy.cut()
                proxy.mode = .forwarding
            }
            watchers.filter(\.isMortal).forEach { $0.startIfRefused() }
        }
        proxy.cut()
        proxy.mode = .forwarding
        writers.forEach { $0.stop() }
        #expect(eventually(within: 30) { !writers.contains(where: \.isRunning) })
        resolver.send(SIGTERM)
        _ = resolver.end()

        let checker = FeedChecker(here)
        print("\(checker.committed.count) events of \(checker.states.count) bookings")
        #expect(checker.committed.count > 100)
        for watcher in watchers {
            let words = watcher.words.joined(separator: " ")
            let isComplete = eventually(within: 60) {
                if watcher.isMortal { watcher.startIfRefused() }
                return Set(watcher.events.map(\.id)).isSuperset(of: checker.committed.map(\.id))
            }
            #expect(isComplete, "\(words)")
            let flaws = checker.flaws(ofWatcher: watcher.events, mayRepeat: watcher.isMortal)
            #expect(flaws == [], "\(words): \(watcher.errors)")
            // A kill repeats a page at most.
            #expect(watcher.repeats.allSatisfy { $0 <= 500 }, "\(words): \(watcher.repeats)")
            #expect(watcher.isRunning, "\(words)")
            watcher.stop()
        }
        let announced = checker.committed.filter { $0.type == "booking_conflict" }.map(\.id)
        #expect(eventually { conflicts.events.map(\.id).sorted() == announced })
        conflicts.stop()
    }

    private func terminateBackends(_ here: Installation, _ count: Int) {
        here.sql(
            """
            select count(pg_terminate_backend(pid)) from (
              select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()
              order by random() limit \(count)) x
            """)
    }
}
