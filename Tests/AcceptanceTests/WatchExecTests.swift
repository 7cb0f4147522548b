import Foundation
import Testing

@testable import BookingCore

/// `booking watch --exec`
struct WatchExecTests {
    @Test func theCommandRunsOnceAnEventInOrder() throws {
        let here = Installation()
        let id = here.create("R 1", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice", "--note", "a\nb")
        here.create("R 1", "2030-01-01T10:30Z", "2030-01-01T11:30Z", user: "bob")
        let command =
            #"printf '%s|' "$BOOKING_EVENT_TYPE" "$BOOKING_EVENT_ID" "$BOOKING_EVENT_RESOURCE" "$BOOKING_EVENT_USER" "$BOOKING_EVENT_START" "$BOOKING_EVENT_STATUS" "$BOOKING_EVENT_REV" "$BOOKING_EVENT_NOTE"; cat"#
        let run = here.run("watch", "--since", "beginning", "--exec", command, "--count", "3")
        #expect(run.status == 0)
        #expect(
            run.out.hasPrefix(
                "booking_created|\(id)|R 1|alice|2030-01-01T10:00:00Z|PENDING|1|a\nb|{\"type\":\"booking_created\""))
        let json = run.out.split(separator: "|").filter { $0.hasPrefix("{") }.compactMap {
            $0.split(separator: "\n").first
        }
        #expect(json.compactMap { SeenEvent($0)?.id } == [1, 2, 3])
    }

    /// The database's password is the program's, not that of every command that it runs.
    @Test func theCommandGetsNoPassword() {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let words = ["watch", "--since", "beginning", "--count", "1", "--exec", "env"]
        let secret = here.start(
            words,
            environment: [
                "BOOKING_DATABASE_URL": here.conninfo + " password=s3cret", "PGPASSWORD": "s3cret",
                "DATABASE_URL": "postgres://bob:s3cret@host/app", "PGAPPNAME": "kept",
            ]
        ).end()
        #expect(secret.status == 0 && secret.out.contains("PGAPPNAME=kept"), "\(secret)")
        #expect(!secret.out.contains("s3cret") && !secret.out.contains("DATABASE_URL"), "\(secret)")
        let open = here.start(words, environment: ["DATABASE_URL": "postgres:///app"]).end()
        #expect(open.out.contains("BOOKING_DATABASE_URL=\(here.conninfo)"), "\(open)")
        #expect(open.out.contains("\nDATABASE_URL=postgres:///app\n"), "\(open)")
    }

