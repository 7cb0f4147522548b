/// `booking acquire [RESOURCE…]`
enum Acquire: Command {
    static let words = "acquire"
    static let `for`: Option<Self, Duration?> = .holdLength
    static let atLeast: Option<Self, Duration?> = .shortestHold
    static let tag: Option<Self, Tags> = .tags("any one resource that has this tag")
    static let wait: Option<Self, WaitLimit?> = .queueWait
    static let noWait: Option<Self, Bool> = .noWait
    static let note: Option<Self, String?> = .text(
        "note", "TEXT", "what it is for; others can read it", read: Note.check)
    static let key: Option<Self, String?> = .text(
        "key", "KEY", "repeat safely: the same key again returns the same hold", read: Name.key
    ).besideTheRequest
    static let shell: Option<Self, Bool> = .flag("shell", "print lines for the shell to evaluate").besideTheRequest
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(`for`, atLeast, tag, wait, noWait, note, key, shell, noRetry)

    static let definition = CommandDefinition(
        .hold, "hold a resource from now on, or wait your turn",
        arguments: [.any("RESOURCE", .resource)],
        formats: .records,
        details: [
            "A hold is a booking that begins when it is acquired and is VALID at once. It is given only when all of its time "
                + "is free: no booking of anybody lies in it. With `--at-least` a shorter time will do, where a booking "
                + "comes after it. Of several resources all are held at once, or none; with `--tag` any one that has the tags, the one "
                + "that is free soonest.",
            "Whoever waits has a place in a queue: first come, first served. The exit status is 3 where it is taken and "
                + "`--no-wait` is given, and 4 when the time of `--wait` is over. "
                + "Who gives up or dies leaves nothing behind.",
            "`booking release` ends it before its time, `booking extend` gives it more. With `--shell` it prints "
                + "`BOOKING_ID`, `BOOKING_RESOURCE` and `BOOKING_END` as variables; where nothing is held, a line that "
                + "fails with the same exit status, so that eval does.",
        ],
        examples: [
            Example(
                "booking acquire rig-1 --for 30m --wait 20m", "A test rig, after twenty minutes of waiting at most"),
            Example("booking acquire --tag gpu=a100 --for 2h --quiet", "Any GPU of a kind; prints the booking's id"),
            Example("booking acquire rig-1 --for 30m --shell", "In a script, which has eval read what it prints"),
        ])

    static let page = PageNotes(
        exits: [
            3: "It is taken (with `--no-wait`), or you wait in too many places already.",
            4: "The turn had not come when the time of `--wait` was over.",
            6: "What was held under `--key` has ended.",
            7: "There is no such resource, or none that has the tags.",
        ],
        recipes: [
            Example(
                "eval \"$(booking acquire rig-1 --for 30m --wait 20m --shell)\" && trap 'booking release \"$BOOKING_ID\"' EXIT",
                "A script holds a rig until it ends, however it ends")
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard let length = try given[Self.for] else { throw Failure.noLength(words, option: "--for") }
        // What could not be shown is not held.
        if context.showsTable, !given[Self.shell] { _ = try context.zone() }
        let request = try HoldRequest(
            given.arguments, tags: given[Self.tag], length: length, least: given[Self.atLeast],
            note: given[Self.note], command: words)
        let acquisition = try Acquisition(
            request, key: RequestKey(given[Self.key], for: context.invocation),
            limit: given[Self.wait].map(\.duration) ?? nil, waits: !given[Self.noWait], context)
        let bookings = try acquisition.run { signal in
            if given[Self.shell] { try tellShell(ChildProcess.Exit.signal(signal).status, context.streams) }
        }.bookings
        // A signal that comes now ends the program once it is said what is held.
        try withExtendedLifetime(acquisition.signals) {
            // Where there is no answer, the next pass looks.
            _ = try? acquisition.session.transactions([[acquisition.lookAgain]])
            if try given[Self.key] != nil { try Self.check(bookings, acquisition.session.now()) }
            try given[Self.shell] ? printLines(bookings, context) : context.print(.bookings(bookings))
        }
    }

    private static func printLines(_ bookings: [BookingRecord], _ context: Context) throws {
        context.out.changed = bookings.compactMap(\.id)
        try context.out.write(ShellVariables(bookings).text)
        try context.out.flush()
    }

    /// Whether a shell is to evaluate what a command line prints, which may be wrong elsewhere.
    static func isForShell(_ line: [String]) -> Bool {
        let line = line.prefix { $0 != "--" }
        return line.contains(words) && line.contains("--\(shell.definition.name)")
    }

    /// Where nothing is held, eval has to fail: the status of what stands in $(…) is lost to it.
    static func tellShell(_ status: Int32, _ streams: Streams) throws {
        try streams.out.write("(exit \(status))\n")
        try streams.out.flush()
    }

    /// Whoever asks again under a key must not take for his what he has no more.
    private static func check(_ bookings: [BookingRecord], _ now: Timestamp) throws {
        let over = bookings.first { $0.status != .valid || $0.slot.end <= now }
        if let over { throw Failure.holdOver(over) }
    }
}
