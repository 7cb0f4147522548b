// Watching.

extension Failure {
    static func notACursor(_ text: String) -> Failure {
        Failure(
            .usage, "\"\(cut(text))\" is no place in the feed",
            hint: "give a cursor as an event carries it, or beginning, or now")
    }

    /// - Parameter command: what takes the new cursor.
    static func cursorLost(_ failure: Failure, then command: String) -> Failure {
        failure.hinting(
            "read the state and a new cursor with: booking list --json --with-cursor; then go on with: \(command) CURSOR"
        )
    }

    static func commandFailed(_ exit: ChildProcess.Exit, _ event: EventRecord, after place: String) -> Failure {
        Failure(
            .failed, "the command \(exit.words) again and again, last for event \(event.id) (\(event.type))",
            hint: "mend it, then go on with that event by the same --name, or by --since \(place)")
    }

    static func emptyCommand() -> Failure {
        Failure(.usage, "the command of --exec is empty", hint: "say what to run: --exec ./on-event")
    }

    static func pruneNeedsTime() -> Failure {
        Failure(.usage, "no time is given", hint: "say what is old enough: booking prune --before 2026-01-01")
    }

    static func cursorNeedsJSON() -> Failure {
        Failure(.usage, "--with-cursor needs JSON", hint: "add --json")
    }

    static func tooFewEvents() -> Failure {
        Failure(.timeout, "fewer events came than were waited for", hint: "wait longer: --timeout")
    }
}
