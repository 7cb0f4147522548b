import Glibc

/// `booking wait ID`
enum Wait: Command {
    static let words = "wait"
    static let `for`: Option<Self, Duration?> = .interval("for", zero: true, "no longer than this")
    static let options = list(`for`)

    static let definition = CommandDefinition(
        .look, "wait until a booking is decided",
        arguments: [.one("ID", .booking)],
        formats: .records,
        details: [
            "Prints the booking as it then is. The exit status is 0 when it is VALID, 5 when it was rejected or deleted, "
                + "and 4 when it is still PENDING after the time of `--for`. "
                + "A booking of one's own is decided as soon as it can be, whenever the resolver runs next."
        ],
        examples: [
            Example("booking wait 3f2a", "Until it is decided"),
            Example("booking wait 3f2a --for 10m --quiet", "For at most ten minutes, in a script"),
        ])

    static func run(_ given: Given<Self>, _ context: Context) throws {
        let limit = try given[Self.for]
        let waiting = try Waiting(context, limit: limit)
        let id = given.arguments[0]
        try waiting.run(id) { booking in
            guard let booking else { return }
            try context.print(Report(ids: [booking.id ?? ""], record: booking) { try $0.table([booking]) })
        }
    }
}

/// A session whose waits a signal ends, and what the end of a wait means for the command.
struct Waiting {
    let session: Session
    private let signals: SignalDescriptor
    private let limit: Duration?
    private let context: Context

    init(_ context: Context, limit: Duration?) throws {
        self.context = context
        self.limit = limit
        signals = SignalDescriptor([SIGINT, SIGTERM])
        session = try context.session(interrupt: signals.descriptor, decides: true)
    }

    /// - Parameters:
    ///   - known: the booking as it was a moment ago; nil where it need not exist.
    ///   - print: is handed the booking as it was last seen, or nil where the wait failed, or a signal ended it, which
    ///     also ends the process.
    /// - Throws: a `Failure` where the booking is not VALID.
    func run(_ id: String, known: BookingRecord? = nil, print: (BookingRecord?) throws -> Void) throws {
        switch try wait(id, known, print) {
        case .decided(let booking):
            try print(booking)
            if booking.status != .valid { throw Failure.rejected(booking) }
        case .timeout(let booking):
            try print(booking)
            throw Failure.stillPending(booking)
        case .signal(let signal):
            session.disconnect()
            try print(nil)
            try context.out.flush()
            signals.end(by: signal)
        }
    }

    private func wait(_ id: String, _ known: BookingRecord?, _ print: (BookingRecord?) throws -> Void) throws
        -> DecisionWait.End
    {
        var wait = DecisionWait(id, known: known, user: context.user, session: session, signals: signals, limit: limit)
        do {
            return try wait.run()
        } catch {
            session.disconnect()
            try print(nil)
            throw error
        }
    }

    /// What comes before the wait: a signal ends it as it would end any command.
    func endingBySignal<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch is Interrupted {
            signals.end(by: signals.take() ?? SIGTERM)
            throw Interrupted()
        }
    }
}
