import BookingSQL
import CSystem
import Glibc

/// The whole program: from the words of the command line to the exit code.
public enum Booking {
    public static let version = "0.1.0"

    /// What a report of a fault has to say: also the schema that the program brings, and what it was built from.
    static var versionLine: String {
        let commit = String(cString: csystem_commit())
        return "booking \(version) (schema \(Scripts.migrations.count)\(commit.isEmpty ? "" : ", commit \(commit)"))"
    }

    fileprivate static func run(_ arguments: RawArguments) -> Int32 {
        Descriptor.reserveStandard()
        Signals.ignorePipe()
        Signals.hearChildren()
        let streams = Streams()
        do {
            return run(try arguments.words(), streams: streams)
        } catch {
            return end(with: error, of: arguments.repairedWords, streams)
        }
    }

    static func run(_ words: [String], streams: Streams) -> Int32 {
        var isVerbose = false
        if words.first == Complete.word {
            Complete.run(Array(words.dropFirst()), streams)
            return 0
        }
        do {
            let invocation = try Invocation.parse(words)
            isVerbose = invocation.has(GlobalOptions.verbose.definition.name)
            if invocation.has(GlobalOptions.version.definition.name) {
                try streams.out.writeLine(versionLine)
            } else {
                try invocation.command.run(Context(invocation, streams: streams))
            }
            try streams.out.close()
            return 0
        } catch {
            return end(with: error, of: words, isVerbose: isVerbose, streams)
        }
    }

    static func asksForJSON(_ words: [String]) -> Bool {
        [.json, .ndjson].contains(Parser.format(askedForBy: words))
    }

    /// What was printed before the failure is data all the same: that it is lost is the worse failure.
    /// - Parameter words: the command line.
    static func end(
        with error: any Error, of words: [String], isVerbose: Bool = false, _ streams: Streams
    ) -> Int32 {
        let status = end(with: error, asJSON: asksForJSON(words), isVerbose: isVerbose, streams)
        if status != 0, Acquire.isForShell(words) { try? Acquire.tellShell(status, streams) }
        return status
    }

    private static func end(
        with error: any Error, asJSON: Bool, isVerbose: Bool, _ streams: Streams
    ) -> Int32 {
        if error is ClosedPipe { return 0 }
        if let exit = error as? ExitStatus {
            if let failure = exit.failure { _ = end(with: failure, asJSON: asJSON, isVerbose: isVerbose, streams) }
            return exit.code
        }
        let failure = loss(of: streams.out) ?? error as? Failure ?? Failure.unexpected(error)
        ErrorPrinter(err: streams.err, asJSON: asJSON, isVerbose: isVerbose).print(failure)
        return failure.kind.exitCode
    }

    private static func loss(of out: Output) -> Failure? {
        do {
            try out.flush()
            return nil
        } catch {
            return error as? Failure
        }
    }
}

/// What `main` calls (Sources/booking/main.c).
@_cdecl("booking_run")
public func runBooking(_ count: Int32, _ words: UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Int32 {
    Booking.run(RawArguments(words, count: Int(count)))
}
