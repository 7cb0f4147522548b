import Glibc

/// `booking run RESOURCE… -- COMMAND…`
enum RunHolding: Command {
    static let words = "run"
    static let `for`: Option<Self, Duration?> = .holdLength
    static let atLeast: Option<Self, Duration?> = .shortestHold
    static let tag: Option<Self, Tags> = .tags("any one resource that has this tag")
    static let wait: Option<Self, WaitLimit?> = .queueWait
    static let noWait: Option<Self, Bool> = .noWait
    static let note: Option<Self, String?> = .text(
        "note", "TEXT", "what it is for; others can read it", read: Note.check)
    static let extendAutomatically: Option<Self, Bool> = .flag(
        "extend-automatically", "go on holding it while COMMAND runs, as long as nobody else wants it")
    static let heartbeat: Option<Self, Duration?> = .value(
        "heartbeat", "DURATION", .duration,
        "end the hold where nothing was heard of this program for so long (a day at most)", read: silence)
    static let killAfter: Option<Self, Duration?> = .interval(
        "kill-after", zero: true, "how long COMMAND has to end when the hold is lost (default: 10s)")
    static let conflictExitCode: Option<Self, Int?> = .value(
        "conflict-exit-code", short: "E", "N", .text, "the exit status in place of 3 and 4, from 0 to 255",
        read: exitStatus)
    static let noRetry: Option<Self, Bool> = .noRetry
    static let options = list(
        `for`, atLeast, tag, wait, noWait, note, extendAutomatically, heartbeat, killAfter, conflictExitCode, noRetry)

    static let definition = CommandDefinition(
        .hold, "hold a resource while a command runs",
        arguments: [.any("RESOURCE", .resource)], runs: "COMMAND...",
        formats: .text,
        details: [
            "COMMAND runs once everything is held (see `booking acquire`), with the terminal and the standard streams of "
                + "`booking`, and its exit status is passed on; 128+n means that signal n ended it, 126 and 127 that it "
                + "could not be run or found, as in env(1). Signals are passed on to it; typed at the terminal, they are its own, and "
                + "the shell's `fg` and `bg` work as without `booking`. When it ends, the hold ends.",
            "At the end of `--for`, or where the booking is deleted, the hold is lost: COMMAND and what it has started get "
                + "SIGTERM, after `--kill-after` SIGKILL, and the exit status is 6. So that nothing of it is left at the end, "
                + "it is told that much earlier, but never by more than a tenth of the whole. Where the database is away, "
                + "COMMAND goes on until the end.",
            "A hold whose holder dies goes on to its end, unless `--heartbeat` was given: then it ends so long after the last "
                + "sign of life that reached the database, for COMMAND as for all others. What is left of COMMAND is killed "
                + "when its holder dies, and at the end of the hold also where its holder is stopped.",
            "COMMAND finds `BOOKING_ID`, `BOOKING_RESOURCE` and `BOOKING_END` in its environment, but no password of the "
                + "database: neither `PGPASSWORD` nor a connection string that holds one.",
        ],
        examples: [
            Example("booking run rig-1 --for 30m --wait 20m -- make hardware-test", "A test rig, for a test"),
            Example("booking run --tag gpu=a100 --for 2h -- python train.py", "Any GPU of a kind"),
            Example("booking run rig-1 projector --for 1h -- ./demo", "Both or none"),
        ])

