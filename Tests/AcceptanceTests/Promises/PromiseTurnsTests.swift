import Foundation
import Synchronization
import TestSupport
import Testing

@testable import BookingCore

/// Many who want to hold a few things, with all the trouble there is at once: two never have one thing, each gets it in his
/// turn, no reservation is overrun, and nothing is left behind.
@Suite struct PromiseTurnsTests {
    private static let things = ["A", "B", "C"]

    @Test func twoNeverHaveOneThing() throws {
        let here = Installation(on: TestServer())
        for name in Self.things { here.run("resource", "add", name, "--tag", "k=v") }
        Overtaking.watch(here)
        let locks = try LockFolder()
        var random = SeededGenerator(printing: "turns")
        let (workers, people) = (24, 3)
        let generators = (0...workers + people).map { _ in random.fork() }
        let end = Date(timeIntervalSinceNow: Double(Torture.times(30)))
        let tally = Tally()
        // On a machine that is busy with other things, for as long as it takes.
        let goesOn = { @Sendable in Date() < end || !tally.isEnough && Date() < end + 120 }
        try atOnce(generators.count) { number in
            var random = generators[number]
            while goesOn() {
                switch number {
                case 0: makeTrouble(here, &random)
                case 1...people: try reserve(here, locks, &random, tally)
                default: hold(here, as: "user\(number)", locks, &random, tally)
                }
            }
        }
        print("turns: \(tally)")
        #expect(tally.isEnough, "\(tally)")
        #expect(locks.clashes == "", "\(locks.clashes)\(locks.log)")
        try expectNothingLeft(here, locks)
    }

    /// Connections are cut, the server is killed, resolvers come by.
    private func makeTrouble(_ here: Installation, _ random: inout SeededGenerator) {
        usleep(.random(in: 0..<600_000, using: &random))
        switch Int.random(in: 0..<30, using: &random) {
        case 0:
            here.server.crash()
            usleep(.random(in: 0..<1_500_000, using: &random))
            here.server.start()
        case 1..<12: here.run("process-pending")
        default:
            here.sql(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'booking-run' order by random() limit 2"
            )
        }
    }

    /// A person comes for his reservation, if it is VALID, and finds the thing free.
    private func reserve(
        _ here: Installation, _ locks: LockFolder, _ random: inout SeededGenerator, _ tally: Tally
    ) throws {
        let thing = Self.things.randomElement(using: &random)!
        let start = ["now", "+1s", "+2s"].randomElement(using: &random)!
        let words = ["create", thing, start, "--for", "2s", "--quiet"]
        let made = here.run(words + (Bool.random(using: &random) ? ["--if-free"] : []))
        #expect([0, 3, 9].contains(made.status), "\(made)")
        let id = made.out.trimmingCharacters(in: .newlines)
        while made.status == 0, let left = timeLeft(of: id, in: here), left > 0.4 {
            if left <= 2, status(of: id, in: here) == "VALID" {
                // Nobody gets up in the very moment.
                let isFree = try sooner(thanSleeping: 0.2) { locks.take(thing) }
                #expect(isFree || timeLeft(of: id, in: here).map { $0 <= 0 } != false, "the reservation is overrun")
                guard isFree else { return }
                tally.count("reservations kept")
                usleep(UInt32(left * 400_000))
                return locks.leave(thing)
            }
            usleep(50_000)
        }
        usleep(.random(in: 0..<1_000_000, using: &random))
    }

    private func timeLeft(of id: String, in here: Installation) -> Double? {
        let rows = try? here.connect().run(
            "select extract(epoch from end_time - clock_timestamp())::float8 from booking.booking where id::text = \(id)"
        )
        return rows?.first?.double(0) ?? 1
    }

    private func status(of id: String, in here: Installation) -> String? {
        try? here.connect().run("select status from booking.booking where id::text = \(id)").first?.text(0)
    }

