import Glibc

/// Events as runs of a command, one at a time: the event's JSON on its standard input, its parts in `BOOKING_EVENT_*`.
///
/// A failure is tried again, later each time; an event is never skipped.
final class CommandSink: EventSink {
    private static let attempts = 5

    private let command: String
    private let notices: Notices
    /// Behind it nothing is tried again.
    private let deadline: Deadline?
    /// Lets time pass, or throws when the program is asked to end.
    private let pause: (Duration) throws -> Void
    /// Returns when the child has ended, having done what cannot wait that long.
    private let awaitChild: (ChildProcess) -> ChildProcess.Exit

    init(
        _ command: String, notices: Notices, deadline: Deadline?, pause: @escaping (Duration) throws -> Void,
        awaitChild: @escaping (ChildProcess) -> ChildProcess.Exit
    ) {
        self.command = command
        self.notices = notices
        self.deadline = deadline
        self.pause = pause
        self.awaitChild = awaitChild
    }

    let isFull = true
    let isSlow = true

    func flush() {}

    func deliver(_ event: FeedEvent, after place: String) throws {
        let event = try event.record()
        var backoff = Backoff(shortest: .seconds(1), longest: .seconds(8))
        while true {
            let exit = try run(event)
            if exit == .code(0) { return }
            let next = backoff.next()
            try pause(.zero)
            let isTooLate = deadline.map { $0 < .after(next) } == true
            guard backoff.failures < Self.attempts, !isTooLate else {
                throw Failure.commandFailed(exit, event, after: place)
            }
            notices.note("the command \(exit.words) for event \(event.id); trying again")
            try pause(next)
        }
    }

    private func run(_ event: EventRecord) throws -> ChildProcess.Exit {
        awaitChild(
            try ChildProcess(
                ["/bin/sh", "-c", command],
                environment: ChildProcess.environmentWithoutSecrets(adding: event.variables),
                newGroup: true, input: .bytes(JSONText.line(event))))
    }
}

extension EventRecord {
    /// The parts of an event, as a command finds them in its environment.
    fileprivate var variables: [(String, String)] {
        [
            ("TYPE", type), ("ID", booking.id ?? ""), ("RESOURCE", booking.resource), ("USER", booking.user ?? ""),
            ("START", booking.slot.start.rfc3339), ("END", booking.slot.end.rfc3339),
            ("STATUS", booking.status.rawValue), ("REV", String(booking.revision)), ("NOTE", booking.note ?? ""),
            ("CONFLICTING", conflicting.compactMap(\.id).joined(separator: " ")),
            ("AT", at.rfc3339), ("ACTOR", actor ?? ""), ("CURSOR", cursor),
        ].map { ("BOOKING_EVENT_" + $0, $1) }
    }
}