    static let page = PageNotes(
        exits: [
            3: "It is taken (with `--no-wait`), or you wait in too many places already; another "
                + "by `--conflict-exit-code`.",
            4: "The turn had not come when the time of `--wait` was over; another by `--conflict-exit-code`.",
            6: "The hold was lost while COMMAND ran.",
            7: "There is no such resource, or none that has the tags.",
            126: "COMMAND could not be run.",
            127: "COMMAND was not found.",
        ],
        environment: [
            "BOOKING_ID": "For COMMAND: the id of the booking; of several, with spaces between them.",
            "BOOKING_RESOURCE": "For COMMAND: what is held.",
            "BOOKING_END": "For COMMAND: when the hold ends.",
        ],
        recipes: [
            Example(
                "run: booking run rig-1 --for 30m --wait 20m --heartbeat 1m -- make hardware-test",
                "A step of a GitHub workflow; where the runner dies, the rig is free a minute later"),
            Example(
                "booking acquire --tag board=imx8 --for 30m --key \"gitlab-$CI_JOB_ID\" --shell > hold.sh; . ./hold.sh",
                "A script of GitLab CI holds a board over several steps, and its after_script releases it"),
            Example(
                "HOLD = booking run --tag board=imx8 --for 30m --wait 20m -E 75 --",
                "In a Makefile, before the command of a target"),
            Example(
                "booking run \"$(uname -n)\" --for 30m --no-wait --extend-automatically -- \"$SHELL\" -l",
                "A login to a shared machine, by ForceCommand of sshd_config(5), lasts as long as the machine is held"),
            Example(
                "ExecStart=booking run %i --for 1h --extend-automatically --heartbeat 1m -- COMMAND",
                "A systemd unit runs while a resource is held"),
            Example(
                "booking run --tag gpu=a100 --for 2h -- sh -c 'CUDA_VISIBLE_DEVICES=${BOOKING_RESOURCE##*:} exec python train.py'",
                "As Slurm's srun does, where resources are named node1:0 and so on (all of these in full: examples/)"),
        ],
        seeAlso: ["env 1", "flock 1"])

    @Sendable private static func exitStatus(_ text: String) throws -> Int {
        guard let code = Int(text), 0...255 ~= code else { throw Failure.noExitStatus(text) }
        return code
    }

    /// As the database has it (sql/function/hold/check_in.sql); what it would refuse must not be held first.
    @Sendable private static func silence(_ text: String) throws -> Duration {
        let length = try Interval.parse(text, zero: false)
        if length > .seconds(86_400) { throw Failure.tooLongSilence(text) }
        return length
    }

    static func run(_ given: Given<Self>, _ context: Context) throws {
        guard let length = try given[Self.for] else { throw Failure.noLength(words, option: "--for") }
        guard !given.commandLine.isEmpty else { throw Failure.noCommandToRun() }
        let request = try HoldRequest(
            given.arguments, tags: given[Self.tag], length: length, least: given[Self.atLeast],
            note: given[Self.note], command: words)
        let killAfter = try given[Self.killAfter] ?? .seconds(10)
        let code = try given[Self.conflictExitCode]
        let heartbeat = try given[Self.heartbeat]
        let acquisition = try Acquisition(
            request, key: RequestKey(for: context.invocation), limit: given[Self.wait].map(\.duration) ?? nil,
            waits: !given[Self.noWait], context, signals: SignalDescriptor(ForegroundChild.signals))
        let (bookings, since) = try exiting(with: code) { try acquisition.run() }
        let hold = Hold(bookings, since: since, acquisition, context)
        let command: HeldCommand
        do {
            let heard = Instant.now
            if let heartbeat { _ = try hold.session.write([[hold.beat(heartbeat)]]) }
            command = try HeldCommand(
                given.commandLine, hold, killAfter: killAfter, extends: given[Self.extendAutomatically] ? length : nil,
                heartbeat: heartbeat, heard: heard)
        } catch let error as SystemError {
            hold.release()
            throw ExitStatus(
                error.code == ENOENT ? 127 : 126, for: .cannot("run", given.commandLine[0], error))
        } catch {
            hold.release()
            throw error
        }
        let exit = command.run()
        hold.release(lasting: command.end)
        if let loss = command.loss { throw loss }
        if let signal = command.wasInterrupted { try acquisition.signals.endGroup(by: signal) }
        if exit.status != 0 { throw ExitStatus(exit.status) }
    }

    /// Busy and timeout exit as the caller wants it, so that he can tell them from the command's own 3 and 4.
    private static func exiting<Result>(with code: Int?, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let failure as Failure where [.busy, .timeout].contains(failure.kind) {
            guard let code else { throw failure }
            throw ExitStatus(Int32(truncatingIfNeeded: code), for: failure)
        }
    }
}