    /// A program wants something, and is killed, told to end, stopped or deprived of its clock, or nothing of the kind.
    /// Each for a user of its own: what many that died have left of their waits counts against its user for a while.
    private func hold(
        _ here: Installation, as user: String, _ locks: LockFolder, _ random: inout SeededGenerator, _ tally: Tally
    ) {
        let what = [["A"], ["B"], ["C"], ["A", "B"], ["C", "B"], ["--tag", "k=v"]].randomElement(using: &random)!
        let kind = [[], [], ["--heartbeat", "1s"], ["--extend-automatically"]].randomElement(using: &random)!
        let words =
            ["run", "--user", user] + what + [
                "--for", ["1s", "2s"].randomElement(using: &random)!, "--at-least", "0.5s", "--wait", "8s",
            ]
        let seconds = ["0.2", "0.3", "0.5", "5"].randomElement(using: &random)!
        let fate = Int.random(in: 0..<12, using: &random)
        let tool = here.start(
            words + kind + ["--"] + locks.command(seconds, stopsClock: fate == 0), environment: locks.environment)
        let pause = UInt32.random(in: 0..<1_500_000, using: &random)
        switch fate {
        case 1, 2:
            guard eventually(within: 9, { tool.out.contains("begun") || !tool.isRunning }) else { break }
            tool.send(SIGSTOP)
            usleep(1_500_000 + pause)
            tool.send(SIGCONT)
        case 3:
            if eventually(within: 9, { tool.out.contains("begun") || !tool.isRunning }) { tool.send(SIGKILL) }
        case 4, 5:
            usleep(pause)
            tool.send([SIGTERM, SIGINT, SIGTERM, SIGHUP, SIGKILL].randomElement(using: &random)!)
        default: break
        }
        let run = tool.end()
        tally.count("exit \(run.status)")
        #expect([0, 4, 6, 9, 129, 130, 137, 143].contains(run.status), "\(run)")
        #expect(run.status != 0 || run.out == "begun\n", "\(run)")
    }

    private func expectNothingLeft(_ here: Installation, _ locks: LockFolder) throws {
        for thing in Self.things {
            #expect(eventually(within: 5) { locks.take(thing) }, "something of a command is left")
        }
        let held = "select count(*) from booking.booking where status = 'VALID' and end_time > clock_timestamp()"
        #expect(eventually(within: 5) { here.sql(held) == "0" })
        let waiting = "select count(*) from booking.waiter w where booking.is_alive(w)"
        #expect(eventually { here.sql(waiting) == "0" })
        // What somebody is looking at, a pass leaves to him: also to the backend of one that was killed.
        let busy = "select count(*) from pg_stat_activity where application_name like 'booking-%'"
        #expect(eventually { here.sql(busy) == "0" })
        #expect(here.run("process-pending").status == 0)
        #expect(here.sql("select count(*) from booking.race_check") == "0")
        let audit = try here.connect()
        #expect(try audit.run("select * from (\(raw: Audit.overlapping)) o").isEmpty)
        #expect(here.sql("select count(*) from public.granted") != "0")
        #expect(here.sql("select json_agg(g) from public.granted g where passed <> '{}'") ?? "" == "")
        #expect(here.sql("select json_agg(g) from public.granted g where overrun <> '{}'") ?? "" == "")
    }
}

/// Of every turn it is written down, in the moment itself, whom it passed over: who waited for the very same and had come
/// before, and the older PENDING bookings of that time. (What is a second old has been committed.)
private enum Overtaking {
    static func watch(_ here: Installation) {
        here.sql(
            """
            create table public.granted (id bigint, passed bigint[], overrun uuid[]);
            create function public.watch() returns trigger language plpgsql as $$ begin
              if exists (select from booking.events_under(old.acting_for, old.key)) then
                insert into public.granted values (old.id,
                  array(
                    select w.id from booking.waiter w
                    where old.takes_all and w.takes_all and w.resources = old.resources and w.id < old.id
                      and (w.length, w.least) = (old.length, old.least) and booking.is_alive(w)
                      and w.since < statement_timestamp() - interval '1 s'),
                  array(
                    select b.id from booking.events_under(old.acting_for, old.key) e
                    join booking.booking h on h.id = e.booking_id
                    join booking.booking b on b.resource_id = h.resource_id and b.busy && h.busy
                    where b.status = 'PENDING' and b.updated_at < least(old.since, statement_timestamp() - interval '1 s')));
              end if;
              return null;
            end $$;
            create trigger watch after delete on booking.waiter for each row execute function public.watch()
            """)
    }
}

/// How often what has happened.
private final class Tally: Sendable, CustomStringConvertible {
    private let counts = Mutex<[String: Int]>([:])

    func count(_ what: String) { counts.withLock { $0[what, default: 0] += 1 } }

    subscript(what: String) -> Int { counts.withLock { $0[what] ?? 0 } }

    /// Whether so much has happened that the rest of the test says something.
    var isEnough: Bool { self["exit 0"] > 10 && self["exit 6"] > 0 && self["reservations kept"] > 0 }

    var description: String {
        counts.withLock { $0.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: ", ") }
    }
}