    @Test func aFailureIsTriedAgainAndNeverSkipped() {
        let here = Installation()
        for minute in 10..<13 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
        }
        // Fails the first time for the second event.
        let command =
            #"id=${BOOKING_EVENT_CURSOR##*/}; echo "$id"; [ "${id%.*}" != 2 ] || [ -e "$HOME/failed" ] || { touch "$HOME/failed"; exit 3; }"#
        let run = here.run("watch", "--name", "n", "--since", "beginning", "--exec", command, "--count", "3")
        #expect(run.status == 0)
        #expect(run.out.split(separator: "\n").map { $0.prefix { $0 != "." } } == ["1", "2", "2", "3"])
        #expect(run.err.contains("ended with status 3"))
    }

    @Test(.timeLimit(.minutes(1))) func aFailureThatStaysEndsItBeforeTheEvent() {
        let here = Installation()
        for minute in 10..<13 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
        }
        let command = #"[ "${BOOKING_EVENT_CURSOR##*/2.}" = "$BOOKING_EVENT_CURSOR" ] || exit 7"#
        let run = here.run("watch", "--name", "n", "--since", "beginning", "--exec", command)
        #expect(run.status == 1)
        #expect(run.err.contains("status 7"))
        let next = here.run("watch", "--name", "n", "--json", "--timeout", "0s")
        #expect(SeenEvent.all(in: next.out).map(\.id) == [2, 3])
    }

    /// However many events there are, and however often their command fails.
    @Test func theTimeIsThatOfAll() {
        let here = Installation()
        for minute in 10..<18 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
        }
        let words = ["watch", "--name", "n", "--exec", "sleep 0.5; echo done", "--timeout", "1s"]
        let first = here.run(words + ["--since", "beginning"])
        let done = first.out.split(separator: "\n").count
        #expect(first.status == 0 && 1..<8 ~= done, "\(first)")
        let counted = here.run(words + ["--count", "\(8 - done)"])
        #expect(counted.status == 4, "\(counted)")
        let rest = 8 - done - counted.out.split(separator: "\n").count
        #expect(SeenEvent.all(in: here.run("watch", "--name", "n", "--json", "--timeout", "0s").out).count == rest)
        let failing = here.run("watch", "--since", "beginning", "--exec", "echo begun; exit 1", "--timeout", "1s")
        #expect(failing.status == 1 && failing.out.split(separator: "\n").count < 3, "\(failing)")
    }

    @Test func aKillRepeatsOneCommandAtMost() {
        let here = Installation()
        for minute in 10..<16 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
        }
        let command = #"id=${BOOKING_EVENT_CURSOR##*/}; echo "${id%.*}"; sleep 0.2"#
        let watch = here.start("watch", "--name", "n", "--since", "beginning", "--exec", command)
        #expect(eventually { watch.out.hasSuffix("4\n") })
        watch.send(SIGKILL)
        _ = watch.end()
        here.sql("update booking.cursor set lease_ends_at = now()")
        let next = here.run("watch", "--name", "n", "--exec", command, "--timeout", "0s").out
        #expect(next == "4\n5\n6\n" || next == "5\n6\n")
    }

    @Test func aSignalWaitsForTheChild() {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let watch = here.start(
            "watch", "--name", "n", "--since", "beginning", "--exec", "echo begun; read x <\"$HOME/go\"; echo done")
        let pipe = watch.home + "/go"
        mkfifo(pipe, 0o600)
        #expect(eventually { watch.out.contains("begun") })
        watch.send(SIGTERM)
        // It has it, and leaves it until the child has ended.
        #expect(eventually { watch.isPending(SIGTERM) })
        #expect(watch.isRunning)
        FileHandle(forWritingAtPath: pipe)!.write(Data("x\n".utf8))
        #expect(watch.end().status == 143)
        #expect(watch.out.contains("done"))
        // It was done, so the cursor stands behind it.
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").out == "")
    }

    /// Longer than the hold is renewed at, so that it has to be kept after the signal too.
    @Test func aSignalNeitherLosesTheHoldNorThePlace() {
        let here = Installation()
        for minute in 10..<12 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
        }
        let watch = here.start(
            "watch", "--name", "n", "--since", "beginning", "--exec", "echo begun; sleep 7; echo done")
        #expect(eventually { watch.out.contains("begun") })
        watch.send(SIGTERM)
        // A hold of 15 s that has been renewed ends later than that.
        #expect(
            eventually(within: 6.5) {
                here.sql("select lease_ends_at > held_since + interval '18 s' from booking.cursor") == "t"
            })
        #expect(watch.isRunning)
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").status == 3)
        #expect(watch.end().status == 143)
        #expect(watch.out == "begun\ndone\n")
        let next = here.run("watch", "--name", "n", "--json", "--timeout", "0s")
        #expect(SeenEvent.all(in: next.out).map(\.id) == [2])
    }

    /// Wherever it is when the signal comes: claiming, reading, moving, giving back.
    @Test func aSignalAtAnyTimeLeavesTheNameFree() throws {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        for round in 0..<40 {
            let name = "n\(round)"
            let watch = here.start("watch", "--name", name, "--since", "beginning", "--exec", "true")
            usleep(UInt32(15_000 + round * 2_000))
            watch.send(SIGTERM)
            #expect(watch.end().status == 143)
            let next = here.run("watch", "--name", name, "--timeout", "0s")
            #expect(next.status == 0, "\(next)")
        }
    }

    @Test func whatArrivesAfterTheReleaseMovesNothing() throws {
        let here = Installation()
        let client = try here.connect()
        let claimed = try client.run(
            "select since, fence from booking.claim_cursor(null, 'n', 'beginning', 'process 1')")
        let (place, fence) = (claimed[0].text(0), claimed[0].int64(1))
        try client.run("select from booking.advance_cursor(null, 'n', \(fence), null, true)")
        for late in [place, nil] {
            #expect(throws: ServerError.self) {
                try client.run("select from booking.advance_cursor(null, 'n', \(fence), \(late))")
            }
        }
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").status == 0)
    }

    /// As a terminal sends it: to all processes of the group.
    @Test func ctrlCIsNotForTheCommand() throws {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let watch = here.start("watch", "--since", "beginning", "--exec", "echo begun; sleep 1; echo done")
        try #require(getpgid(watch.pid) == watch.pid)
        #expect(eventually { watch.out.contains("begun") })
        kill(-watch.pid, SIGINT)
        #expect(watch.end().status == 130)
        #expect(watch.out == "begun\ndone\n")
        #expect(watch.err == "")
    }

    /// It says where, so that a run without a name can go on as well.
    @Test(.timeLimit(.minutes(2))) func whatFailedCanBeTakenUpAgain() throws {
        let here = Installation()
        for minute in 10..<13 {
            here.create("R", "2030-01-01T10:\(minute)Z", "2030-01-01T10:\(minute + 1)Z", user: "alice")
        }
        let command = #"[ "${BOOKING_EVENT_CURSOR##*/2.}" = "$BOOKING_EVENT_CURSOR" ] || exit 7"#
        let run = here.run("watch", "--since", "beginning", "--exec", command)
        #expect(run.status == 1)
        let place = try #require(run.err.components(separatedBy: "--since ").last?.split(separator: "\n").first)
        let next = here.run("watch", "--since", String(place), "--json", "--timeout", "0s")
        #expect(SeenEvent.all(in: next.out).map(\.id) == [2, 3])
    }

    @Test(arguments: ["", " "]) func anEmptyCommandIsRefused(_ command: String) {
        let run = Tool.run(["watch", "--exec", command], ["BOOKING_DATABASE_URL": "host=/nonexistent"])
        #expect(run.status == 2)
        #expect(run.err.contains("--exec"))
    }
}
