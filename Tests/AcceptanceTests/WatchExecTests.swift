import Foundation
import Testing

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

    @Test func aSignalWaitsForTheChild() {
        let here = Installation()
        here.create("R", "2030-01-01T10:00Z", "2030-01-01T11:00Z", user: "alice")
        let watch = here.start(
            "watch", "--name", "n", "--since", "beginning", "--exec", "echo begun; read x <\"$HOME/go\"; echo done")
        let pipe = watch.home + "/go"
        mkfifo(pipe, 0o600)
        #expect(eventually { watch.out.contains("begun") })
        watch.send(SIGTERM)
        usleep(200_000)
        #expect(watch.isRunning)
        FileHandle(forWritingAtPath: pipe)!.write(Data("x\n".utf8))
        #expect(watch.end().status == 143)
        #expect(watch.out.contains("done"))
        // It was done, so the cursor stands behind it.
        #expect(here.run("watch", "--name", "n", "--timeout", "0s").out == "")
    }
}
